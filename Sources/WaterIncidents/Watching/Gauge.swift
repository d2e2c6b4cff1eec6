import Foundation

/// The scale on which a parameter's readings scatter evenly. Upward is worse, for pH either way.
enum Gauge: Hashable, Sendable {
    /// Concentrations multiply: ln.
    case concentration
    /// Less oxygen is worse: −mg/l.
    case oxygen
    /// pH is a logarithm already.
    case acidity

    init(_ parameter: QualityParameter?) {
        switch parameter?.rule {
        case .atMost, nil: self = .concentration
        case .atLeast: self = .oxygen
        case .within: self = .acidity
        }
    }

    func place(of value: Double) -> Double {
        switch self {
        case .concentration: log(max(value, Self.least))
        case .oxygen: -value
        case .acidity: value
        }
    }

    func value(at place: Double) -> Double {
        switch self {
        case .concentration: exp(place)
        case .oxygen: -place
        case .acidity: place
        }
    }

    /// A series that is quieter than this is not trusted to stay so: 15 % of a concentration, 0.4 mg/l of oxygen, 0.1 of pH.
    var leastSpread: Double {
        switch self {
        case .concentration: 0.15
        case .oxygen: 0.4
        case .acidity: 0.1
        }
    }

    /// What has to lie between a reading and the usual before anybody is told.
    func leastStep(ratio: Double) -> Double {
        switch self {
        case .concentration: log(ratio)
        case .oxygen: 2
        case .acidity: 0.8
        }
    }

    /// What no river carries: below it a concentration counts as this, mg/l.
    private static let least = 1e-9
}
