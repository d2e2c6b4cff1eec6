/// How much each component counts at one lead, learned from past scores alone.
///
/// Quantiles are averaged level by level with these weights. After each day the weights move by exponentiated gradients of the CRPS
/// (Cesa-Bianchi and Lugosi 2006, Prediction, Learning, and Games, §2.5; Berrisch and Ziel 2023, J. Econometrics 237: CRPS learning): a
/// component that would have drawn the combination towards what happened gains. So the combination is in the long run never much worse than
/// the best fixed mixture of its parts, and at the start it is the prior mixture.
struct Aggregation: Hashable, Sendable {
    private let logPriors: [Double]
    private let rate: Double
    /// Sum of past gains, in units of the usual error.
    private var gains: [Double]
    /// The usual error: the mean distance between the median and what happened, recent days more.
    private var usualError: Double?

    /// How fast weights move at a lead of one day, divided by the lead: forecasts of overlapping days tell less that is new.
    static let rate = 0.2
    /// The share of the usual error that one new day replaces.
    static let errorShare = 0.03

    init(priors: [Double], lead: Int) {
        rate = Self.rate / Double(lead)
        logPriors = priors.map { NaturalLogarithm.of($0) }
        gains = Array(repeating: 0, count: priors.count)
    }

    /// Weights of the components that are there; 0 for the others. They add up to one.
    func weights(of available: [Bool]) -> [Double] {
        let scores = gains.indices.map { available[$0] ? logPriors[$0] + rate * gains[$0] : -.infinity }
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
        for component in gains.indices where weights[weights.startIndex + component] > 0 {
            gains[component] += (mean - losses[component]) / usual
        }
    }
}
