import Events

// What an event of a river may carry onto the page, at most. The services keep to less; the page does not rely on it.

extension PlumeForecast {
    static let maximumTargets = 60
    static let maximumWords = 40
    static let maximumDerivations = 60

    var bounded: PlumeForecast {
        PlumeForecast(
            incident: incident, river: river, issued: issued, substance: substance, arrivals: Array(arrivals.prefix(Self.maximumTargets)),
            assumptions: Array(assumptions.prefix(Self.maximumWords)), method: method, release: release,
            derivation: derivation.map { Array($0.prefix(Self.maximumDerivations)) })
    }
}

extension PlanComputed {
    static let maximumActions = 20
    static let maximumCombinations = 4
    static let maximumDecisions = 40

    var bounded: PlanComputed {
        PlanComputed(
            incident: incident, river: river, substance: substance, issued: issued, summary: summary,
            actions: Array(actions.prefix(Self.maximumActions)),
            combinations: combinations.prefix(Self.maximumCombinations).map(\.bounded),
            untreated: Array(untreated.prefix(PlumeForecast.maximumTargets)), timeline: Array(timeline.prefix(Self.maximumDecisions)),
            drinkingWater: Array(drinkingWater.prefix(PlumeForecast.maximumTargets)),
            irrigation: Array(irrigation.prefix(PlumeForecast.maximumTargets)),
            assumptions: Array(assumptions.prefix(PlumeForecast.maximumWords)),
            derivation: Array(derivation.prefix(PlumeForecast.maximumDerivations)), method: method)
    }
}

extension PlanCombination {
    fileprivate var bounded: PlanCombination {
        PlanCombination(
            rank: rank, actions: Array(actions.prefix(PlanComputed.maximumActions)), decideBy: decideBy,
            outcomes: Array(outcomes.prefix(PlumeForecast.maximumTargets)),
            explanation: Array(explanation.prefix(PlumeForecast.maximumWords)),
            failures: Array(failures.prefix(PlanComputed.maximumActions)), isVerified: isVerified)
    }
}

extension SourceTraced {
    static let maximumCandidates = 12

    var bounded: SourceTraced {
        SourceTraced(
            incident: incident, river: river, substance: substance, samples: samples,
            candidates: Array(candidates.prefix(Self.maximumCandidates)),
            assumptions: Array(assumptions.prefix(PlumeForecast.maximumWords)), method: method)
    }
}
