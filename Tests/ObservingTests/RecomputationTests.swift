import AirQuality
import Chronology
import Observing
import Testing
import Wording

/// Published files, judged again.
@Suite struct RecomputationTests {
    struct Sample {
        let file: String
        let complete: Int
        let incomplete: (rows: Int, agreeing: Int, notAvailable: Int)
    }

    /// Counted apart from this program.
    static let hourly = [
        Sample(file: "hetiandiqu_2020-03-26_to_04-02.csv", complete: 111, incomplete: (45, 44, 12)),
        Sample(file: "kashediqu_2020-03-26_to_04-02.csv", complete: 212, incomplete: (19, 19, 7)),
        Sample(file: "kezhou_2020-03-26_to_04-02.csv", complete: 62, incomplete: (14, 14, 6)),
        Sample(file: "伊犁哈萨克州.csv", complete: 273, incomplete: (15, 8, 2)),
        Sample(file: "克州.csv", complete: 91, incomplete: (7, 7, 3)),
        Sample(file: "和田地区.csv", complete: 175, incomplete: (15, 15, 3)),
        Sample(file: "喀什地区.csv", complete: 258, incomplete: (30, 30, 17)),
        Sample(file: "阿克苏地区.csv", complete: 174, incomplete: (18, 18, 0)),
    ]

    @Test(arguments: hourly)
    func `every complete hour of 2020 has the published index and primary pollutants`(sample: Sample) throws {
        let result = try Recomputation(of: Shipped.sample("hourly/\(sample.file)"), by: Self.ofTheDay)
        #expect(result.layout == .stationHours)
        #expect(result.editions == [.hj2012])
        #expect(result.unreadRows == 0 && result.namesPrimary && result.editionsAreKnown)
        #expect(result.complete.rows == sample.complete)
        #expect(result.complete.agreeing == sample.complete)
        #expect(result.incomplete.rows == sample.incomplete.rows)
        #expect(result.incomplete.agreeing == sample.incomplete.agreeing)
        #expect(result.incomplete.notAvailable == sample.incomplete.notAvailable)
        #expect(result.rows.allSatisfy { $0.clues.isEmpty == $0.agrees })
    }

    @Test func `the seven hours of Ili that differ were published without a pollutant, by the largest of the rest`() throws {
        let result = try Recomputation(of: Shipped.sample("hourly/伊犁哈萨克州.csv"), by: Self.ofTheDay)
        let differing = result.rows.filter { !$0.agrees }
        #expect(differing.map(\.given.line) == [32, 67, 70, 101, 166, 207, 215])
        #expect(differing.allSatisfy { $0.clues == [.publishedIncomplete(missing: $0.given.values.missing, isLargestOfRest: true)] })
    }

    @Test(arguments: [("aksu", 532, 93), ("hotan", 544, 38), ("kashgar", 548, 71), ("korla", 913, 146)])
    func `the daily index is a series of its own: few days agree`(city: String, complete: Int, agreeing: Int) throws {
        let file = try #require(Shipped.daily.first { $0.hasPrefix(city) })
        let result = try Recomputation(of: Shipped.sample("daily/\(file)"), by: Self.ofTheDay)
        #expect(result.layout == .cityDays && !result.namesPrimary)
        #expect(result.complete.rows == complete)
        #expect(result.complete.agreeing == agreeing)
        #expect(result.rows.filter { $0.isComplete && !$0.agrees }.allSatisfy { $0.clues.contains(.ownSeries) })
    }

    // MARK: The edition

    @Test func `a row is judged by the edition of its day, to which the hour that ends at midnight still belongs`() throws {
        let rows = [("20260228", "24", "100"), ("20260301", "00", "100"), ("20260301", "1", "114"), ("20991231", "1", "114")]
        let text = rows.map { "\($0.0),\($0.1),某站,\($0.2),,细颗粒物(PM2.5),75,76,0.4,5,79,76,5\n" }.joined()
        let result = try Self.recompute(text)
        #expect(result.rows.map(\.judged.edition) == [.hj2012, .hj2012, .hj2026, .hj2026])
        #expect(result.complete.agreeing == 4)
        // Nobody knows the figures of 2031.
        #expect(!result.editionsAreKnown)
    }

    @Test func `another edition can be asked for, by its year or its name`() throws {
        let row = "20200405,1,某站,100,良,细颗粒物(PM2.5),75,76,0.4,5,79,76,5\n"
        for name in ["2026", "hj633_2026"] {
            let result = try Self.recompute(row, by: Yardstick(.builtIn, edition: name))
            #expect(result.rows.map(\.judged.index) == [114])
            #expect(result.rows.map(\.clues) == [[.edition(.hj2012)]])
            #expect(result.editionsAreKnown)
        }
        #expect(throws: RecomputingError.unknownEdition("1996", known: ["2012", "2026"])) { try Yardstick(.builtIn, edition: "1996") }
    }

    // MARK: The layouts

    @Test func `a network file is judged for each of its columns, known to the region or not`() throws {
        let text = """
            date,hour,type,1001A,无名市
            20260301,1,AQI,112,
            20260301,1,PM2.5,40,30
            20260301,1,PM2.5_24h,41,31
            20260301,1,PM10,150,40
            20260301,1,SO2,5,x
            20260301,1,NO2,5,5
            20260301,1,O3,79,79
            20260301,1,CO,0.4,0.4

            """
        let result = try Recomputation(of: Array(text.utf8), by: Self.ofTheDay)
        #expect(result.layout == .networkHours && !result.namesPrimary)
        #expect(result.rows.map(\.given.name) == ["1001A", "无名市"])
        #expect(result.rows.map(\.judged.index) == [112, nil])
        #expect(result.rows.map(\.agrees) == [true, true])
        #expect(result.incomplete.notAvailable == 1)
        #expect(result.unread.map(\.line) == [6])
    }

    @Test func `rows that cannot be read are told with their line, and the others are judged`() throws {
        let good = "20200405,1,某站,76,良,颗粒物(PM10),30,101,0.4,5,79,76,5\n"
        let result = try Self.recompute(good + "20200405,1,某站,76\n" + "20200405,1,某站,76,良,x,abc,101,0.4,5,79,76,5\n" + good)
        #expect(result.rows.map(\.given.line) == [2, 5])
        #expect(result.unreadRows == 2)
        #expect(result.unread.map(\.line) == [3, 4])
        #expect(result.unread.allSatisfy { !$0.reason.zh.isEmpty && !$0.reason.en.isEmpty })
    }

    @Test func `the rows told one by one are bounded, the count is not, and rows beyond the largest number are not read`() throws {
        let good = "20200405,1,某站,76,良,颗粒物(PM10),30,101,0.4,5,79,76,5\n"
        let many = try Self.recompute(good + String(repeating: "x\n", count: 1000))
        #expect(many.unreadRows == 1000)
        #expect(many.unread.count == Intake.maximumFaults + 1)
        let limits = ReadingLimits(largest: ReadingLimits.usual.largest, rows: 3)
        let text = IntakeTests.header + String(repeating: good, count: 5)
        let cut = try Recomputation(of: Array(text.utf8), by: Self.ofTheDay, limits: limits)
        #expect(cut.rows.count == 3)
        #expect(cut.unread.map(\.reason.en).contains { $0.contains("more than 3 rows") })
    }

    // MARK: Files that cannot be judged

    static let hopeless: [(bytes: [UInt8], says: String)] = [
        ([], "the file is empty"),
        (Array("a,b\n1,2\n".utf8), "no known layout has this header"),
        ([0xBF, 0xA6, 0xCA, 0xB2, 0x2C, 0x0A], "iconv -f GB18030"),
        (Array(IntakeTests.header.utf8), "no value below the header"),
        (Array((IntakeTests.header + "20200405,25,某站,76,良,x,30,101,0.4,5,79,76,5\n").utf8), "line 2: ‘25’ is no hour"),
        (Array("Date,Hour,WatchPoint,PM10\n20200405,1,某站,5\n".utf8), "no published AQI"),
        (Array("date,hour,type,1001A\n20200405,1,PM10,5\n".utf8), "no published AQI"),
        (Array("city,date,pm10_ugm3\n某市,2020-04-05,5\n".utf8), "no published AQI"),
    ]

    @Test(arguments: hopeless)
    func `a file that cannot be judged says what to do, in both languages`(file: (bytes: [UInt8], says: String)) throws {
        let error = try #require(throws: RecomputingError.self) { try Recomputation(of: file.bytes, by: Self.ofTheDay) }
        #expect(error.text.en.contains(file.says), "\(error.text.en)")
        #expect(!error.text.zh.isEmpty && error.text.zh != error.text.en)
    }

    // MARK: In one line

    static let ofTheDay = Yardstick(.builtIn)

    static func recompute(_ rows: String, by yardstick: Yardstick = ofTheDay) throws -> Recomputation {
        try Recomputation(of: Array((IntakeTests.header + rows).utf8), by: yardstick)
    }
}
