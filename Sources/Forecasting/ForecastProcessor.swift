package import AirQuality
package import Chronology
package import Events

/// The forecasting service of one side: daily means in, every day at the issue time ten days ahead for each of its places.
///
/// Where the history is too short it says nothing (`ForecastError` would say why); the desk then shows that there is no forecast yet.
package struct ForecastProcessor: Processor {
    package let name = "forecast"
    package let version = 2
    package let interests = ["air.day."]

    private let side: Side
    private let policy: ForecastPolicy
    private let forecaster: Forecaster
    /// The places of this side by their basis, both in the order of the file.
    private let groups: [(basis: String, places: [ForecastPolicy.Place])]

    package init(side: Side, policy: ForecastPolicy, tables: IndexTables = .builtIn) {
        self.side = side
        self.policy = policy
        forecaster = Forecaster(policy: policy, tables: tables)
        let places = policy.places(of: side)
        var bases: [String] = []
        for place in places where !bases.contains(place.basis) { bases.append(place.basis) }
        groups = bases.map { basis in (basis, places.filter { $0.basis == basis }) }
    }

    /// What is remembered: one bounded history and the newest incomplete days for each basis, and when the next forecast is due.
    package struct State: Codable, Hashable, Sendable {
        /// By division code; no more than the policy's bases.
        package fileprivate(set) var histories: [String: DailyHistory] = [:]
        /// By division code, like the histories.
        package fileprivate(set) var incomplete: [String: IncompleteDays] = [:]
        /// Nil until there is something to forecast from.
        package fileprivate(set) var nextDue: Timestamp?
    }

    package func initialState() -> State { State() }

    package func nextDeadline(in state: State) -> Timestamp? { state.nextDue }

    package func handle(_ event: Event, state: inout State) throws(EventError) -> [Emission] {
        switch event.type {
        case DayRecorded.type:
            let day = try event.payload(DayRecorded.self)
            take(day.values, of: day.place, on: day.date, at: event.time, &state)
        case DayAssessed.type:
            let day = try event.payload(DayAssessed.self)
            take(day.means, of: day.place, on: day.date, at: event.time, &state)
            takeIncomplete(day, at: event.time, &state)
        case DeadlineReached.type:
            let deadline = try event.payload(DeadlineReached.self)
            if deadline.processor == name, event.side == side { return issue(at: event.time, &state) }
        default: break
        }
        return []
    }
}

// MARK: - The two things it does

extension ForecastProcessor {
    private func take(_ values: [String: Double], of place: String, on date: CalendarDate, at now: Timestamp, _ state: inout State) {
        guard isUsed(place, on: date, at: now) else { return }
        state.histories[place, default: DailyHistory()].take(PerPollutant(daily: values), on: date)
        if state.nextDue == nil { state.nextDue = policy.issueTime.first(from: now) }
    }

    private func takeIncomplete(_ day: DayAssessed, at now: Timestamp, _ state: inout State) {
        guard isUsed(day.place, on: day.date, at: now) else { return }
        state.incomplete[day.place, default: IncompleteDays()].take(day)
    }

    /// A day that has not come yet is a mistake in a file, and one far ahead would push the whole history out.
    private func isUsed(_ place: String, on date: CalendarDate, at now: Timestamp) -> Bool {
        groups.contains { $0.basis == place } && date <= now.beijingDate
    }

    /// One forecast for the newest due time, however many were missed.
    private func issue(at now: Timestamp, _ state: inout State) -> [Emission] {
        let due = policy.issueTime.newest(until: now)
        guard let expected = state.nextDue, expected <= due else { return [] }
        state.nextDue = due + .days(1)
        return groups.flatMap { group in
            let history = state.histories[group.basis] ?? DailyHistory()
            let incomplete = state.incomplete[group.basis] ?? IncompleteDays()
            let forecasts = try? forecaster.forecasts(
                for: group.places, of: group.basis, from: history, incomplete, due: due, issued: now)
            return (forecasts ?? []).map { Emission($0, subject: $0.place) }
        }
    }
}
