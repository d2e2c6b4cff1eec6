/// Probabilities of one event beside whether it happened, summed up: the Brier score, its parts, and the reliability table.
package struct BrierSums: Hashable, Sendable {
    package private(set) var count = 0
    /// Sum of squared differences between probability and outcome, 0 or 1.
    private var squares = 0.0
    package private(set) var bins = Array(repeating: Bin(), count: binCount)

    /// Probabilities 0–0.1, 0.1–0.2, … 0.9–1; a limit belongs to the bin above it.
    package static let binCount = 10

    /// The forecasts with about the same probability.
    package struct Bin: Hashable, Sendable {
        package fileprivate(set) var count = 0
        /// Of the probabilities.
        fileprivate var sum = 0.0
        /// How often the event happened.
        package fileprivate(set) var events = 0

        /// Nil without forecasts.
        package var meanProbability: Double? { count > 0 ? sum / Double(count) : nil }
        /// Nil without forecasts.
        package var frequency: Double? { count > 0 ? Double(events) / Double(count) : nil }
    }

    package init() {}

    package mutating func take(probability: Double, happened: Bool) {
        let error = probability - (happened ? 1 : 0)
        squares += error * error
        count += 1
        let bin = min(max(Int(probability * Double(Self.binCount)), 0), Self.binCount - 1)
        bins[bin].count += 1
        bins[bin].sum += probability
        if happened { bins[bin].events += 1 }
    }

    package mutating func merge(_ other: BrierSums) {
        count += other.count
        squares += other.squares
        for bin in bins.indices {
            bins[bin].count += other.bins[bin].count
            bins[bin].sum += other.bins[bin].sum
            bins[bin].events += other.bins[bin].events
        }
    }
}

// MARK: - The score

extension BrierSums {
    /// How often the event happened, 0 to 1; nil without forecasts.
    package var frequency: Double? { mean(Double(bins.reduce(0) { $0 + $1.events })) }

    /// Brier 1950, Mon. Weather Rev. 78: 0 is perfect, 1 the worst; nil without forecasts.
    package var score: Double? { mean(squares) }

    /// How far the probabilities were from the frequencies, by bins (Murphy 1973, J. Appl. Meteorol. 12): smaller is better.
    package var reliability: Double? {
        mean(bins.reduce(0) { $0 + $1.weighted { ($0.probability - $0.frequency) * ($0.probability - $0.frequency) } })
    }

    /// How far the frequencies of the bins were from that of all days (Murphy 1973): larger is better.
    package var resolution: Double? {
        guard let usual = frequency else { return nil }
        return mean(bins.reduce(0) { $0 + $1.weighted { ($0.frequency - usual) * ($0.frequency - usual) } })
    }

    /// The score of somebody who always says how often it happens (Murphy 1973).
    ///
    /// Reliability − resolution + uncertainty is the score when all probabilities of a bin are equal; what differs within bins is missing
    /// from the sum (Stephenson, Coelho and Jolliffe 2008, Weather Forecast. 23).
    package var uncertainty: Double? { frequency.map { $0 * (1 - $0) } }

    private func mean(_ sum: Double) -> Double? { count > 0 ? sum / Double(count) : nil }
}

extension BrierSums.Bin {
    /// Its count times what `term` makes of it; 0 for an empty one.
    fileprivate func weighted(_ term: ((probability: Double, frequency: Double)) -> Double) -> Double {
        guard let meanProbability, let frequency else { return 0 }
        return Double(count) * term((meanProbability, frequency))
    }
}
