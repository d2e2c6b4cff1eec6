import AirQuality
import Chronology
import Testing

@Suite("The index tables are the standard's")
struct IndexTableTests {
    /// HJ 633-2026 table 3 as printed: IAQI, SO2 d, SO2 1 h, NO2 d, NO2 1 h, CO d, CO 1 h, O3 8 h, O3 1 h, PM10 d, PM2.5 d.
    static let printed2026 = """
        0 0 0 0 0 0 0 0 0 0 0
        50 50 150 40 100 2 5 100 160 50 35
        100 150 500 80 200 4 10 160 200 120 60
        150 475 650 180 700 14 35 215 300 250 115
        200 800 800 280 1200 24 60 265 400 350 150
        300 1600 – 565 2340 36 90 800 800 420 250
        400 2100 – 750 3090 48 120 – 1000 500 350
        500 2620 – 940 3840 60 150 – 1200 600 500
        """
    static let printed2012 = printed2026.replacing("200 120 60", with: "200 150 75")

    @Test("at every breakpoint the index is the printed one", arguments: [(IndexTable.hj2012, printed2012), (.hj2026, printed2026)])
    func breakpoints(_ table: IndexTable, _ printed: String) throws {
        var seen = 0
        for row in printed.split(separator: "\n") {
            let cells = row.split(separator: " ")
            for (scale, cell) in zip(IndexScale.allCases, cells.dropFirst()) where cell != "–" {
                let concentration = try #require(Concentration(cell))
                #expect(table.iaqi(of: concentration, on: scale) == Int(cells[0]), "\(scale) at \(cell)")
                seen += 1
            }
        }
        #expect(seen == 75)
    }

    @Test(
        "the published checks hold",
        arguments: [
            (IndexTable.hj2026, Pollutant.pm25, "75", 114), (.hj2026, .pm10, "150", 112), (.hj2026, .co, "2.2", 55),
            (.hj2012, .pm25, "75", 100), (.hj2012, .pm10, "150", 100), (.hj2012, .co, "2.2", 55), (.hj2026, .pm25, "35.5", 52),
        ])
    func checks(_ table: IndexTable, _ pollutant: Pollutant, _ text: String, _ index: Int) throws {
        #expect(table.iaqi(of: try #require(Concentration(text)), pollutant, .day) == index)
    }

    @Test(
        "above a scale each edition does what it says",
        arguments: [
            (IndexTable.hj2026, IndexScale.so2Hour, Int?.some(200)), (.hj2026, .o3EightHours, 300), (.hj2012, .so2Hour, nil),
            (.hj2012, .o3EightHours, nil), (.hj2026, .pm10Day, 500), (.hj2012, .pm25Day, 500), (.hj2026, .o3Hour, 500),
        ])
    func above(_ table: IndexTable, _ scale: IndexScale, _ index: Int?) throws {
        #expect(table.iaqi(of: try #require(Concentration("5000")), on: scale) == index)
    }

    @Test("800.5 still rounds to 800 and stays on the scale")
    func edgeOfTheScale() throws {
        let edge = try #require(Concentration("800.5"))
        #expect(IndexTable.hj2012.iaqi(of: edge, .so2, .oneHour) == 200)
        #expect(IndexTable.hj2012.iaqi(of: edge, .o3, .eightHours) == 300)
    }

    @Test("one-hour PM is judged on the daily scale, and what has no scale has no index")
    func scales() throws {
        let value = try #require(Concentration("100"))
        #expect(IndexTable.hj2026.iaqi(of: value, .pm10, .oneHour) == IndexTable.hj2026.iaqi(of: value, .pm10, .day))
        #expect(IndexTable.hj2026.iaqi(of: value, .o3, .day) == nil)
        #expect(IndexTable.hj2026.iaqi(of: value, .pm25, .eightHours) == nil)
        for scale in IndexScale.allCases {
            let found = Averaging.allCases.contains { IndexScale(scale.pollutant, $0) == scale }
            #expect(found, "\(scale) is reached by its pollutant and averaging")
        }
    }

    @Test(
        "on every scale, step by step: never decreasing, and the smallest integer not below the exact value",
        arguments: [IndexTable.hj2012, .hj2026])
    func exactAndMonotone(_ table: IndexTable) {
        var wrong: [String] = []
        for scale in IndexScale.allCases {
            let nodes = self.nodes(of: table, on: scale)
            var before = 0
            for (low, high) in zip(nodes, nodes.dropFirst()) {
                for step in low.step...high.step {
                    let index = self.index(at: step, table, scale)
                    // i is the ceiling of the exact value when i·width ≥ rise and (i − 1)·width < rise.
                    let rise = (high.index - low.index) * (step - low.step)
                    let up = index - low.index
                    let width = high.step - low.step
                    if index < before || up * width < rise || (up - 1) * width >= rise { wrong.append("\(scale) \(step)") }
                    before = index
                }
            }
        }
        #expect(wrong.isEmpty)
    }

    /// The breakpoints of a scale, in rounding steps.
    private func nodes(of table: IndexTable, on scale: IndexScale) -> [(index: Int, step: Int)] {
        [0, 50, 100, 150, 200, 300, 400, 500].compactMap { index in
            table.concentration(at: index, on: scale).map { (index, $0.thousandths / (scale.pollutant == .co ? 100 : 1000)) }
        }
    }

    private func index(at step: Int, _ table: IndexTable, _ scale: IndexScale) -> Int {
        let concentration = Concentration(thousandths: step * (scale.pollutant == .co ? 100 : 1000))
        return concentration.flatMap { table.iaqi(of: $0, on: scale) } ?? -1
    }

    @Test(
        "a day is judged by the edition of its day",
        arguments: [
            ("2014-12-01", Edition.hj2012), ("2020-03-26", .hj2012), ("2026-02-28", .hj2012), ("2026-03-01", .hj2026),
            ("2030-12-31", .hj2026), ("2031-01-01", .hj2026),
        ])
    func inForce(_ day: String, _ edition: Edition) throws {
        #expect(Edition.inForce(on: try #require(CalendarDate(day))) == edition)
    }

    @Test("from 2031 on it is said that the figures may no longer apply")
    func furtherStep() throws {
        let last = try #require(CalendarDate("2030-12-31"))
        #expect(IndexTables.builtIn.inForce(on: last).isKnownToApply(on: last))
        #expect(!IndexTables.builtIn.inForce(on: last.advanced(by: 1)).isKnownToApply(on: last.advanced(by: 1)))
        #expect(!IndexTable.hj2012.isKnownToApply(on: last))
        #expect(!IndexTable.hj2026.isKnownToApply(on: try #require(CalendarDate("2026-02-28"))))
    }
}
