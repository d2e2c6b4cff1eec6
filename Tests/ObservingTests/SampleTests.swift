import Chronology
import Events
import Observing
import Testing
import Wording

/// The real files: 26 March – 8 April 2020 by the hour, 2014–2016 by the day.
@Suite struct SampleTests {
    static let hourly: [(file: String, recorded: Int, unchanged: Int, quarantined: Int)] = [
        ("hetiandiqu_2020-03-26_to_04-02.csv", 148, 8, 0),
        ("kashediqu_2020-03-26_to_04-02.csv", 207, 24, 0),
        ("kezhou_2020-03-26_to_04-02.csv", 67, 9, 0),
        ("伊犁哈萨克州.csv", 0, 0, 288),
        ("克州.csv", 93, 5, 0),
        ("和田地区.csv", 186, 4, 0),
        ("喀什地区.csv", 276, 12, 0),
        ("阿克苏地区.csv", 186, 6, 0),
    ]

    @Test(arguments: hourly)
    func `every row of an hourly file is recorded, known already or kept aside`(
        sample: (file: String, recorded: Int, unchanged: Int, quarantined: Int)
    ) throws {
        var node = try Node()
        let read = try #require(try node.read(sample.file, Shipped.sample("hourly/\(sample.file)")))
        #expect(read.layout == FileLayout.stationHours.rawValue)
        #expect(read.recorded == sample.recorded)
        #expect(read.unchanged == sample.unchanged)
        #expect(read.corrected == 0)
        #expect(read.quarantined == sample.quarantined)
        #expect(try node.payloads(ObservationRecorded.self).count == sample.recorded)
    }

    @Test func `every primary pollutant that the network printed is understood`() throws {
        var node = try Node()
        for name in Shipped.hourly { try node.read(name, Shipped.sample("hourly/\(name)")) }
        let hours = try node.payloads(ObservationRecorded.self).filter { ($0.publishedAQI ?? 0) > 50 }
        #expect(hours.count > 1000)
        #expect(hours.allSatisfy { !$0.publishedPrimary.isEmpty })
    }

    @Test(arguments: [("kashgar", "653101", 548), ("aksu", "652901", 536), ("hotan", "653201", 548)])
    func `a file of daily means becomes days of its place`(city: String, place: String, rows: Int) throws {
        var node = try Node()
        let read = try #require(try node.read("\(city).csv", Shipped.sample("daily/\(city)_daily_2014-12_2016-06.csv")))
        #expect(read.layout == FileLayout.cityDays.rawValue)
        #expect(read.recorded == rows)
        let days = try node.payloads(DayRecorded.self)
        #expect(days.allSatisfy { $0.place == place && $0.revision == 0 && !$0.values.values.contains(0) })
        #expect(node.state.history[place]?.count == rows)
    }

    @Test func `the first day of Kashgar's daily file is read as it is printed`() throws {
        var node = try Node()
        try node.read("kashgar.csv", Shipped.sample("daily/kashgar_daily_2014-12_2016-06.csv"))
        let day = try #require(try node.payloads(DayRecorded.self).first)
        #expect(day.values == ["pm2_5": 171.6, "pm10": 295.8, "so2": 94.3, "co": 2.956, "no2": 61.4, "o3_8h": 62])
        #expect(day.publishedAQI == 221)
        #expect(day.line == 2)
    }

    @Test func `a city that the region does not know is reported once, with what to add`() throws {
        var node = try Node()
        let read = try #require(try node.read("korla.csv", Shipped.sample("daily/korla_daily_2014-12_2016-06.csv")))
        #expect(read.quarantined == 913)
        let aside = try node.payloads(ObservationQuarantined.self)
        #expect(aside.map(\.line) == [2])
        #expect(aside.first?.reason.en.contains("Playbooks/region/places.yaml") == true)
        #expect(aside.first?.reason.zh.contains("库尔勒") == true)
    }

    @Test func `stations that the region does not know are reported once each, with their first row`() throws {
        var node = try Node()
        try node.read("伊犁哈萨克州.csv", Shipped.sample("hourly/伊犁哈萨克州.csv"))
        let aside = try node.payloads(ObservationQuarantined.self)
        #expect(aside.map(\.line) == [2, 3, 4])
        #expect(aside.last?.content.contains("\n") == true)
        #expect(aside.allSatisfy { $0.reason.en.contains("stations.yaml") })
    }

    /// Means worked out apart from this program; the index follows from PM10 by HJ 633-2012.
    @Test func `of 27 March to 8 April 2020 only 31 March and 3 April are valid days in Kashgar`() throws {
        let node = try Self.episode()
        let days = stride(from: 0, to: 13, by: 1).compactMap { node.day("\(Self.first.advanced(by: $0))") }
        // Of 28 and 29 March there is no row at all.
        #expect(days.count == 11)
        #expect(days.filter { $0.aqi != nil }.map { "\($0.date)" } == ["2020-03-31", "2020-04-03"])
        #expect(days.filter { $0.aqi == nil }.allSatisfy { $0.unavailable != nil && $0.means.isEmpty && $0.level == nil })
        #expect(days.map { $0.validHours["pm10"] } == [8, 14, 23, 17, 18, 20, 18, 17, 3, 16, 3])
    }

    @Test func `31 March 2020 in Kashgar was a dust day with an index of 500`() throws {
        let day = try #require(try Self.episode().day("2020-03-31"))
        #expect(day.edition == "hj633_2012")
        #expect(day.aqi == 500)
        #expect(day.level == 6)
        #expect(day.primary == ["pm10"])
        #expect(day.dustRatio == 0.282)
        let published = ["pm2_5": 301.652, "pm10": 1067.942, "co": 0.659, "no2": 22.435, "so2": 7.725, "o3_8h": 69.905]
        #expect(Set(day.means.keys) == Set(published.keys))
        for (code, mean) in published { #expect(abs((day.means[code] ?? 0) - mean) < 0.0015) }
    }

    @Test func `3 April 2020 in Kashgar has no valid ozone and is reported by its PM10`() throws {
        let day = try #require(try Self.episode().day("2020-04-03"))
        #expect(day.aqi == 235)
        #expect(day.primary == ["pm10"])
        #expect(day.means["o3_8h"] == nil)
        // Two of three stations have twenty hours.
        #expect(day.means["pm10"] == 374.2)
    }

    @Test func `the order in which the files come changes nothing about the days`() throws {
        let names = ["喀什地区.csv", "kashediqu_2020-03-26_to_04-02.csv"]
        var turned = try Node()
        for name in names { try turned.read(name, Shipped.sample("hourly/\(name)")) }
        let straight = try Self.episode()
        for offset in 0..<14 {
            let date = "\(Self.first.advanced(by: offset - 1))"
            #expect(turned.day(date) == straight.day(date))
        }
    }

    private static let first = CalendarDate(dayNumber: 18_348)

    private static func episode() throws -> Node {
        var node = try Node()
        for name in ["kashediqu_2020-03-26_to_04-02.csv", "喀什地区.csv"] { try node.read(name, Shipped.sample("hourly/\(name)")) }
        return node
    }
}
