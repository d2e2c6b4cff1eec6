import Chronology
import Events
import Region
import Wording

/// What starts, changes and ends a response.
extension RespondProcessor {
    func answer(_ event: Event, _ state: inout RespondState) throws(EventError) -> [Emission] {
        let trigger = try take(event, &state)
        state.prune(at: event.time, keeping: trigger)
        return trigger.map { reconcile($0, at: event.time, &state) } ?? []
    }

    /// Takes the event into the state; returns the number of what it is about.
    private func take(_ event: Event, _ state: inout RespondState) throws(EventError) -> String? {
        switch event.type {
        case WarningIssued.type:
            let warning = try event.payload(WarningIssued.self)
            // About the ground of both sides: each acts on its own warnings, and once.
            if warning.members != nil { return nil }
            return apply(Level(warning.warning, warning.hazard, warning.level, warning.reason), event, &state)
        case WarningUpdated.type:
            let warning = try event.payload(WarningUpdated.self)
            if warning.members != nil { return nil }
            return apply(Level(warning.warning, warning.hazard, warning.level, warning.reason), event, &state)
        case WarningLifted.type:
            let warning = try event.payload(WarningLifted.self)
            return close(warning.warning, warning.reason, event, &state)
        case WarningCancelled.type:
            let warning = try event.payload(WarningCancelled.self)
            return close(warning.warning, warning.reason, event, &state)
        case PlumeForecast.type:
            return apply(try event.payload(PlumeForecast.self), event, &state)
        case IncidentClosed.type:
            let incident = try event.payload(IncidentClosed.self)
            let outcome = Bilingual(zh: "事件结束：\(incident.outcome)", en: "the incident is closed: \(incident.outcome)")
            return close(incident.incident, outcome, event, &state)
        default: return nil
        }
    }

    /// A warning with the level that applies from now on.
    private struct Level {
        let (number, hazard, level, reason): (String, String, WarningLevel, Bilingual)

        init(_ number: String, _ hazard: String, _ level: WarningLevel, _ reason: Bilingual) {
            (self.number, self.hazard, self.level, self.reason) = (number, hazard, level, reason)
        }
    }

    /// An update of a warning that was never seen starts the response just as an issue does.
    private func apply(_ warning: Level, _ event: Event, _ state: inout RespondState) -> String? {
        guard let trigger = Trigger(rawValue: warning.hazard), let playbook = playbooks.playbook(for: trigger) else { return nil }
        let demand = Demand(playbook: playbook, region: region, side: side, now: event.time)
        let wanted = demand.wanted(at: warning.level, warningOf: event.side)
        var response =
            state.responses[warning.number]
            ?? ResponseRecord(
                trigger: warning.number, owner: event.side, side: side, playbook: playbook.id, level: warning.level.rawValue,
                wanted: wanted, reason: warning.reason)
        // Only the side that owns the warning changes it, and what has ended does not begin again.
        guard response.owner == event.side, response.closing == nil else { return nil }
        response.level = warning.level.rawValue
        response.heard = event.time
        response.wanted = wanted
        response.reason = warning.reason
        state.responses[warning.number] = response
        return warning.number
    }

    /// The first forecast of an incident starts its response; a later one of the same owner may ask for more, or for it earlier.
    private func apply(_ plume: PlumeForecast, _ event: Event, _ state: inout RespondState) -> String? {
        guard let playbook = playbooks.playbook(for: .incident) else { return nil }
        let demand = Demand(playbook: playbook, region: region, side: side, now: event.time)
        let (wanted, reason) = (demand.wanted(for: plume), demand.reason(plume))
        var response =
            state.responses[plume.incident]
            ?? ResponseRecord(
                trigger: plume.incident, owner: event.side, side: side, playbook: playbook.id, level: Trigger.incident.rawValue,
                wanted: [], reason: reason)
        guard response.owner == event.side, response.closing == nil else { return nil }
        response.heard = event.time
        response.demand(also: wanted)
        if response.activated.isUnsaid { response.reason = reason }
        state.responses[plume.incident] = response
        return plume.incident
    }

    private func close(_ trigger: String, _ reason: Bilingual, _ event: Event, _ state: inout RespondState) -> String? {
        guard state.responses[trigger]?.owner == event.side else { return nil }
        state.responses[trigger]?.close(at: event.time, because: reason)
        return trigger
    }
}
