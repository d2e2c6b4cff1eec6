/// What stands in the vector of predictors, and how strong the doubt is against each.
struct PredictorLayout: Hashable, Sendable {
    /// Places whose air is looked at beside the place's own.
    let upstream: Int
    /// Predictors that each guidance source gives for a day.
    let guidance: [Int]

    /// Departure today, mean of a week, change since yesterday, PM2.5 against PM10, and the other particulate.
    static let own = 5
    static let week = 7

    /// Without upstream places their predictors are left out; the last one is always 1.
    var count: Int { Self.own + upstream + 1 }

    /// Penalties in days of evidence; nil for a component that is no regression.
    ///
    /// What today says about a day counts for less the further away the day is: the penalty grows with lead^1.5.
    func penalties(of component: Component, lead: Int) -> [Double]? {
        let doubt = 60 * Double(lead) * Double(lead).squareRoot()
        let own = Array(repeating: doubt, count: Self.own)
        let near = own + Array(repeating: doubt, count: upstream)
        // An effect of places that a component does not look at is ruled out.
        let blind = own + Array(repeating: 1e9, count: upstream)
        return switch component {
        case .persistence, .season, .wideSeason: nil
        case .recent: blind + [60 * Double(lead)]
        case .upstream: near + [60 * Double(lead)]
        case .guidance(let source): near + [20] + Array(repeating: 60, count: guidance[source])
        }
    }
}

/// How far each day of a series was from level and season, as known at the end of that day. A missing day has what the model expects of it.
struct Departures: Sendable {
    /// In units of the model's spread.
    private(set) var values: [Double] = []
    private var filter: StructuralFilter
    private let spread: Double

    init(_ model: StructuralModel) {
        filter = StructuralFilter(model)
        spread = model.spread
    }

    /// - Parameters:
    ///   - logarithm: of the day's value, nil when it is missing.
    ///   - share: of the day that the value stands for; a part counts as far as the model trusts it.
    mutating func pass(_ logarithm: Double?, share: Double = 1, _ waves: ArraySlice<Double>) {
        if !values.isEmpty { filter.advance() }
        guard let logarithm else { return values.append(filter.departure / spread) }
        filter.observe(logarithm, waves, share: share)
        values.append((share < 1 ? filter.departure : logarithm - filter.season(waves)) / spread)
    }

    func weekMean(_ day: Int) -> Double {
        let first = max(0, day - PredictorLayout.week + 1)
        var sum = 0.0
        for index in first...day { sum += values[index] }
        return sum / Double(day - first + 1)
    }
}
