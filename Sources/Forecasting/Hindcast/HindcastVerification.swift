import AirQuality
package import Chronology

/// Follows one place through a hindcast: rounds what was said, and scores it by what came and beside what the references would have said.
package struct HindcastVerification: Sendable {
    package private(set) var board: ScoreBoard
    private let place: HindcastPlace
    private let quantities: [Quantity]
    /// Where each quantity stands in `Quantity.all`.
    private let columns: [Int]
    private let rules: DayRules
    private var next: CalendarDate
    private var seasons: [SeasonReference]
    private var persistences: [PersistenceReference]

    /// - Parameters:
    ///   - first: the first day that the references may know.
    ///   - issued: the days of issue.
    package init(
        _ place: HindcastPlace, _ quantities: [Quantity], from first: CalendarDate, issued: ClosedRange<CalendarDate>, rules: DayRules
    ) {
        self.place = place
        self.quantities = quantities
        self.rules = rules
        columns = quantities.compactMap { Quantity.all.firstIndex(of: $0) }
        board = ScoreBoard(quantities: quantities, leads: Hindcast.leads, issued: issued)
        next = first
        seasons = quantities.map { _ in SeasonReference(leads: Hindcast.leads) }
        persistences = quantities.map { _ in PersistenceReference(leads: Hindcast.leads) }
    }

    /// Takes the forecasts of one day of issue; the days come in order. `write` gets each forecast, by quantity and lead.
    package mutating func take(_ issue: HindcastIssue, _ write: (HindcastForecast) -> Void) {
        learn(through: issue.issued)
        var medians = Array(repeating: PerPollutant<Concentration>(), count: Hindcast.leads)
        for (index, quantity) in quantities.enumerated() {
            for (offset, quantiles) in issue.quantiles[index].enumerated() {
                let valid = issue.issued.advanced(by: offset + 1)
                let levels = rules.levels(of: index, on: valid)
                let said = HindcastForecast(quantity, issued: issue.issued, lead: offset + 1, quantiles: quantiles, levels: levels)
                write(said)
                if case .pollutant(let pollutant) = quantity { medians[offset][pollutant] = Concentration(said.median) }
                if let observed = place.values(on: valid)[columns[index]] { verify(said, index, by: observed, levels) }
            }
        }
        for (offset, means) in medians.enumerated() { judgePrimary(of: means, issued: issue.issued, lead: offset + 1) }
    }

    private mutating func learn(through date: CalendarDate) {
        while next <= date {
            let values = place.values(on: next)
            for (index, column) in columns.enumerated() {
                seasons[index].pass(values[column], rules.slot(on: next))
                persistences[index].pass(values[column].map { quantities[index].logarithm($0) })
            }
            next = next.advanced(by: 1)
        }
    }

    private mutating func verify(_ said: HindcastForecast, _ index: Int, by observed: Double, _ levels: ExceedanceLevels) {
        let usual = seasons[index].values(lead: said.lead, rules.slot(on: said.valid))
        let happened = levels.exceeded(by: observed)
        let events = happened.indices.map { level -> VerifiedForecast.Event? in
            guard let probability = said.probabilities[level], let happened = happened[level] else { return nil }
            let share = usual.isEmpty ? nil : levels.thresholds[level].map { usual.shareAbove($0) }
            return .init(probability: probability, seasonProbability: share, happened: happened)
        }
        board.take(
            VerifiedForecast(
                quantity: index, lead: said.lead, valid: said.valid, quantiles: said.quantiles, observed: observed, events: events,
                season: usual.isEmpty ? nil : Quantiles.ofSorted(usual), persistence: persistences[index].quantiles(lead: said.lead),
                isDust: place.isDust(on: said.valid)))
    }

    /// The forecast primary pollutant is that of the medians, over the pollutants that are forecast, all six of them.
    private mutating func judgePrimary(of means: PerPollutant<Concentration>, issued: CalendarDate, lead: Int) {
        let valid = issued.advanced(by: lead)
        guard means.missing.isEmpty, let observed = rules.table(on: valid).primary(of: place.means(on: valid)) else { return }
        guard let forecast = rules.table(on: valid).primary(of: means) else { return }
        board.takePrimary(forecast, observed: observed, lead: lead)
    }
}

extension HindcastForecast {
    fileprivate var median: Double { quantiles[quantiles.count / 2] }
}

extension IndexTable {
    /// Nil where the standard publishes no index.
    fileprivate func primary(of means: PerPollutant<Concentration>) -> PollutantSet? {
        DailyAQI(of: dailyIndices(of: DailyMeans(means: means)))?.primary
    }
}

extension HindcastPlace {
    fileprivate func means(on date: CalendarDate) -> PerPollutant<Concentration> {
        let values = values(on: date)
        return PerPollutant { pollutant in values[pollutant.column].flatMap { Concentration($0) } }
    }

    /// Nil without both PM2.5 and PM10.
    fileprivate func isDust(on date: CalendarDate) -> Bool? {
        let values = values(on: date)
        guard let fine = values[Pollutant.pm25.column], let coarse = values[Pollutant.pm10.column] else { return nil }
        return fine < Stratum.dustRatio * coarse
    }
}

extension Pollutant {
    /// Where it stands in `Quantity.all`.
    fileprivate var column: Int { Quantity.all.firstIndex(of: .pollutant(self)) ?? 0 }
}
