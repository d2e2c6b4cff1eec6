import Chronology
import Events
import Region

/// Incidents on the water, of either side: each side warns for its own targets.
extension AlertProcessor {
    /// Incidents that are kept; beyond, the ones heard of longest ago go.
    package static let maximumIncidents = 50
    /// Rivers that are watched, unless the procedure names them: whatever the other side says, there are no more.
    package static let maximumRivers = 50
    /// Leads are counted from now, so what comes closer is judged anew so often.
    static let judgedEvery = Duration.hours(1)

    func takeWater(_ event: Event, _ state: inout AlertState) throws(EventError) -> [Emission] {
        guard !criteria.waterHazards.isEmpty else { return [] }
        let river: String?
        switch event.type {
        case IncidentReported.type: river = take(try event.payload(IncidentReported.self), event, &state)
        case PlumeForecast.type: river = take(try event.payload(PlumeForecast.self), event, &state)
        case IncidentGraded.type: river = take(try event.payload(IncidentGraded.self), event, &state)
        case IncidentClosed.type: river = close(try event.payload(IncidentClosed.self).incident, event, &state)
        default: river = nil
        }
        guard let river, keeps(river: river, state) else { return [] }
        let now = state.hear(event, of: side)
        state.waters[river] = max(state.waters[river] ?? now, now)
        return criteria.waterHazards.compactMap { matter(river, $0) }.flatMap { matter in
            count(matter, at: now, &state)
            return proceed(matter, at: now, &state)
        }
    }

    private func keeps(river: String, _ state: AlertState) -> Bool {
        knows(river: river, state) || state.waters.count < Self.maximumRivers
    }

    /// Whether the procedure names it, or an incident on it was heard of.
    func knows(river: String, _ state: AlertState) -> Bool {
        state.waters[river] != nil || procedure.waters.contains { $0.river == river }
    }

    private func take(_ report: IncidentReported, _ event: Event, _ state: inout AlertState) -> String? {
        if state.note(report, by: event) { return nil }
        return state.change(report.incident, of: event.side, at: event.time) { $0.take(report) }
    }

    private func take(_ plume: PlumeForecast, _ event: Event, _ state: inout AlertState) -> String? {
        state.change(plume.incident, of: event.side, at: plume.issued) { $0.take(plume, id: event.id) }
    }

    private func take(_ graded: IncidentGraded, _ event: Event, _ state: inout AlertState) -> String? {
        state.change(graded.incident, of: event.side, at: event.time) { $0.take(graded, id: event.id) }
    }

    /// Only the side whose incident it is ends it.
    private func close(_ number: String, _ event: Event, _ state: inout AlertState) -> String? {
        state.remember(ClosedIncident(number, of: event.side, at: event.time))
        guard state.incidents[number]?.side == event.side else { return nil }
        return state.incidents.removeValue(forKey: number)?.river
    }

    /// What the criteria say about a river now.
    func waterProspect(_ matter: Matter, _ edition: WaterEdition, at time: Timestamp, _ state: AlertState) -> Prospect {
        let incidents = state.incidents.values.filter { $0.river == matter.area.id }.sorted { $0.number < $1.number }
        return Prospect(
            incidents.map { edition.outlook($0, for: side, at: time) }, matter.rules, in: matter.area,
            changed: state.waters[matter.area.id] ?? .distantPast, at: time)
    }

    /// When a river is judged anew only because time has passed.
    func nextJudgement(_ matter: Matter, _ watch: Watch, _ state: AlertState) -> Timestamp? {
        guard matter.hazard.isWater, let changed = state.waters[matter.area.id] else { return nil }
        let isOpen = state.incidents.values.contains { $0.river == matter.area.id && $0.arrivals?.isEmpty == false }
        guard isOpen || watch.standing != nil else { return nil }
        return max(changed, state.woken) + Self.judgedEvery
    }
}

extension AlertState {
    /// Changes what is known of an incident, unless it is over, or the other side's.
    /// - Parameters:
    ///   - side: that speaks.
    ///   - time: when what is said was said or computed.
    /// - Returns: its river.
    fileprivate mutating func change(
        _ number: String, of side: Side, at time: Timestamp, _ change: (inout WaterIncident) -> Void
    ) -> String? {
        let closing = closings[Self.key(closing: number, of: side)]
        guard closing?.isOver(at: time) != true else { return nil }
        var incident = incidents[number] ?? WaterIncident(number, of: side, on: closing?.river)
        guard incident.side == side else { return nil }
        change(&incident)
        incidents[number] = incident
        while incidents.count > AlertProcessor.maximumIncidents {
            let others = incidents.values.filter { $0.number != number }
            guard let oldest = others.min(by: { ($0.issued ?? .distantPast, $0.number) < ($1.issued ?? .distantPast, $1.number) }) else {
                break
            }
            incidents[oldest.number] = nil
        }
        return incident.river
    }

    // MARK: Closed incidents

    private static func key(closing number: String, of side: Side) -> String { "\(side.rawValue)/\(number)" }

    /// Notes a report of an incident that is closed: it begins anew when something is computed upon it.
    /// - Returns: whether it is closed.
    fileprivate mutating func note(_ report: IncidentReported, by event: Event) -> Bool {
        let key = Self.key(closing: report.incident, of: event.side)
        guard closings[key] != nil, incidents[report.incident] == nil else { return false }
        closings[key]?.take(report, said: event.time)
        return true
    }

    /// A closing that comes again, or is older than the one that is known, changes nothing.
    fileprivate mutating func remember(_ closing: ClosedIncident) {
        let key = Self.key(closing: closing.number, of: closing.side)
        guard closings[key].map({ $0.at < closing.at }) ?? true else { return }
        closings[key] = closing
        while closings.count > ClosedIncident.maximum,
            let oldest = closings.min(by: { ($0.value.at, $0.key) < ($1.value.at, $1.key) })
        {
            closings[oldest.key] = nil
        }
    }
}
