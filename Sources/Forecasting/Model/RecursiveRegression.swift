/// Linear regression that learns one day at a time and starts from ‘no effect’: Bayesian ridge regression in its recursive form
/// (Kalman 1960; Hoerl and Kennard 1970, Technometrics 12(1)).
///
/// Targets are in units of their own spread, so that the variance of what is left is near one. The prior of coefficient *j* is normal around 0
/// with variance 1 / penalty(j): a penalty of 60 means that sixty days' worth of evidence speak against any effect.
struct RecursiveRegression: Hashable, Sendable {
    private(set) var coefficients: [Double]
    private var covariance: [Double]
    private var gain: [Double]

    init(penalties: [Double]) {
        let count = penalties.count
        coefficients = Array(repeating: 0, count: count)
        gain = coefficients
        covariance = Array(repeating: 0, count: count * count)
        for (index, penalty) in penalties.enumerated() { covariance[index * count + index] = 1 / penalty }
    }

    /// Begins where another regression is, which has the first of the predictors; the further ones begin at ‘no effect’.
    init(extending other: RecursiveRegression, penalties: [Double]) {
        self.init(penalties: penalties)
        let (old, new) = (other.coefficients.count, penalties.count)
        precondition(old <= new, "a regression is extended by further predictors")
        for row in 0..<old {
            coefficients[row] = other.coefficients[row]
            for column in 0..<old { covariance[row * new + column] = other.covariance[row * old + column] }
        }
    }

    func predict(_ predictors: [Double]) -> Double {
        var sum = 0.0
        for index in coefficients.indices { sum += coefficients[index] * predictors[index] }
        return sum
    }

    mutating func learn(_ predictors: [Double], target: Double) {
        let count = coefficients.count
        var variance = 1.0
        for row in 0..<count {
            var sum = 0.0
            for column in 0..<count { sum += covariance[row * count + column] * predictors[column] }
            gain[row] = sum
            variance += sum * predictors[row]
        }
        let surprise = (target - predict(predictors)) / variance
        for row in 0..<count {
            coefficients[row] += gain[row] * surprise
            let share = gain[row] / variance
            for column in 0..<count { covariance[row * count + column] -= share * gain[column] }
        }
    }
}
