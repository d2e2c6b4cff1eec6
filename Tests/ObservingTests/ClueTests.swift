import AirQuality
import Chronology
import Observing
import Testing
import Wording

/// What the data tell about a difference.
@Suite struct ClueTests {
    /// The cells behind the station: AQI, level, primary, PM2.5, PM10, CO, NO2, O3, 8-hour O3, SO2; all of 5 April 2020, by the 2012 edition.
    static let table: [(row: String, clues: [Clue])] = [
        // The index
        ("NaN,,NaN,30,101,0.4,5,79,76,5", [.notPublished(missing: [])]),
        ("NaN,,NaN,1416,NaN,0.8,34,26,57,6", [.notPublished(missing: PollutantSet(.pm10))]),
        ("64,良,细颗粒物(PM2.5),46,NaN,0.6,8,93,90,8", [.publishedIncomplete(missing: PollutantSet(.pm10), isLargestOfRest: true)]),
        ("70,良,颗粒物(PM10),46,NaN,0.6,8,93,90,8", [.publishedIncomplete(missing: PollutantSet(.pm10), isLargestOfRest: false)]),
        ("250,重度污染,颗粒物(PM10),90,NaN,0.6,8,93,90,8", [.missingMayBeLarger(PollutantSet(.pm10))]),
        ("114,轻度污染,细颗粒物(PM2.5),75,76,0.4,5,79,76,5", [.edition(.hj2026)]),
        ("77,良,臭氧8小时,30,40,0.4,5,79,132,5", [.ozoneEightHours]),
        ("43,优,—,30,101,0.4,5,79,76,5", [.leftOut(PollutantSet(.pm10))]),
        ("75,良,颗粒物(PM10),30,101,0.4,5,79,76,5", [.oneApart]),
        ("90,良,颗粒物(PM10),30,101,0.4,5,79,76,5", [.unexplained]),
        // The primary pollutants
        ("500,严重污染,颗粒物(PM10),600,700,0.4,5,79,76,5", [.tie(unnamed: PollutantSet(.pm25))]),
        ("43,优,细颗粒物(PM2.5),30,40,0.4,5,79,76,5", [.primaryNotDue]),
        ("76,良,—,30,101,0.4,5,79,76,5", [.primaryNotNamed]),
        ("76,良,臭氧1小时,30,101,0.4,5,79,76,5", [.unexplained]),
        ("76,良,颗粒物(PM10) 花粉,30,101,0.4,5,79,76,5", [.unknownWords(["花粉"])]),
        // The values
        (
            "200,中度污染,二氧化硫(SO2),30,40,0.4,5,79,76,900",
            [.publishedIncomplete(missing: PollutantSet(.so2), isLargestOfRest: false), .scaleEnds(PollutantSet(.so2))]
        ),
        ("90,良,颗粒物(PM10),60,50,0.4,5,79,76,5", [.fineAboveCoarse]),
    ]

    @Test(arguments: table)
    func `a difference has the clues that its row holds`(example: (row: String, clues: [Clue])) throws {
        let result = try RecomputationTests.recompute("20200405,1,某站,\(example.row)\n")
        #expect(result.rows.map(\.clues) == [example.clues])
        #expect(result.rows.allSatisfy { !$0.agrees })
    }

    @Test(arguments: [("1", [Clue.neighbour(fiveApril(1))]), ("3", [.neighbour(fiveApril(3))]), ("4", [.unexplained])])
    func `an index that belongs to the hour beside it is recognised`(hour: String, clues: [Clue]) throws {
        let rows = ["\(hour),某站,43,优,—,30,40", "2,某站,43,优,—,100,200"].map { "20200405,\($0),0.4,5,79,76,5\n" }
        #expect(try RecomputationTests.recompute(rows.joined()).rows.map(\.clues) == [[], clues])
        // Of another station it says nothing.
        let elsewhere = rows[0].replacing("某站", with: "别站") + rows[1]
        #expect(try RecomputationTests.recompute(elsewhere).rows.last?.clues == [.unexplained])
    }

    private static func fiveApril(_ hour: Int) -> Timestamp { HourStamp.instant(CalendarDate(dayNumber: 18_357), hour: hour) }

    @Test func `primary pollutants are compared as sets, whatever stands between them`() throws {
        let rows = ["\"\n 颗粒物(PM10)\n\n 细颗粒物(PM2.5)\n\"", "细颗粒物(PM2.5) 颗粒物(PM10)", "PM2.5、PM10", "\"PM10,PM2.5\""].map {
            "20200405,1,某站,500,严重污染,\($0),600,700,0.4,5,79,76,5\n"
        }
        let result = try RecomputationTests.recompute(rows.joined())
        #expect(result.complete.agreeing == 4)
    }

    @Test func `a day that was published without a pollutant, or not at all, says so`() throws {
        let text = """
            city,date,aqi,pm25_ugm3,pm10_ugm3,so2_ugm3,co_mgm3,no2_ugm3,o3_8h_ugm3
            某市,2015-01-01,73,35,95,5,0,20,50
            某市,2015-01-02,0,35,95,5,1,20,50
            某市,2015-01-03,80,100,95,5,1,20,50
            某市,2015-01-04,73,35,95,5,1,20,50

            """
        let result = try Recomputation(of: Array(text.utf8), by: RecomputationTests.ofTheDay)
        #expect(
            result.rows.map(\.clues) == [
                [.publishedIncomplete(missing: PollutantSet(.co), isLargestOfRest: true)], [.notPublished(missing: [])],
                [.ownSeries, .fineAboveCoarse], [],
            ])
    }

    @Test func `every clue has a code of its own and says something in both languages`() {
        let clues = Self.table.flatMap(\.clues) + [.neighbour(Timestamp(secondsSince1970: 0)), .ownSeries]
        let codes = Dictionary(grouping: Set(clues), by: \.code)
        #expect(codes.count == 16)
        #expect(Set(clues.map(\.text)).count == Set(clues).count)
        #expect(clues.allSatisfy { !$0.text.zh.isEmpty && !$0.text.en.isEmpty && $0.text.zh != $0.text.en })
    }
}
