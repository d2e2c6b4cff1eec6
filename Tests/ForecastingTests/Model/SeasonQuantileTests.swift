import Randomness
import Testing

@testable import Forecasting

@Suite("Quantiles of a season sample")
struct SeasonQuantileTests {
    private struct Seen {
        let value: Double
        let day: Int
    }

    /// The quantiles by their definition: sorted, weighed one by one, linear between the middles of the weights.
    private func expected(_ seen: [Seen], slot: Int, day: Int, half: Int, floor: Double, prior: [Double], priorWeight: Double) -> [Double] {
        let own = seen.map { seen -> (Double, Double) in
            let apart = DayOfSeason(slot: seen.day).distance(to: DayOfSeason(slot: slot))
            let share = Double(apart) / Double(half)
            let kept = (0..<(day - seen.day) / 366).reduce(1.0) { kept, _ in kept * SeasonSample.keptYearly }
            return (seen.value, max(1 - share * share, floor) * kept)
        }
        let all = (own + prior.map { ($0, priorWeight / Double(prior.count)) }).filter { $0.1 > 0 }.sorted { $0.0 < $1.0 }
        let total = all.reduce(0) { $0 + $1.1 }
        var middles: [Double] = []
        var passed = 0.0
        for (_, weight) in all {
            middles.append((passed + weight / 2) / total)
            passed += weight
        }
        return Quantiles.levels.map { level in
            guard let above = middles.firstIndex(where: { $0 >= level }) else { return all[all.count - 1].0 }
            guard above > 0 else { return all[0].0 }
            let part = (level - middles[above - 1]) / (middles[above] - middles[above - 1])
            return all[above - 1].0 + part * (all[above].0 - all[above - 1].0)
        }
    }

    @Test(
        "quantiles are those of the definition, with and without a prior, over years and gaps",
        arguments: [(30, 0.0, 0.0), (50, 0.05, 0), (60, 0.15, 25), (5, 0, 0), (60, 0.15, 2000)])
    func definition(half: Int, floor: Double, priorWeight: Double) {
        var lots = SplitMix64(seed: UInt64(half))
        var sample = SeasonSample()
        var seen: [Seen] = []
        let prior = priorWeight > 0 ? Quantiles.scores : []
        for day in 0..<1200 where lots.nextFraction() > 0.1 {
            let value = 4 * lots.nextFraction() - 2
            sample.insert(value, slot: day % DayOfSeason.count, day: day)
            seen.append(Seen(value: value, day: day))
            guard seen.count > 20, day % 97 < 2 else { continue }
            let slot = DayOfSeason(slot: day + 2).slot
            let kernel = SeasonKernel(half: half, floor: floor)
            let found = sample.quantiles(around: slot, on: day, kernel, prior: prior, priorWeight: priorWeight)
            let wanted = expected(seen, slot: slot, day: day, half: half, floor: floor, prior: prior, priorWeight: priorWeight)
            #expect(zip(found, wanted).allSatisfy { abs($0 - $1) < 1e-9 }, "day \(day): \(found) \(wanted)")
        }
    }

    @Test("beyond its bound a sample lets the oldest value go")
    func bound() {
        var sample = SeasonSample()
        for day in 0...SeasonSample.maximum { sample.insert(day == 0 ? 1000 : Double(day % 7), slot: day % 366, day: day) }
        #expect(sample.count == SeasonSample.maximum)
        #expect(sample.values.last == 6)
    }
}
