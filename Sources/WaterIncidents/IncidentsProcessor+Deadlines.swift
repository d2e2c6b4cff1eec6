import Chronology
import Events
import Wording

/// What has to be said because time has passed.
extension IncidentsProcessor {
    /// When a draft that is behind may be renewed.
    func redraft(_ incident: IncidentRecord) -> Timestamp? {
        guard incident.isDraftStale else { return nil }
        return incident.reports.filter { $0.isOpen && $0.said == .back && $0.drafts < ReportRecord.maximumDrafts }
            .compactMap { $0.drafted.map { $0.at + playbook.reporting.redraft } }.min()
    }

    /// When those downstream are warned without a forecast.
    func patience(_ incident: IncidentRecord) -> Timestamp? {
        guard incident.isConfirmed, incident.plume == nil, !incident.isBedDry, incident.closing == nil, !incident.isPatienceOver
        else { return nil }
        return ground(incident.river) == nil ? nil : incident.waiting + AlarmPlan.forecastPatience
    }

    /// Each thing once.
    func remind(_ event: Event, _ state: inout IncidentsState) throws(EventError) -> [Emission] {
        guard try event.payload(DeadlineReached.self).processor == name, event.side == side else { return [] }
        var emissions = state.ordered.flatMap { overdue($0, event.time, &state) }
        emissions += unanswered(event.time, &state)
        for incident in state.ordered {
            if let time = patience(incident), time <= event.time {
                state.incidents[incident.number]?.isPatienceOver = true
                emissions += alarm(incident.number, event, &state)
            }
            // What waited goes out by itself.
            if let time = state.incidents[incident.number]?.heldUntil, time <= event.time {
                emissions += reconcile(incident.number, event, &state)
            }
            if let time = redraft(incident), time <= event.time { emissions += draft(incident.number, event.time, &state) }
        }
        return emissions
    }

    private func overdue(_ incident: IncidentRecord, _ now: Timestamp, _ state: inout IncidentsState) -> [Emission] {
        incident.reports.filter { $0.isWatched && $0.due <= now }.map { report in
            state.incidents[incident.number]?.update(report.number) { $0.overdue = .said(now) }
            let late = ReportOverdue(report: report.number, incident: incident.number, kind: report.kind, due: report.due)
            return Emission(late, subject: report.number, correlationID: incident.number)
        }
    }

    private func unanswered(_ now: Timestamp, _ state: inout IncidentsState) -> [Emission] {
        state.alarms.unanswered(at: now).map { number, alarm in
            state.alarms.update(alarm.number, of: number) { $0.unanswered = .said(now) }
            let name = AlarmWords(region: region, side: side, sender: "", isExercise: false, count: 0).name(alarm.party)
            let silent = AlarmUnanswered(
                alarm: alarm.number, incident: number, kind: alarm.kind, toSide: alarm.party.side,
                toPost: playbook.alarms.post(of: alarm.party.side, in: alarm.party.place), toName: name, receiptDue: alarm.receiptDue)
            return Emission(silent, subject: alarm.number, correlationID: number)
        }
    }
}
