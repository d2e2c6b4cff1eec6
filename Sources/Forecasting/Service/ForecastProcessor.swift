package import AirQuality
package import Chronology
package import Events
import Guidance

/// The forecasting service of one side: days, hours and guidance in; every day at the issue time ten days ahead for each of its places; and each
/// assessed day against what had been forecast for it.
///
/// Where the history is too short it says nothing (`ForecastError` would say why); the desk then shows that there is no forecast yet.
package struct ForecastProcessor: Processor {
    package let name = "forecast"
    package let version = 3
    package let interests = ["air."]

    private let side: Side
    private let policy: ForecastPolicy
    private let forecaster: Forecaster
    /// The places of this side by their basis, both in the order of the file.
    private let groups: [Group]

    private struct Group: Sendable {
        let basis: String
        let upstream: [String]
        let places: [ForecastPolicy.Place]
    }

    package init(side: Side, policy: ForecastPolicy, tables: IndexTables = .builtIn) {
        self.side = side
        self.policy = policy
        forecaster = Forecaster(policy: policy, tables: tables)
        let places = policy.places(of: side)
        var bases: [String] = []
        for place in places where !bases.contains(place.basis) { bases.append(place.basis) }
        groups = bases.map { basis in
            let own = places.filter { $0.basis == basis }
            return Group(basis: basis, upstream: own.first?.upstream ?? [], places: own)
        }
    }

    /// What is remembered, all of it bounded by the policy's places: days, hours and guidance, what was forecast, and when the next forecast
    /// is due. What is learned from it is worked out again and not stored.
    package struct State: Codable, Hashable, Sendable {
        /// By division code: bases and the places upstream of them.
        package fileprivate(set) var histories: [String: DailyHistory] = [:]
        /// By division code of the bases.
        package fileprivate(set) var incomplete: [String: IncompleteDays] = [:]
        package fileprivate(set) var hours: [String: HourMemory] = [:]
        package fileprivate(set) var guidance = GuidanceMemory()
        /// By place.
        fileprivate var verifiers: [String: Verifier] = [:]
        /// Nil until there is something to forecast from.
        package fileprivate(set) var nextDue: Timestamp?
        /// What was learned, by basis: a shortcut that is left out of snapshots.
        fileprivate var learned = LearnerShelf()

        private enum CodingKeys: String, CodingKey {
            case histories, incomplete, hours, guidance, verifiers, nextDue
        }
    }

    package func initialState() -> State { State() }

    package func nextDeadline(in state: State) -> Timestamp? { state.nextDue }

    package func handle(_ event: Event, state: inout State) throws(EventError) -> [Emission] {
        switch event.type {
        case ObservationRecorded.type:
            takeHour(try event.payload(), at: event.time, &state)
        case DayRecorded.type:
            let day = try event.payload(DayRecorded.self)
            take(day.values, of: day.place, on: day.date, at: event.time, &state)
        case DayAssessed.type:
            return assess(try event.payload(), at: event.time, &state)
        case GuidanceReceived.type:
            takeGuidance(try event.payload(), &state)
        case ForecastIssued.type where isOurs(event):
            let forecast = try event.payload(ForecastIssued.self)
            state.verifiers[forecast.place, default: Verifier()].take(forecast, event: event.id)
        case ForecastVerified.type where isOurs(event):
            return takeScores(try event.payload(), &state)
        case ForecastSkillChanged.type where isOurs(event):
            let change = try event.payload(ForecastSkillChanged.self)
            state.verifiers[change.place, default: Verifier()].take(change)
        case DeadlineReached.type:
            let deadline = try event.payload(DeadlineReached.self)
            if deadline.processor == name, event.side == side { return issue(at: event.time, &state) }
        default: break
        }
        return []
    }

    /// The other side's forecasts are its own business.
    private func isOurs(_ event: Event) -> Bool { event.source == "/\(side.rawValue)/\(name)" }
}

// MARK: - Taking in

extension ForecastProcessor {
    private func take(_ values: [String: Double], of place: String, on date: CalendarDate, at now: Timestamp, _ state: inout State) {
        guard isUsed(place, on: date, at: now) else { return }
        state.histories[place, default: DailyHistory()].take(PerPollutant(daily: values), on: date)
        if state.nextDue == nil, isBasis(place) { state.nextDue = policy.issueTime.first(from: now) }
    }

    private func takeHour(_ hour: ObservationRecorded, at now: Timestamp, _ state: inout State) {
        guard isBasis(hour.place), hour.hour.beijingDate <= now.beijingDate else { return }
        state.hours[hour.place, default: HourMemory()].take(hour)
    }

    /// Guidance that cannot be understood is left out: the forecast goes on without, and says what it had. So is an analysis: it tells what
    /// happened, and nothing of the coming days.
    private func takeGuidance(_ event: GuidanceReceived, _ state: inout State) {
        guard let run = try? GuidanceRun(event), !run.isAnalysis else { return }
        state.guidance.take(run, sectors: policy.sectors)
    }

    /// A day that has not come yet is a mistake in a file, and one far ahead would push the whole history out.
    private func isUsed(_ place: String, on date: CalendarDate, at now: Timestamp) -> Bool {
        (isBasis(place) || groups.contains { $0.upstream.contains(place) }) && date <= now.beijingDate
    }

    private func isBasis(_ place: String) -> Bool { groups.contains { $0.basis == place } }
}

// MARK: - Saying

extension ForecastProcessor {
    /// Scores what was forecast for the day at every place that rests on it, and remembers the day. A place without a report of its own is
    /// scored against the one that stands in, which the event says.
    private func assess(_ day: DayAssessed, at now: Timestamp, _ state: inout State) -> [Emission] {
        take(day.means, of: day.place, on: day.date, at: now, &state)
        if isBasis(day.place), day.date <= now.beijingDate { state.incomplete[day.place, default: IncompleteDays()].take(day) }
        let places = groups.filter { $0.basis == day.place }.flatMap(\.places).map(\.place)
        return places.compactMap { place in
            state.verifiers[place]?.verification(of: day, at: place).map { Emission($0, subject: place) }
        }
    }

    private func takeScores(_ verification: ForecastVerified, _ state: inout State) -> [Emission] {
        var verifier = state.verifiers[verification.place] ?? Verifier()
        verifier.take(verification, window: policy.alarm.windowDays)
        state.verifiers[verification.place] = verifier
        return SkillWatch(rule: policy.alarm, place: verification.place).changes(verifier.records, standing: verifier.alarms)
            .map { Emission($0, subject: verification.place) }
    }

    /// One forecast for the newest due time, however many were missed.
    private func issue(at now: Timestamp, _ state: inout State) -> [Emission] {
        let due = policy.issueTime.newest(until: now)
        guard let expected = state.nextDue, expected <= due else { return [] }
        state.nextDue = due + .days(1)
        let companions = Forecaster.Companions(
            records: state.verifiers.mapValues(\.records), before: state.verifiers.compactMapValues(\.newest))
        return groups.flatMap { group in
            forecasts(of: group, due: due, at: now, companions, &state).map { Emission($0, subject: $0.place) }
        }
    }

    private func forecasts(
        of group: Group, due: Timestamp, at now: Timestamp, _ companions: Forecaster.Companions, _ state: inout State
    ) -> [ForecastIssued] {
        let knowledge = knowledge(of: group, state)
        do throws(ForecastError) {
            let settled = try state.learned.learner(of: group.basis, knowledge, before: due.beijingDate, policy: policy)
            return try forecaster.forecasts(
                for: group.places, of: group.basis, settled, knowledge, due: due, issued: now, companions)
        } catch {
            return []
        }
    }

    private func knowledge(of group: Group, _ state: State) -> Knowledge {
        // A place upstream without a season on record says nothing.
        let upstream = group.upstream.compactMap { state.histories[$0] }.filter { $0.completeDays.count >= policy.minimumHistoryDays }
        return Knowledge(
            history: state.histories[group.basis] ?? DailyHistory(), incomplete: state.incomplete[group.basis] ?? IncompleteDays(),
            hours: state.hours[group.basis] ?? HourMemory(), upstream: upstream, guidance: state.guidance)
    }
}
