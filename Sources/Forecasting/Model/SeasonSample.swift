/// Values with the day of the year and the day on which they were seen, kept in order, for quantiles in which near seasons weigh more.
///
/// Weight of a value: max(1 − (d/h)², floor) · 0.9^(years ago), d days of the year away (Epanechnikov's kernel of half width h). What is
/// dropped first, beyond `maximum`, is the oldest.
struct SeasonSample: Hashable, Sendable {
    private(set) var values: [Double] = []
    private var slots: [Int16] = []
    private var days: [Int32] = []

    /// Eight years: with more, what is gained lies below the noise.
    static let maximum = 8 * 366

    mutating func insert(_ value: Double, slot: Int, day: Int) {
        if values.count == Self.maximum { removeOldest() }
        var (low, high) = (0, values.count)
        while low < high {
            let middle = (low + high) / 2
            if values[middle] < value { low = middle + 1 } else { high = middle }
        }
        values.insert(value, at: low)
        slots.insert(Int16(slot), at: low)
        days.insert(Int32(day), at: low)
    }

    private mutating func removeOldest() {
        guard let oldest = days.indices.min(by: { days[$0] < days[$1] }) else { return }
        values.remove(at: oldest)
        slots.remove(at: oldest)
        days.remove(at: oldest)
    }

    var count: Int { values.count }
}

/// How much the days of the year weigh around one of them.
struct SeasonKernel: Hashable, Sendable {
    /// By distance in days, 0 to half a year.
    private let weights: [Double]

    /// - Parameters:
    ///   - half: distance at which nothing is left but the floor.
    ///   - floor: the weight of any day of the year.
    init(half: Int, floor: Double) {
        weights = (0...DayOfSeason.furthest).map { distance in
            let share = Double(distance) / Double(half)
            return max(1 - share * share, floor)
        }
    }

    func weight(_ slot: Int, _ other: Int) -> Double {
        let apart = abs(slot - other)
        return weights[min(apart, DayOfSeason.count - apart)]
    }
}

extension SeasonSample {
    /// The share of a weight that is left after a year.
    static let keptYearly = 0.9

    /// The quantiles at `Quantiles.levels`, linear between the middles of the weights.
    /// - Parameter prior: normal scores, in order, that count `priorWeight` days together beside the sample.
    func quantiles(around slot: Int, on day: Int, _ kernel: SeasonKernel, prior: [Double] = [], priorWeight: Double = 0) -> [Double] {
        let weights = weights(around: slot, on: day, kernel)
        let share = prior.isEmpty ? 0 : priorWeight / Double(prior.count)
        let total = weights.reduce(0, +) + share * Double(prior.count)
        var quantiles: [Double] = []
        quantiles.reserveCapacity(Quantiles.levels.count)
        var (own, other, passed) = (0, 0, 0.0)
        var (before, beforeShare) = (0.0, -1.0)
        while quantiles.count < Quantiles.levels.count, own < values.count || other < prior.count {
            let isOwn = other >= prior.count || (own < values.count && values[own] <= prior[other])
            let (value, weight) = isOwn ? (values[own], weights[own]) : (prior[other], share)
            if isOwn { own += 1 } else { other += 1 }
            guard weight > 0 else { continue }
            let middle = (passed + weight / 2) / total
            while quantiles.count < Quantiles.levels.count, Quantiles.levels[quantiles.count] <= middle {
                let level = Quantiles.levels[quantiles.count]
                let part = beforeShare < 0 ? 1 : (level - beforeShare) / (middle - beforeShare)
                quantiles.append(beforeShare < 0 ? value : before + part * (value - before))
            }
            (before, beforeShare, passed) = (value, middle, passed + weight)
        }
        while quantiles.count < Quantiles.levels.count { quantiles.append(before) }
        return quantiles
    }

    private func weights(around slot: Int, on day: Int, _ kernel: SeasonKernel) -> [Double] {
        var weights = Array(repeating: 0.0, count: values.count)
        for index in weights.indices {
            let years = (day - Int(days[index])) / 366
            weights[index] = kernel.weight(slot, Int(slots[index])) * Self.ageWeights[min(max(years, 0), Self.ageWeights.count - 1)]
        }
        return weights
    }

    private static let ageWeights: [Double] = (0..<20).map { years in (0..<years).reduce(1.0) { weight, _ in weight * keptYearly } }
}
