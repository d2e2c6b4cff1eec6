import AirQuality
import Testing

@Suite("The index of all pollutants together")
struct AirQualityIndexTests {
    @Test("is the smallest whole number not below the largest exact index", arguments: 0..<UInt64(400))
    func exact(_ seed: UInt64) throws {
        var dice = Dice(seed)
        let reading = Reading { dice.concentration(of: $0) }
        for table in [IndexTable.hj2012, .hj2026] {
            let expected = Pollutant.allCases.compactMap { pollutant in
                reading[pollutant].flatMap { exactCeiling(of: $0, by: table, on: .realTime(pollutant)) }
            }
            let index = try #require(table.realTimeReport(of: reading).index)
            #expect(index.value == max(1, expected.max() ?? 0), "seed \(seed)")
        }
    }

    @Test("never falls when one pollutant rises, by the hour and by the day", arguments: 0..<UInt64(400))
    func monotone(_ seed: UInt64) throws {
        var dice = Dice(seed)
        let reading = Reading { dice.concentration(of: $0) }
        for pollutant in Pollutant.allCases {
            var more = reading
            more[pollutant] = max(dice.concentration(of: pollutant), try #require(reading[pollutant]))
            for table in [IndexTable.hj2012, .hj2026] {
                let hours = [reading, more].map { table.realTimeReport(of: $0).index?.value ?? -1 }
                let days = [reading, more].map { table.dailyAQI(of: DailyMeans(means: $0))?.value ?? -1 }
                #expect(hours[0] >= 1 && hours[0] <= hours[1] && days[0] >= 1 && days[0] <= days[1], "\(pollutant), seed \(seed)")
            }
        }
    }

    /// The ceiling of the exact value in fractions of whole numbers, found by counting up instead of dividing.
    private func exactCeiling(of concentration: Concentration, by table: IndexTable, on scale: IndexScale) -> Int? {
        let value = concentration.rounded(for: scale.pollutant).thousandths
        let nodes = [0, 50, 100, 150, 200, 300, 400, 500].compactMap { index in
            table.concentration(at: index, on: scale).map { (index: index, value: $0.thousandths) }
        }
        for (low, high) in zip(nodes, nodes.dropFirst()) where value <= high.value {
            let rise = (high.index - low.index) * (value - low.value)
            return (low.index...high.index).first { ($0 - low.index) * (high.value - low.value) >= rise }
        }
        return nodes.last?.index
    }
}

/// Concentrations up to 800 µg/m³ with three decimals (CO: up to 80 mg/m³), on all of which every edition has an index.
private struct Dice {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    /// Small ones as often as large ones.
    mutating func concentration(of pollutant: Pollutant) -> Concentration {
        let most = [20_000, 120_000, 800_000][number(below: 3)] / (pollutant == .co ? 10 : 1)
        return Concentration(thousandths: number(below: most + 1)) ?? .zero
    }

    /// A linear congruential generator (Knuth's MMIX constants).
    private mutating func number(below limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % limit
    }
}
