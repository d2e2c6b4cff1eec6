/// How much each component counts at one lead, learned from past scores alone.
///
/// Quantiles are averaged level by level with these weights. After each day the weights move by exponentiated gradients of the CRPS
/// (Cesa-Bianchi and Lugosi 2006, Prediction, Learning, and Games, §2.5; Berrisch and Ziel 2023, J. Econometrics 237: CRPS learning): a
/// component that would have drawn the combination towards what happened gains. At the start there is the prior mixture; old gains fade.
struct Aggregation: Hashable, Sendable {
    private let logPriors: [Double]
    private let rate: Double
    /// Sum of past gains, in units of the usual error.
    private var gains: [Double]
    /// The usual error: the mean distance between the median and what happened, recent days more.
    private var usualError: Double?

    /// How fast weights move at a lead of one day, divided by the lead: forecasts of overlapping days tell less that is new.
    static let rate = 0.25
    /// The share of the usual error that one new day replaces.
    static let errorShare = 0.03
    /// What is left of a gain after a day, so that a change of the air or of a source is noticed: half of it is gone after eight months.
    static let kept = 0.997
    /// Of one day, in usual errors: no single day, nor a source in wrong units, decides for good.
    static let largestGain = 3.0

    init(priors: [Double], lead: Int) {
        rate = Self.rate / Double(lead)
        logPriors = priors.map { NaturalLogarithm.of($0) }
        gains = Array(repeating: 0, count: priors.count)
    }

    /// Weights of the components; they add up to one.
    /// - Parameter trust: 0 for a component that is not there, up to 1 for one that has been verified often enough to be taken at its prior.
    func weights(trusting trust: [Double]) -> [Double] {
        let scores = gains.indices.map { trust[$0] > 0 ? logPriors[$0] + NaturalLogarithm.of(trust[$0]) + rate * gains[$0] : -.infinity }
        let highest = scores.max() ?? 0
        guard highest > -.infinity else { return scores.map { _ in 0 } }
        let raised = scores.map { NaturalLogarithm.inverse($0 - highest) }
        let total = raised.reduce(0, +)
        return raised.map { $0 / total }
    }

    /// Takes in what happened.
    /// - Parameters:
    ///   - components: quantiles of each component at `Quantiles.levels`, one after the other.
    ///   - weights: the weights that were used; a component with weight 0 learns nothing.
    ///   - combined: the quantiles that were made of them, before calibration.
    mutating func learn(_ observed: Double, components: ArraySlice<Double>, weights: ArraySlice<Double>, combined: ArraySlice<Double>) {
        let levels = Quantiles.levels
        let error = abs(observed - combined[combined.startIndex + levels.count / 2])
        let usual = usualError.map { $0 + Self.errorShare * (error - $0) } ?? error
        usualError = usual
        guard usual > 0 else { return }
        let slopes = levels.indices.map { (observed < combined[combined.startIndex + $0] ? 1 : 0) - levels[$0] }
        var losses = Array(repeating: 0.0, count: gains.count)
        var mean = 0.0
        for component in gains.indices where weights[weights.startIndex + component] > 0 {
            let start = components.startIndex + component * levels.count
            var loss = 0.0
            for index in levels.indices { loss += slopes[index] * components[start + index] }
            losses[component] = 2 * loss / Double(levels.count)
            mean += weights[weights.startIndex + component] * losses[component]
        }
        for component in gains.indices {
            gains[component] *= Self.kept
            guard weights[weights.startIndex + component] > 0 else { continue }
            gains[component] += min(max((mean - losses[component]) / usual, -Self.largestGain), Self.largestGain)
        }
    }
}
