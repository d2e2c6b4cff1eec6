import Chronology
import Events
import Observing
import Testing

/// What is said of a day with too few hours.
@Suite struct PartialDayTests {
    private func assessed(_ hours: some Sequence<Int>, stations: [String] = DayTests.stations) throws -> DayAssessed {
        var node = try Node()
        try node.read("a.csv", DayTests.file(hours, stations: stations), at: DayTests.at(20))
        try node.wait(until: DayTests.at(2, dayAfter: 1))
        return try #require(node.assessed.first)
    }

    @Test(arguments: [(6, 300), (19, 300), (5, nil)] as [(Int, Double?)])
    func `from six hours on a day without a valid mean has a partial one, and neither index nor dust ratio`(
        hours: Int, mean: Double?
    ) throws {
        let day = try assessed(1...hours)
        #expect(day.means["pm10"] == nil)
        #expect(day.partialMeans["pm10"] == mean)
        #expect(day.validHours["pm10"] == hours)
        #expect(day.aqi == nil && day.level == nil && day.primary.isEmpty && day.dustRatio == nil)
    }

    @Test func `a valid day has no partial means`() throws {
        #expect(try assessed(1...24).partialMeans.isEmpty)
    }

    @Test func `as many stations are needed as for a valid mean`() throws {
        #expect(try assessed(1...12, stations: Array(DayTests.stations.prefix(1))).partialMeans.isEmpty)
        #expect(try assessed(1...12, stations: Array(DayTests.stations.prefix(2))).partialMeans["pm10"] == 300)
    }

    @Test func `a partial mean is the mean over the means of the stations, each with six hours of its own`() throws {
        var node = try Node()
        let rows = [("巡警大队", 1...12, 100), ("吾办", 1...6, 400), ("市环境监测站", 1...5, 900)].map { name, hours, pm10 in
            hours.map { IntakeTests.row($0, name, pm10: String(pm10)) }.joined()
        }
        try node.read("a.csv", IntakeTests.header + rows.joined(), at: DayTests.at(20))
        try node.wait(until: DayTests.at(2, dayAfter: 1))
        #expect(node.assessed.first?.partialMeans["pm10"] == 250)
    }

    @Test func `hours that come late make a partial mean a valid one`() throws {
        var node = try Node()
        try node.read("a.csv", DayTests.file(1...10), at: DayTests.at(20))
        try node.wait(until: DayTests.at(2, dayAfter: 1))
        try node.read("b.csv", DayTests.file(11...24), at: DayTests.at(9, dayAfter: 1))
        #expect(node.assessed.map { $0.partialMeans["pm10"] } == [300, nil])
        #expect(node.assessed.map { $0.means["pm10"] } == [nil, 300])
    }

    /// Worked out apart from this program.
    @Test func `of the episode of 2020 the incomplete days are told by their hours`() throws {
        var node = try Node()
        for name in ["kashediqu_2020-03-26_to_04-02.csv", "喀什地区.csv"] { try node.read(name, Shipped.sample("hourly/\(name)")) }
        let expected: [(String, Int, Double?)] = [
            ("2020-03-26", 3, nil), ("2020-03-27", 8, 1560), ("2020-03-30", 14, 437), ("2020-04-01", 17, 807), ("2020-04-02", 18, 534),
            ("2020-04-06", 3, nil),
        ]
        for (date, hours, pm10) in expected {
            let day = try #require(node.day(date))
            #expect(day.validHours["pm10"] == hours)
            #expect(day.partialMeans["pm10"].map { $0.rounded() } == pm10, "\(date)")
        }
    }
}
