/// Everything that is learned about one quantity at one place, day after day, and the forecasts that follow from it.
///
/// Each day, in this order: the forecasts made for the day are scored and every part learns from them; the structural model takes the day in;
/// the coming days are forecast. So whatever is forecast on a day rests on that day and earlier ones only.
struct SeriesForecaster: Sendable {
    let components: [Component]
    let leads: Int
    private let ceiling: Double
    private let layout: PredictorLayout
    private let model: StructuralModel
    private var filter: StructuralFilter
    private var lanes: [Lane]
    private var past = SeasonSample()
    /// The last issues, by day modulo their number.
    private var issues: [Issue?]
    private var begun = false

    /// What is learned for one lead.
    private struct Lane: Sendable {
        var regressions: [RecursiveRegression?]
        /// Errors of each component that rests on the structural model, in units of its standard deviation.
        var errors: [SeasonSample]
        var aggregation: Aggregation
        var calibration = SpreadCalibration()
        var verified = 0

        /// Guidance has to earn its prior: what it has not been verified on for long counts little, whatever it may say.
        func trust(_ component: Component, _ index: Int) -> Double {
            guard case .guidance = component else { return 1 }
            let share = min(Double(errors[index].count) / SeriesForecaster.daysOfTrust, 1)
            return share * share
        }
    }

    /// Verified days after which a guidance source is taken at its prior.
    fileprivate static let daysOfTrust = 150.0

    /// What was said on one day.
    private struct Issue: Sendable {
        let day: Int
        let predictors: [Double]
        var leads: [LeadIssue]
    }

    private struct LeadIssue: Sendable {
        let slot: Int
        let guidance: [[Double]?]
        let mean: Double
        let deviation: Double
        /// What each regression adds, in standard deviations; nil where the component has nothing to go by.
        let corrections: [Double?]
        let components: [Double]
        let weights: [Double]
        let combined: [Double]
    }

    init(model: StructuralModel, components: [Component], layout: PredictorLayout, leads: Int, ceiling: Double) {
        self.model = model
        self.components = components
        self.leads = leads
        self.ceiling = ceiling
        self.layout = layout
        filter = StructuralFilter(model)
        issues = Array(repeating: nil, count: leads)
        lanes = (1...leads).map { lead in
            Lane(
                regressions: components.map { layout.penalties(of: $0, lead: lead).map { RecursiveRegression(penalties: $0) } },
                errors: components.map { _ in SeasonSample() },
                aggregation: Aggregation(priors: components.map { $0.prior(lead: lead) }, lead: lead))
        }
    }
}

// MARK: - A day

extension SeriesForecaster {
    /// Passes one day.
    /// - Parameters:
    ///   - value: the day's value in its unit; nil when it is missing.
    ///   - share: of the day that the value is the mean of. A part of a day says how the air is now; nothing is learned from it.
    ///   - slots: the place in the year of the day and of the `leads` days after it.
    mutating func pass(day: Int, value: Double?, share: Double, slots: [DayOfSeason]) {
        if begun { filter.advance() }
        begun = true
        guard let value else { return }
        if share >= 1 {
            verify(value, day: day)
            past.insert(value, slot: slots[0].slot, day: day)
        }
        let waves = SeasonWaves.shared[slots[0]]
        filter.observe(uncut(value, expected: filter.forecast(lead: 0, waves).mean), waves, share: share)
    }

    /// The logarithm of a value. One that stands at the ceiling is only known to be no less: where more was expected, it is no surprise.
    private func uncut(_ value: Double, expected: Double) -> Double {
        let logarithm = NaturalLogarithm.of(value)
        return value >= ceiling ? max(logarithm, expected) : logarithm
    }

    /// Forecasts the coming days and remembers what was said for learning. The first of the result is for the day after `day`.
    mutating func issue(
        day: Int, slots: [DayOfSeason], predictors: [Double], guidance: GuidancePredictors
    ) -> [LeadForecast] {
        let said = said(day: day, slots: slots, predictors: predictors, guidance: guidance)
        issues[day % leads] = Issue(day: day, predictors: predictors, leads: said)
        return forecasts(said)
    }

    private func said(day: Int, slots: [DayOfSeason], predictors: [Double], guidance: GuidancePredictors) -> [LeadIssue] {
        let seasons = SeasonForecast(past, leads: leads, slots: slots, day: day, components: components)
        var said: [LeadIssue] = []
        said.reserveCapacity(leads)
        for lead in 1...leads {
            let waves = SeasonWaves.shared[slots[lead]]
            let (mean, variance) = filter.forecast(lead: lead, waves)
            let inputs = components.map { component -> [Double]? in
                if case .guidance(let source) = component { guidance(source, lead) } else { nil }
            }
            said.append(
                leadIssue(
                    lead, slot: slots[lead].slot, day: day, mean: mean, deviation: variance.squareRoot(), predictors: predictors, inputs,
                    seasons))
        }
        return said
    }

    private func forecasts(_ said: [LeadIssue]) -> [LeadForecast] {
        let width = Quantiles.levels.count
        return said.enumerated().map { index, issue in
            LeadForecast(
                quantiles: lanes[index].calibration.calibrate(issue.combined, ceiling: ceiling),
                parts: components.indices.filter { issue.weights[$0] > 0 }.map { part in
                    let start = part * width
                    return LeadForecast.Part(
                        component: components[part], weight: issue.weights[part],
                        quantiles: Array(issue.components[start..<start + width]))
                })
        }
    }

    private func leadIssue(
        _ lead: Int, slot: Int, day: Int, mean: Double, deviation: Double, predictors: [Double], _ guidance: [[Double]?],
        _ seasons: SeasonForecast
    ) -> LeadIssue {
        let lane = lanes[lead - 1]
        let width = Quantiles.levels.count
        var corrections: [Double?] = []
        var quantiles = Array(repeating: 0.0, count: components.count * width)
        for (index, component) in components.enumerated() {
            if let known = seasons.quantiles(of: component, lead: lead) {
                corrections.append(nil)
                for level in 0..<width { quantiles[index * width + level] = min(known[level], ceiling) }
                continue
            }
            let correction = correction(component, lane.regressions[index], predictors, guidance[index])
            corrections.append(correction)
            guard let correction else { continue }
            let errors = lane.errors[index].quantiles(
                around: slot, on: day, Self.errorKernel, prior: Quantiles.middleScores, priorWeight: Self.priorErrors)
            for level in 0..<width {
                let value = NaturalLogarithm.inverse(mean + deviation * (correction + errors[level]))
                quantiles[index * width + level] = min(value, ceiling)
            }
        }
        let trust = components.indices.map { index in
            corrections[index] == nil && seasons.quantiles(of: components[index], lead: lead) == nil
                ? 0 : lane.trust(components[index], index)
        }
        let weights = lane.aggregation.weights(trusting: trust)
        let combined = (0..<width).map { level in
            components.indices.reduce(0) { $0 + weights[$1] * quantiles[$1 * width + level] }
        }
        return LeadIssue(
            slot: slot, guidance: guidance, mean: mean, deviation: deviation, corrections: corrections, components: quantiles,
            weights: weights, combined: combined)
    }

    private func correction(
        _ component: Component, _ regression: RecursiveRegression?, _ predictors: [Double], _ guidance: [Double]?
    ) -> Double? {
        switch component {
        case .persistence: 0
        case .recent, .upstream: regression?.predict(predictors)
        case .guidance: guidance.flatMap { regression?.predict(predictors + $0) }
        case .season, .wideSeason: nil
        }
    }

    /// Scores what was said about this day, and learns from it.
    private mutating func verify(_ value: Double, day: Int) {
        for lead in 1...leads {
            guard let issue = issues[(day - lead + leads * 1000) % leads], issue.day == day - lead else { continue }
            let said = issue.leads[lead - 1]
            lanes[lead - 1].aggregation.learn(
                value, components: said.components[...], weights: said.weights[...], combined: said.combined[...])
            lanes[lead - 1].verified += 1
            if lanes[lead - 1].verified > Self.trial { lanes[lead - 1].calibration.learn(value, combined: said.combined[...]) }
            for index in components.indices {
                guard let correction = said.corrections[index] else { continue }
                let error = (uncut(value, expected: said.mean + said.deviation * correction) - said.mean) / said.deviation
                lanes[lead - 1].errors[index].insert(error - correction, slot: said.slot, day: day)
                switch components[index] {
                case .recent, .upstream: lanes[lead - 1].regressions[index]?.learn(issue.predictors, target: error)
                case .guidance:
                    if let inputs = said.guidance[index] {
                        beginIfNew(index, lead: lead)
                        lanes[lead - 1].regressions[index]?.learn(issue.predictors + inputs, target: error)
                    }
                case .persistence, .season, .wideSeason: break
                }
            }
        }
    }

    /// Before the first of its days is learned, a guidance regression takes over what is known without guidance.
    private mutating func beginIfNew(_ index: Int, lead: Int) {
        guard lanes[lead - 1].errors[index].count == 1,
            let plain = components.firstIndex(of: .upstream) ?? components.firstIndex(of: .recent),
            let penalties = layout.penalties(of: components[index], lead: lead), let known = lanes[lead - 1].regressions[plain]
        else { return }
        lanes[lead - 1].regressions[index] = RecursiveRegression(extending: known, penalties: penalties)
    }

    private static let errorKernel = SeasonKernel(half: 60, floor: 0.15)
    /// The normal distribution counts as many days as this among the errors.
    private static let priorErrors = 25.0
    /// Days before the width is calibrated.
    private static let trial = 40
}

/// The two climatologies for the coming days.
private struct SeasonForecast {
    /// By lead; nil where too few days lie near the season.
    private let narrow: [[Double]?]
    private let wide: [[Double]?]

    static let narrowKernel = SeasonKernel(half: 30, floor: 0)
    static let wideKernel = SeasonKernel(half: 50, floor: 0.05)
    /// With less there is no climatology.
    static let fewest = 20

    init(_ past: SeasonSample, leads: Int, slots: [DayOfSeason], day: Int, components: [Component]) {
        guard past.count >= Self.fewest else {
            (narrow, wide) = ([], [])
            return
        }
        func all(_ component: Component, _ kernel: SeasonKernel) -> [[Double]?] {
            guard components.contains(component) else { return [] }
            return (1...leads).map { past.seasonQuantiles(around: slots[$0].slot, on: day, kernel) }
        }
        narrow = all(.season, Self.narrowKernel)
        wide = all(.wideSeason, Self.wideKernel)
    }

    func quantiles(of component: Component, lead: Int) -> [Double]? {
        switch component {
        case .season: narrow.isEmpty ? nil : narrow[lead - 1]
        case .wideSeason: wide.isEmpty ? nil : wide[lead - 1]
        case .persistence, .recent, .upstream, .guidance: nil
        }
    }
}
