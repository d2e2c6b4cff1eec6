/// Values with the day of the year and the day on which they were seen, kept in order, for quantiles in which near seasons weigh more.
///
/// Weight of a value: max(1 − (d/h)², floor) · 0.9^(years ago), d days of the year away (Epanechnikov's kernel of half width h). What is
/// dropped first, beyond `maximum`, is the oldest. Days come in their order, so that weights are worked out along the calendar and looked up
/// along the values.
struct SeasonSample: Hashable, Sendable {
    /// In order of size.
    private(set) var values: [Double] = []
    /// For each of the values, its place among the days.
    private var places: [Int32] = []
    /// In order of time.
    private var slots: [Int16] = []
    private var days: [Int32] = []

    /// Eight years: with more, what is gained lies below the noise.
    static let maximum = 8 * 366

    mutating func insert(_ value: Double, slot: Int, day: Int) {
        if values.count == Self.maximum { removeOldest() }
        let place = values.insertionPoint(of: value)
        values.insert(value, at: place)
        places.insert(Int32(days.count), at: place)
        slots.append(Int16(slot))
        days.append(Int32(day))
    }

    private mutating func removeOldest() {
        guard let oldest = places.firstIndex(of: 0) else { return }
        values.remove(at: oldest)
        places.remove(at: oldest)
        slots.removeFirst()
        days.removeFirst()
        for index in places.indices { places[index] -= 1 }
    }

    var count: Int { values.count }
}

/// How much the days of the year weigh around one of them.
struct SeasonKernel: Hashable, Sendable {
    /// By days from one to the other, from a whole year before to a whole year behind.
    private let weights: [Double]

    /// - Parameters:
    ///   - half: distance at which nothing is left but the floor.
    ///   - floor: the weight of any day of the year.
    init(half: Int, floor: Double) {
        weights = (-DayOfSeason.count...DayOfSeason.count).map { apart in
            let distance = min(abs(apart), DayOfSeason.count - abs(apart))
            let share = Double(distance) / Double(half)
            return max(1 - share * share, floor)
        }
    }

    func weight(_ slot: Int, _ other: Int) -> Double { weights[slot - other + DayOfSeason.count] }
}

extension SeasonSample {
    /// The share of a weight that is left after a year.
    static let keptYearly = 0.9

    /// The quantiles at `Quantiles.levels`, linear between the middles of the weights.
    /// - Parameter prior: normal scores, in order, that count `priorWeight` days together beside the sample.
    func quantiles(around slot: Int, on day: Int, _ kernel: SeasonKernel, prior: [Double] = [], priorWeight: Double = 0) -> [Double] {
        let weights = weights(around: slot, on: day, kernel)
        let share = prior.isEmpty ? 0 : priorWeight / Double(prior.count)
        var walk = QuantileWalk(total: weights.reduce(0, +) + share * Double(prior.count))
        var next = 0
        for score in prior {
            let end = values.insertionPoint(of: score.nextUp)
            pass(next..<end, weights, &walk)
            walk.pass(score, weight: share)
            next = end
        }
        pass(next..<values.count, weights, &walk)
        return walk.finished
    }

    /// The same without a prior; nil where what lies near the season weighs less than a few days, and so says nothing of it.
    func seasonQuantiles(around slot: Int, on day: Int, _ kernel: SeasonKernel) -> [Double]? {
        weights(around: slot, on: day, kernel).reduce(0, +) < Self.fewestDays ? nil : quantiles(around: slot, on: day, kernel)
    }

    /// In days of the season itself.
    static let fewestDays = 5.0

    /// Most values lie between two levels, and of those nothing but the weight has to be known.
    private func pass(_ range: Range<Int>, _ weights: [Double], _ walk: inout QuantileWalk) {
        var passed = walk.passed
        var (start, near) = (range.lowerBound, walk.nearNext)
        for index in range {
            let weight = weights[Int(places[index])]
            if passed + weight / 2 >= near {
                walk.skip(to: passed, behind: lastCounted(in: start..<index, weights))
                walk.pass(values[index], weight: weight)
                (start, near) = (index + 1, walk.nearNext)
            }
            passed += weight
        }
        walk.skip(to: passed, behind: lastCounted(in: start..<range.upperBound, weights))
    }

    /// The last of the values that has a weight.
    private func lastCounted(in range: Range<Int>, _ weights: [Double]) -> (value: Double, weight: Double)? {
        range.last { weights[Int(places[$0])] > 0 }.map { (values[$0], weights[Int(places[$0])]) }
    }

    /// By day, in order of time.
    private func weights(around slot: Int, on day: Int, _ kernel: SeasonKernel) -> [Double] {
        var weights: [Double] = []
        weights.reserveCapacity(days.count)
        var (kept, until) = (1.0, day)
        // From the newest to the oldest, so that a year's end comes once a year and not at every day.
        for index in days.indices.reversed() {
            while Int(days[index]) <= until - 366 { (kept, until) = (kept * Self.keptYearly, until - 366) }
            weights.append(kernel.weight(slot, Int(slots[index])) * kept)
        }
        weights.reverse()
        return weights
    }
}

/// Values in order on their way past the levels.
private struct QuantileWalk {
    private let levels = Quantiles.levels
    private let total: Double
    private var quantiles: [Double] = []
    /// The weight up to the last value, and up to its middle; below 0 before the first.
    private(set) var passed = 0.0
    private var middle = -1.0
    private var last = 0.0
    /// A middle below this lies below the next level for certain, which spares most values a division.
    private(set) var nearNext: Double

    init(total: Double) {
        self.total = total
        quantiles.reserveCapacity(levels.count)
        nearNext = levels[0] * total * Self.surely
    }

    private static let surely = 1 - 1e-9

    mutating func pass(_ value: Double, weight: Double) {
        guard weight > 0 else { return }
        let half = passed + weight / 2
        if half >= nearNext { take(value, share: half / total) }
        (last, middle, passed) = (value, half, passed + weight)
    }

    /// Passes values that lie below the next level: the weight up to their end, and the last of them that has one.
    mutating func skip(to passed: Double, behind: (value: Double, weight: Double)?) {
        self.passed = passed
        if let behind { (last, middle) = (behind.value, passed - behind.weight / 2) }
    }

    private mutating func take(_ value: Double, share: Double) {
        while quantiles.count < levels.count, levels[quantiles.count] <= share {
            let before = middle / total
            let part = (levels[quantiles.count] - before) / (share - before)
            quantiles.append(middle < 0 ? value : last + part * (value - last))
        }
        nearNext = quantiles.count < levels.count ? levels[quantiles.count] * total * Self.surely : .infinity
    }

    /// The levels beyond the last middle have the last value.
    var finished: [Double] { quantiles + Array(repeating: last, count: levels.count - quantiles.count) }
}
