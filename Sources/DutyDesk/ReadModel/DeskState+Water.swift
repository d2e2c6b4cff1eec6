import Chronology
import Events

// What happens on the rivers. Each kind is bounded.

extension DeskState {
    /// A second report of the same incident replaces what was reported, and keeps the rest; a suspected incident becomes a reported one.
    mutating func take(_ report: IncidentReported, _ event: Event) {
        guard incidents[report.incident] == nil else {
            return incidents.change(report.incident) { $0.take(report, event) }
        }
        incidents.put(DeskIncident(report, event))
    }

    mutating func take(_ suspicion: IncidentSuspected, _ event: Event) {
        guard incidents[suspicion.incident] == nil else {
            return incidents.change(suspicion.incident) { $0.take(suspicion, event) }
        }
        incidents.put(DeskIncident(suspicion, event))
    }

    /// Of an incident; routine samples are not for the page.
    mutating func take(_ sample: SampleRecorded) {
        guard let incident = sample.incident else { return }
        incidents.change(incident) { $0.take(sample) }
    }

    mutating func take(_ release: ReleaseAnnounced, _ event: Event) {
        guard !releases.contains(where: { $0.release.release == release.release }) else { return }
        releases.append(DeskRelease(release, event))
        if releases.count > DeskLimit.releases { releases.removeFirst(releases.count - DeskLimit.releases) }
    }

    mutating func take(_ alarm: AlarmSent, _ event: Event) {
        book(of: alarm.incident) { $0.take(alarm, event) }
    }

    mutating func take(_ receipt: AlarmReceived, _ event: Event) {
        book(of: receipt.incident) { $0.take(receipt, event) }
    }

    mutating func take(_ silent: AlarmUnanswered, _ event: Event) {
        book(of: silent.incident) { $0.take(silent, event) }
    }

    /// An alarm by its number, and what it is about.
    package func alarm(_ id: String) -> (alarm: DeskAlarm, incident: String)? {
        for incident in incidents.items.reversed() {
            if let alarm = incident.alarms[id] { return (alarm, incident.id) }
        }
        for release in releases.reversed() {
            if let alarm = release.alarms[id] { return (alarm, release.release.release) }
        }
        return nil
    }

    /// A report by its number, and whose it is.
    package func report(_ id: String) -> (report: DeskReport, incident: DeskIncident)? {
        for incident in incidents.items.reversed() {
            if let report = incident.reports.first(where: { $0.id == id }) { return (report, incident) }
        }
        return nil
    }

    private mutating func book(of id: String, _ body: (inout AlarmBook) -> Void) {
        incidents.change(id) { body(&$0.alarms) }
        if let index = releases.lastIndex(where: { $0.release.release == id }) { body(&releases[index].alarms) }
    }
}

// MARK: - Monitors

extension DeskState {
    mutating func take(_ change: InstrumentChanged, _ event: Event) {
        faults.removeAll { ($0.monitor, $0.substance, $0.side) == (change.monitor, change.substance, event.side) }
        guard change.state == .faulty else { return }
        faults.append(DeskFault(change, event))
        if faults.count > DeskLimit.faults { faults.removeFirst(faults.count - DeskLimit.faults) }
    }
}
