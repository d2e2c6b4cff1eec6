import Chronology

/// What is usual at an hour and season.
struct Usual: Hashable, Sendable {
    /// On the gauge.
    let middle: Double
    /// Like a standard deviation, robust.
    let spread: Double
    let readings: Int
}

/// The readings of the last weeks, on the gauge. Bounded.
struct Baseline: Hashable, Sendable, Codable {
    /// Minutes since 1970, and the place on the gauge in thousandths, one behind the other.
    private(set) var numbers: [Int] = []

    /// Readings held: four weeks of hours, or more days of rarer ones.
    static let maximum = 720

    mutating func add(_ place: Double, at time: Timestamp, keeping days: Int) {
        let minute = Self.minute(time)
        numbers += [minute, Int((place * 1000).rounded())]
        let oldest = minute - days * 1440
        let gone = stride(from: 0, to: numbers.count, by: 2).prefix { numbers[$0] < oldest }.count
        let beyond = max(gone, numbers.count / 2 - Self.maximum)
        if beyond > 0 { numbers.removeFirst(2 * beyond) }
    }

    /// Median and scaled median absolute deviation of the readings at about the same hour; nil with too few of them.
    func usual(at time: Timestamp, _ rule: WatchingRules.BaselineRule, leastSpread: Double) -> Usual? {
        let minute = Self.minute(time)
        let oldest = minute - rule.windowDays * 1440
        var places: [Double] = []
        places.reserveCapacity(numbers.count / 2)
        for index in stride(from: 0, to: numbers.count, by: 2) where numbers[index] >= oldest {
            let apart = (minute - numbers[index]) % 1440
            guard min(apart, 1440 - apart) <= rule.hoursApart * 60 else { continue }
            places.append(Double(numbers[index + 1]) / 1000)
        }
        guard places.count >= rule.leastReadings, let middle = places.median else { return nil }
        let deviation = places.map { abs($0 - middle) }.median ?? 0
        return Usual(middle: middle, spread: max(leastSpread, Self.deviationToSpread * deviation), readings: places.count)
    }

    /// Of a normal distribution: 1/Φ⁻¹(3/4).
    static let deviationToSpread = 1.4826

    private static func minute(_ time: Timestamp) -> Int { Int(time.milliseconds / 60_000) }
}

extension [Double] {
    /// The middle value, the mean of the two middle ones of an even number; nil of none.
    var median: Double? {
        guard !isEmpty else { return nil }
        let sorted = sorted()
        return count.isMultiple(of: 2) ? (sorted[count / 2 - 1] + sorted[count / 2]) / 2 : sorted[count / 2]
    }
}
