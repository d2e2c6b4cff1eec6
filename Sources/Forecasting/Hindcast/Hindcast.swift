package import Chronology
package import Events

/// Forecasts of past days with what was known then: each place is passed day by day, and what is issued on a day rests on that day and
/// earlier ones (`SeriesForecaster`). In operation the same model forecasts the pollutants; the index is then HJ 633 of joint courses, and of the
/// day of issue only some hours are known.
package struct Hindcast: Sendable {
    package let places: [HindcastPlace]
    package let quantities: [Quantity]
    private let guidance: [HindcastGuidance]
    private let days: ClosedRange<CalendarDate>
    private let slots: [DayOfSeason]
    private let departures: [PlaceDepartures]
    private let left: Set<String>

    package static let leads = 10
    /// Places looked at beside a place's own.
    package static let mostUpstream = 3
    /// Days with a value before the first forecast of a quantity.
    package static let fewestDays = 60

    /// - Parameters:
    ///   - quantities: what to forecast; the predictors always look at all.
    ///   - departures: of each place, from `departures(of:over:)`, which can be worked out side by side.
    ///   - without: names of components to leave out, for ablations.
    package init(
        places: [HindcastPlace], over days: ClosedRange<CalendarDate>, departures: [PlaceDepartures], quantities: [Quantity] = Quantity.all,
        guidance: [HindcastGuidance] = [], without left: Set<String> = []
    ) {
        self.places = places
        self.quantities = quantities
        self.guidance = guidance
        self.days = days
        self.left = left
        self.departures = departures
        slots = Self.slots(over: days)
    }

    /// The components that can be left out, by name.
    package static let components = [Component.persistence, .recent, .upstream, .guidance(0), .season, .wideSeason].map(\.name)
    /// Those of them that need neither neighbours nor guidance: one of them has to stay.
    package static let standing = [Component.persistence, .recent, .season, .wideSeason].map(\.name)

    /// How unusual each day of a place was, by what was known at its end.
    package static func departures(of place: HindcastPlace, over days: ClosedRange<CalendarDate>) -> PlaceDepartures {
        var departures = PlaceDepartures()
        for date in days { departures.pass(DayValues(whole: place.values(on: date)), DayOfSeason(date)) }
        return departures
    }

    private static func slots(over days: ClosedRange<CalendarDate>) -> [DayOfSeason] {
        let count = days.lowerBound.distance(to: days.upperBound) + 1 + leads
        return (0..<count).map { DayOfSeason(days.lowerBound.advanced(by: $0)) }
    }
}

/// What was issued for one place on one day.
package struct HindcastIssue: Hashable, Sendable {
    /// The last day whose observations were known.
    package let issued: CalendarDate
    /// By quantity and lead, 19 quantiles; empty for a quantity with too few days so far.
    package let quantiles: [[[Double]]]
    /// By quantity and lead, the same from the season alone; empty where there is none.
    package let season: [[[Double]]]
    /// Joint courses of the published index, where they were asked for.
    package let scenarios: [ForecastScenario]
}

extension Hindcast {
    /// Issues the forecasts of a place for each day of a range.
    ///
    /// - Parameter scenarios: how to make joint courses; the hindcast's quantities have to be those of `HindcastScenarios` then.
    package func run(
        _ place: Int, issuedIn range: ClosedRange<CalendarDate>, scenarios: HindcastScenarios? = nil, _ visit: (HindcastIssue) -> Void
    ) {
        let upstream = upstream(of: place, before: range.lowerBound)
        let layout = PredictorLayout(upstream: upstream.count, guidance: guidance.map(\.count))
        var forecaster = PlaceForecaster(
            quantities, layout: layout, leads: Self.leads, ceilings: quantities.map(\.ceiling), without: left)
        let air = Surroundings(own: departures[place], upstream: upstream.map { departures[$0] })
        let chosen = quantities.compactMap { Quantity.all.firstIndex(of: $0) }
        var known = Array(repeating: 0, count: quantities.count)
        for (day, date) in days.enumerated() where date <= range.upperBound {
            let values = places[place].values(on: date)
            let ahead = Array(slots[day...day + Self.leads])
            for (index, column) in chosen.enumerated() where values[column] != nil { known[index] += 1 }
            forecaster.pass(day: day, values: chosen.map { values[$0] }, shares: chosen.map { _ in 1 }, slots: ahead)
            let said = forecaster.issue(day: day, slots: ahead, air: air) { source, lead in
                guidance[source].predictors(date, date.advanced(by: lead))
            }
            guard range.contains(date) else { continue }
            let quantiles = zip(said, known).map { leads, days in days < Self.fewestDays ? [] : leads.map(\.quantiles) }
            visit(
                HindcastIssue(
                    issued: date, quantiles: quantiles,
                    season: said.map { leads in leads.compactMap { lead in lead.parts.first { $0.component == .season }?.quantiles } },
                    scenarios: scenarios?.scenarios(quantiles, own: departures[place], day: day, on: date, slots: { slots[$0] }) ?? []))
        }
    }

    /// The places whose air of a day goes best with what the place's own model did not foresee of the next, by the days before `date`.
    private func upstream(of place: Int, before date: CalendarDate) -> [Int] {
        let count = min(max(days.lowerBound.distance(to: date), 0), days.lowerBound.distance(to: days.upperBound) + 1)
        guard count > Self.fewestDays else { return [] }
        let column = Quantity.all.count - 1
        let own = departures[place].series[column].values
        let change = Moments.residuals(own, count: count)
        let scores = places.indices.filter { $0 != place }.map { other in
            (other, Moments.correlation(departures[other].series[column].values, change, count: count - 1))
        }
        return scores.filter { $0.1 > 0 }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.prefix(Self.mostUpstream).map(\.0)
    }
}

/// Sums over the first days of two series.
private enum Moments {
    /// What the next day's departure is beyond the share that stays of today's.
    static func residuals(_ values: [Double], count: Int) -> [Double] {
        var (product, square) = (0.0, 0.0)
        for day in 1..<count {
            product += values[day] * values[day - 1]
            square += values[day - 1] * values[day - 1]
        }
        let share = square > 0 ? product / square : 0
        return (1..<count).map { values[$0] - share * values[$0 - 1] }
    }

    /// Of two series without their means; 0 where one does not vary.
    static func correlation(_ left: [Double], _ right: [Double], count: Int) -> Double {
        let n = Double(count)
        var (sumLeft, sumRight) = (0.0, 0.0)
        for index in 0..<count {
            sumLeft += left[index]
            sumRight += right[index]
        }
        var (product, squareLeft, squareRight) = (0.0, 0.0, 0.0)
        for index in 0..<count {
            let (a, b) = (left[index] - sumLeft / n, right[index] - sumRight / n)
            product += a * b
            squareLeft += a * a
            squareRight += b * b
        }
        return squareLeft > 0 && squareRight > 0 ? product / (squareLeft * squareRight).squareRoot() : 0
    }
}
