package import AirQuality
package import Chronology

/// The scores of forecasts by variable, lead and kind of day. Cheap to add to, and two boards of the same shape merge into one.
package struct ScoreBoard: Sendable {
    package let quantities: [Quantity]
    package let leads: Int
    /// The days for which forecasts are valid.
    package let days: ClosedRange<CalendarDate>
    /// By variable, lead and stratum.
    private var sums: [ScoreSums]
    /// By variable and lead, then by valid day: for intervals.
    private var courses: [[Losses]]
    /// By lead, of the index.
    private var officials: [OfficialScores]

    /// - Parameter issued: the days on which the forecasts were issued.
    package init(quantities: [Quantity], leads: Int, issued: ClosedRange<CalendarDate>) {
        self.quantities = quantities
        self.leads = leads
        days = issued.lowerBound.advanced(by: 1)...issued.upperBound.advanced(by: leads)
        let cells = quantities.count * leads
        sums = Array(repeating: ScoreSums(), count: cells * Stratum.allCases.count)
        courses = Array(repeating: Array(repeating: Losses(), count: days.count), count: cells)
        officials = Array(repeating: OfficialScores(), count: leads)
    }

    package mutating func take(_ verified: VerifiedForecast) {
        let cell = verified.quantity * leads + verified.lead - 1
        for stratum in Stratum.all(of: verified.valid, isDust: verified.isDust) { sums[index(cell, stratum)].take(verified) }
        if let losses = verified.losses { courses[cell][days.lowerBound.distance(to: verified.valid)].merge(losses) }
        guard quantities[verified.quantity] == .index, let heavy = verified.events[Self.heavyLevel] else { return }
        officials[verified.lead - 1].take(
            verified.quantiles, verified.score, heavy: heavy.probability, observed: verified.observed)
    }

    private static let heavyLevel = ExceedanceLevels.all.firstIndex(of: OfficialScores.heavy) ?? 0

    package mutating func takePrimary(_ forecast: PollutantSet, observed: PollutantSet, lead: Int) {
        officials[lead - 1].takePrimary(forecast, observed: observed)
    }

    package mutating func merge(_ other: ScoreBoard) {
        precondition(quantities == other.quantities && leads == other.leads && days == other.days, "boards of one shape merge")
        for index in sums.indices { sums[index].merge(other.sums[index]) }
        for cell in courses.indices {
            for day in courses[cell].indices { courses[cell][day].merge(other.courses[cell][day]) }
        }
        for lead in officials.indices { officials[lead].merge(other.officials[lead]) }
    }

    private func index(_ cell: Int, _ stratum: Stratum) -> Int { cell * Stratum.allCases.count + stratum.ordinal }
}

// MARK: - Reading

extension ScoreBoard {
    package func scores(_ quantity: Quantity, lead: Int, _ stratum: Stratum = .all) -> ScoreSums {
        guard let place = quantities.firstIndex(of: quantity) else { return ScoreSums() }
        return sums[index(place * leads + lead - 1, stratum)]
    }

    package func official(lead: Int) -> OfficialScores { officials[lead - 1] }

    /// How far chance can have moved the skill at a lead; nil without days that have references.
    package func interval(_ quantity: Quantity, lead: Int, against reference: Losses.Reference) -> SkillInterval? {
        guard let place = quantities.firstIndex(of: quantity) else { return nil }
        return SkillInterval(of: courses[place * leads + lead - 1], against: reference)
    }
}

extension Stratum {
    fileprivate var ordinal: Int {
        switch self {
        case .all: 0
        case .spring: 1
        case .summer: 2
        case .autumn: 3
        case .winter: 4
        case .dust: 5
        case .other: 6
        }
    }
}
