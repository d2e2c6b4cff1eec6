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
        case IncidentReported.type: river = take(try event.payload(IncidentReported.self), at: event.time, &state)
        case PlumeForecast.type: river = take(try event.payload(PlumeForecast.self), event, &state)
        case IncidentGraded.type: river = take(try event.payload(IncidentGraded.self), event, &state)
        case IncidentClosed.type:
            river = state.incidents.removeValue(forKey: try event.payload(IncidentClosed.self).incident)?.river
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

    private func take(_ report: IncidentReported, at time: Timestamp, _ state: inout AlertState) -> String? {
        state.change(report.incident) { $0.take(report) }
    }

    private func take(_ plume: PlumeForecast, _ event: Event, _ state: inout AlertState) -> String? {
        state.change(plume.incident) { $0.take(plume, id: event.id) }
    }

    private func take(_ graded: IncidentGraded, _ event: Event, _ state: inout AlertState) -> String? {
        state.change(graded.incident) { $0.take(graded, id: event.id) }
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
    /// Changes what is known of an incident.
    /// - Returns: its river.
    fileprivate mutating func change(_ number: String, _ change: (inout WaterIncident) -> Void) -> String? {
        var incident = incidents[number] ?? WaterIncident(number)
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
}
