import Chronology
import Events
import Wording

/// Incidents that nobody has reported: forecast from the monitor that saw them on, and traced back to where they may have begun.
extension RiversProcessor {
    /// From the monitor downstream, until somebody reports the place under the same number.
    func take(_ suspicion: IncidentSuspected, _ event: Event, into state: inout State) throws(EventError) -> [Emission] {
        guard rivers.substance(suspicion.substance) != nil, rivers.river(suspicion.river) != nil else { return [] }
        guard !state.closed.contains(suspicion.incident) else { return [] }
        if state.open.contains(where: { $0.report.incident == suspicion.incident && $0.traced == nil }) { return [] }
        let known = state.open.first { $0.report.incident == suspicion.incident }
        state.open.removeAll { $0.report.incident == suspicion.incident }
        let report = IncidentReported(
            incident: suspicion.incident, river: suspicion.river, kilometre: suspicion.kilometre, substance: suspicion.substance,
            released: suspicion.since, durationSeconds: 0, reporter: suspicion.monitor, description: suspicion.reason.description,
            watercourse: suspicion.watercourse)
        // Said again, because it is graver, it keeps what was learned. Never traced yet: the interval has long passed.
        var incident = OpenIncident(report: report, samples: known?.samples ?? [], traced: known?.traced ?? .distantPast)
        let said = answer(incident, event, state) + trace(&incident, event, state)
        state.open.append(incident)
        state.open.removeFirst(max(0, state.open.count - Self.maximumOpen))
        return said
    }

    /// Readings are back to what is usual: what was suspected is nothing to forecast any more.
    func clear(_ cleared: SuspicionCleared, in state: inout State) throws(EventError) {
        state.open.removeAll { $0.report.incident == cleared.incident && $0.traced != nil }
    }

    /// Where it may have come from, by everything that was sampled lately; nothing for an incident whose place is known.
    func trace(_ incident: inout OpenIncident, _ event: Event, _ state: State) -> [Emission] {
        let report = incident.report
        guard let last = incident.traced, last == .distantPast || event.time >= last + Self.tracingInterval,
            let river = keeper.river(report.river, in: state.book), let substance = rivers.substance(report.substance)
        else { return [] }
        let samples = state.recent["\(report.river)/\(report.substance)"] ?? []
        guard let traced = SourceTracer(river: river, substance: substance).trace(report.incident, samples) else { return [] }
        incident.traced = event.time
        return [Emission(traced, subject: report.incident, correlationID: report.incident)]
    }
}
