import Chronology
import Events
import Observing
import Playbook
import Region
import Testing
import Wording

/// What becomes of a file's rows.
@Suite struct IntakeTests {
    static let header = "Date,Hour,WatchPoint,AQI,Level,PrimaryPollution,PM2.5,PM10,CO,NO2,O3_1h,O3_8h,SO2\n"

    static func row(_ hour: Int, _ station: String = "吾办", pm10: String = "300", day: String = "20200405") -> String {
        "\(day),\(hour),\(station),200,中度污染,颗粒物(PM10),90,\(pm10),0.4,5,79,76,5\n"
    }

    // MARK: Values

    @Test func `a row becomes one observation with its exact values`() throws {
        var node = try Node()
        try node.read("a.csv", Self.header + "20200405,24,吾办,142,轻度污染,\"\n 颗粒物(PM10)\n 细颗粒物(PM2.5)\n\",90,NaN,0.4,5,79,,5\n")
        let hour = try #require(try node.payloads(ObservationRecorded.self).first)
        #expect(hour.station == "2699A")
        #expect(hour.place == "653101")
        #expect(hour.hour.beijingText == "2020-04-06 00:00")
        #expect(hour.values == ["pm2_5": 90, "co": 0.4, "no2": 5, "o3": 79, "so2": 5])
        #expect(hour.publishedAQI == 142)
        #expect(hour.publishedPrimary == ["pm10", "pm2_5"])
        #expect(hour.revision == 0 && hour.line == 2 && hour.file == "a.csv")
    }

    // MARK: Revisions

    @Test func `the same value again is counted and not recorded`() throws {
        var node = try Node()
        try node.read("a.csv", Self.header + Self.row(1))
        let read = try node.read("b.csv", Self.header + Self.row(1) + Self.row(2))
        #expect(read?.unchanged == 1 && read?.recorded == 1 && read?.corrected == 0)
        #expect(try node.payloads(ObservationRecorded.self).map(\.revision) == [0, 0])
    }

    @Test func `a different value is the next revision`() throws {
        var node = try Node()
        for (file, pm10) in [("a.csv", "300"), ("b.csv", "310"), ("c.csv", "320"), ("d.csv", "300")] {
            try node.read(file, Self.header + Self.row(1, pm10: pm10))
        }
        let hours = try node.payloads(ObservationRecorded.self)
        #expect(hours.map(\.revision) == [0, 1, 2, 3])
        #expect(hours.map { $0.values["pm10"] } == [300, 310, 320, 300])
    }

    @Test func `a file that grows after another file corrected it does not take the correction back`() throws {
        var node = try Node()
        try node.read("a.csv", Self.header + Self.row(1))
        try node.read("b.csv", Self.header + Self.row(1, pm10: "310"))
        let read = try node.read("a.csv", Self.header + Self.row(1) + Self.row(2))
        #expect(read?.unchanged == 1 && read?.recorded == 1 && read?.corrected == 0)
        #expect(node.state.hours["653101"]?.days.count == 1)
        #expect(try node.payloads(ObservationRecorded.self).map(\.revision) == [0, 1, 0])
    }

    @Test func `of several rows for one hour in a file the last stands, however often the file grows`() throws {
        var node = try Node()
        var text = Self.header + Self.row(1, pm10: "NaN") + Self.row(1) + Self.row(1)
        let first = try node.read("a.csv", text)
        #expect(first?.recorded == 1 && first?.corrected == 1 && first?.unchanged == 1)
        text += Self.row(2)
        let second = try node.read("a.csv", text)
        #expect(second?.recorded == 1)
        #expect(try node.payloads(ObservationRecorded.self).map { $0.values["pm10"] } == [300, 300])
    }

    @Test func `the same content under the same name gives nothing at all`() throws {
        var node = try Node()
        let text = Self.header + Self.row(1)
        #expect(try node.read("a.csv", text) != nil)
        #expect(try node.read("a.csv", text) == nil)
    }

    @Test func `a file read again after a crash at any point repeats nothing`() throws {
        let text = Self.header + Self.row(1) + Self.row(2) + "20200405,3,吾办,x\n" + Self.row(4)
        var whole = try Node()
        try whole.read("a.csv", text)
        for crash in 0...whole.journal.count {
            var node = try Node()
            for event in whole.journal.prefix(crash) { try node.append(event) }
            try node.read("a.csv", text)
            #expect(node.journal.dropLast().map(\.id) == whole.journal.dropLast().map(\.id))
            #expect(node.state == whole.state)
        }
    }

    @Test func `a day of a city that is printed otherwise later is the next revision`() throws {
        var node = try Node()
        let header = "city,date,aqi,pm25_ugm3,pm10_ugm3\n"
        try node.read("a.csv", header + "喀什地区,2020-04-01,80,40,0\n")
        let read = try node.read("b.csv", header + "喀什地区,2020-04-01,80,41,0\n喀什地区,2020-04-02,0,0,0\n")
        #expect(read?.corrected == 1 && read?.recorded == 1)
        let days = try node.payloads(DayRecorded.self)
        #expect(days.map(\.revision) == [0, 1, 0])
        #expect(days.map(\.values) == [["pm2_5": 40], ["pm2_5": 41], [:]])
        #expect(days.map(\.publishedAQI) == [80, 80, nil])
    }

    // MARK: Rows kept aside

    static let faulty: [(row: String, says: String)] = [
        ("20200405,1,吾办,200,x,y,90,-5,0.4,5,79,76,5\n", "‘PM10’ is ‘-5’"),
        ("20200405,1,吾办,200,x,y,90,abc,0.4,5,79,76,5\n", "‘PM10’ is ‘abc’"),
        ("20200405,1,吾办,200,x,y,90,10001,0.4,5,79,76,5\n", "‘PM10’ is 10001, beyond what instruments measure (10000 µg/m³)"),
        ("20200405,1,吾办,200,x,y,90,300,400,5,79,76,5\n", "‘CO’ is 400, beyond"),
        ("20200405,1,吾办,501,x,y,90,300,0.4,5,79,76,5\n", "‘AQI’ is 501, beyond"),
        ("20200405,1,吾办,200,x,y,90,300,0.4,5,79,76\n", "the row has 12 cells and the header 13"),
        ("20200431,1,吾办,200,x,y,90,300,0.4,5,79,76,5\n", "‘20200431’ is no day"),
        ("20200405,25,吾办,200,x,y,90,300,0.4,5,79,76,5\n", "‘25’ is no hour"),
        ("20200410,1,吾办,200,x,y,90,300,0.4,5,79,76,5\n", "2020-04-10 01:00 has not come yet"),
        ("20200405,1,吾办,200,x,\"y,90,300,0.4,5,79,76,5\n", "a quoted cell does not end"),
        ("20200405,1,吾\"办,200,x,y,90,300,0.4,5,79,76,5\n", "a quote stands inside a cell"),
        ("20200405,1,\"吾办\"x,200,x,y,90,300,0.4,5,79,76,5\n", "text behind a closing quote"),
        ("20200405,1,无名站,200,x,y,90,300,0.4,5,79,76,5\n", "no station is called ‘无名站’"),
    ]

    @Test(arguments: faulty)
    func `a row that cannot be read is kept aside with its line, and the rows around it are recorded`(
        fault: (row: String, says: String)
    ) throws {
        var node = try Node()
        let read = try node.read("a.csv", Self.header + Self.row(1) + fault.row + Self.row(2))
        #expect(read?.recorded == 2 && read?.quarantined == 1)
        let aside = try #require(try node.payloads(ObservationQuarantined.self).first)
        #expect(aside.line == 3)
        #expect(aside.reason.en.contains(fault.says), "\(aside.reason.en)")
        #expect(!aside.reason.zh.isEmpty && aside.reason.zh != aside.reason.en)
        #expect(aside.content == fault.row.dropLast())
    }

    @Test func `a last row that is cut off is kept aside, and read when the file has grown`() throws {
        var node = try Node()
        let text = Self.header + Self.row(1) + Self.row(2)
        let cut = try node.read("a.csv", String(text.dropLast(8)))
        #expect(cut?.recorded == 1 && cut?.quarantined == 1)
        #expect(try node.payloads(ObservationQuarantined.self).first?.reason.en.contains("cut off") == true)
        #expect(try node.read("a.csv", text)?.recorded == 1)
        #expect(try node.payloads(ObservationRecorded.self).count == 2)
    }

    @Test func `rows older than what is held are reported once, counted, and change nothing`() throws {
        var node = try Node()
        try node.read("new.csv", Self.header + Self.row(1))
        let old = (1...5).map { Self.row($0, day: "20200225") }.joined()
        let read = try node.read("old.csv", Self.header + old)
        #expect(read?.quarantined == 5 && read?.recorded == 0)
        #expect(try node.payloads(ObservationQuarantined.self).count == 1)
        #expect(node.state.hours["653101"]?.days.map { "\($0.date)" } == ["2020-04-05"])
    }

    @Test func `the faults reported of one file are bounded, the count is not`() throws {
        var node = try Node()
        let rows = (0..<1000).map { "20200405,1,吾办,x\($0)\n" }.joined()
        let read = try node.read("a.csv", Self.header + rows)
        #expect(read?.quarantined == 1000)
        let aside = try node.payloads(ObservationQuarantined.self)
        #expect(aside.count == Intake.maximumFaults + 1)
        #expect(aside.last?.reason.en.contains("only counted") == true)
    }

    @Test func `rows beyond the largest number are not read, and the file says so`() throws {
        let limits = ReadingLimits(largest: ReadingLimits.usual.largest, rows: 3)
        let text = Self.header + (1...5).map { Self.row($0) }.joined()
        let file = Intake.File(name: "a.csv", bytes: Array(text.utf8), digest: "1")
        let items = try Intake(region: Shipped.region(), limits: limits).items(of: file, known: ObserveState(), at: .afterTheEpisode)
        let aside = items.compactMap { $0.payload as? ObservationQuarantined }
        #expect(items.count == 3 + 1 + 1)
        #expect(aside.map(\.line) == [5])
        #expect(aside.first?.reason.en.contains("more than 3 rows") == true)
    }

    @Test func `a file read again on purpose gives the rows of a station that the region has learnt since`() throws {
        let region = try Shipped.region()
        let file = Intake.File(name: "a.csv", bytes: Array((Self.header + Self.row(1) + Self.row(1, "新站")).utf8), digest: "1")
        var state = ObserveState()
        let processor = ObserveProcessor(side: .local, region: region)
        for item in Intake(region: region).items(of: file, known: state, at: .afterTheEpisode) {
            _ = try processor.handle(item.event(side: .local, realm: .actual, time: .afterTheEpisode), state: &state)
        }
        let station = Station(
            code: "9999A", name: Bilingual(zh: "新站", en: "New"), place: "653101", latitude: 39.4, longitude: 76, provenance: .illustrative)
        let larger = Intake(region: Region(places: region.places, stations: region.stations + [station]))
        #expect(larger.items(of: file, known: state, at: .afterTheEpisode).isEmpty)
        let again = larger.items(of: file, known: state, at: .afterTheEpisode, again: true)
        #expect(again.compactMap { ($0.payload as? ObservationRecorded)?.station } == ["9999A"])
        #expect((again.last?.payload as? FileRead)?.unchanged == 1)
    }

    // MARK: Files kept aside

    static let strange: [(bytes: [UInt8], says: String)] = [
        ([], "the file is empty"),
        (Array(" \n\n".utf8), "the file is empty"),
        ([0xEF, 0xBB, 0xBF], "the file is empty"),
        // 喀什 in GBK, behind a header that is plain.
        (Array("city,date,aqi\n".utf8) + [0xBF, 0xA6, 0xCA, 0xB2] + Array(",2020-04-01,80\n".utf8), "iconv -f GB18030 -t UTF-8"),
        ([0xFF, 0xFE, 0x44, 0x00], "iconv -f UTF-16 -t UTF-8"),
        ([0x44, 0x80, 0x20, 0xFF], "no UTF-8 text"),
        (Array("a,b,c\n1,2,3\n".utf8), "no known layout has this header"),
        (Array("date,hour,type,1001A,1002A\n20200405,1,PM10,5,6\n".utf8), "no column is a known station or city"),
    ]

    @Test(arguments: strange)
    func `a file that cannot be read says what to do about it, and is closed`(file: (bytes: [UInt8], says: String)) throws {
        var node = try Node()
        let read = try node.read("a.csv", file.bytes)
        #expect(read?.quarantined == 1 && read?.recorded == 0)
        let aside = try #require(try node.payloads(ObservationQuarantined.self).first)
        #expect(aside.line == 1)
        #expect(aside.reason.en.contains(file.says), "\(aside.reason.en)")
    }

    @Test func `a file that is too large is not read`() throws {
        let file = Intake.File(name: "a.csv", bytes: Array(repeating: 0x31, count: Intake.maximumBytes + 1), digest: "1")
        let items = try Intake(region: Shipped.region()).items(of: file, known: ObserveState(), at: .afterTheEpisode)
        #expect((items.first?.payload as? ObservationQuarantined)?.reason.en.contains("split it by months") == true)
        #expect(items.count == 2)
    }

    @Test func `a name that no event may have as its subject is made fit`() throws {
        var node = try Node()
        try node.read("喀什 地区\t" + String(repeating: "长", count: 60) + ".csv", Self.header + Self.row(1))
        let closing = try #require(node.journal.last)
        #expect(try Event(json: closing.json) == closing)
    }

    // MARK: The national network's layout

    @Test func `the national layout is read by its columns, and the rest of the country passed over`() throws {
        var node = try Node()
        let text = """
            \u{FEFF}date,hour,type,1001A,2698A,2699A,图木舒克市,喀什地区
            20200405,1,AQI,50,200,,80,190
            20200405,1,PM10,50,300.5,,90,280
            20200405,1,PM10_24h,50,310,300,95,
            20200405,1,O3_8h,50,76,,60,70
            20200405,1,CO,,-1,,0.3,0.4
            20200405,1,风速,1,2,3,4,5

            """
        let read = try node.read("china_sites_20200405.csv", text)
        #expect(read?.layout == FileLayout.networkHours.rawValue)
        let hours = try node.payloads(ObservationRecorded.self)
        // Tumxuk has no station, so its city column stands for it; Kashgar has stations, so its city column does not.
        #expect(hours.map(\.station) == ["2698A", "659003"])
        #expect(hours.first?.values == ["pm10": 300.5, "o3_8h": 76])
        #expect(hours.last?.values == ["pm10": 90, "o3_8h": 60, "co": 0.3])
        #expect(hours.map(\.publishedAQI) == [200, 80])
        #expect(hours.map(\.line) == [2, 2])
        let aside = try node.payloads(ObservationQuarantined.self)
        #expect(aside.map(\.content) == ["2698A: -1", "20200405,1,风速,1,2,3,4,5"])
    }
}
