import Guidance

/// What is taken from guidance as a predictor: one number a sector and day, around a usual value and in units of a usual spread, so that
/// 0 is ‘as usual’ and stands in for what a run lacks.
///
/// Wind near the ground raises dust, the wind above carries it; rain washes; a shallow boundary layer keeps; and a composition model says
/// what it thinks of the particles itself. Usual values and spreads only set the scale on which the regressions doubt; they are round numbers.
enum GuidancePredictor: Int, CaseIterable, Hashable, Sendable {
    case speed10, u10, v10
    case speed700, u700, v700
    case precipitation
    case boundaryLayer
    case pm10, pm25, dust

    /// The mean over the points of a sector of a day's members' mean; nil where the run has no value there.
    func value(of run: GuidanceRun, points: [Int], day: Int) -> Double? {
        let values = points.compactMap { value(of: run, point: $0, day: day) }
        return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }

    private func value(of run: GuidanceRun, point: Int, day: Int) -> Double? {
        func mean(_ variable: GuidanceVariable) -> Double? { run.mean(variable, point: point, day: day).map(Double.init) }
        func wind(_ east: GuidanceVariable, _ north: GuidanceVariable) -> (u: Double, v: Double)? {
            // A grid that masks land writes zero wind there; real air is never exactly still for a whole day.
            guard let u = mean(east), let v = mean(north), u != 0 || v != 0 else { return nil }
            return (u, v)
        }
        func logarithm(_ variable: GuidanceVariable, around usual: Double, plus smallest: Double) -> Double? {
            mean(variable).map { NaturalLogarithm.of((max($0, 0) + smallest) / usual) }
        }
        switch self {
        case .speed10: return wind(.u10, .v10).map { (($0.u * $0.u + $0.v * $0.v).squareRoot() - 1.5) / 1.5 }
        case .u10: return wind(.u10, .v10).map { $0.u / 1.5 }
        case .v10: return wind(.u10, .v10).map { $0.v / 1.5 }
        case .speed700: return wind(.u700, .v700).map { (($0.u * $0.u + $0.v * $0.v).squareRoot() - 6) / 4 }
        case .u700: return wind(.u700, .v700).map { $0.u / 4 }
        case .v700: return wind(.u700, .v700).map { $0.v / 4 }
        case .precipitation: return logarithm(.precipitation, around: 1, plus: 1)
        case .boundaryLayer: return logarithm(.blh, around: 600, plus: 50).map { $0 * 2 }
        case .pm10: return logarithm(.pm10, around: 150, plus: 5)
        case .pm25: return logarithm(.pm25, around: 60, plus: 2)
        case .dust: return logarithm(.dust, around: 100, plus: 5)
        }
    }
}
