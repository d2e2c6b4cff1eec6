import Chronology
import Events
import Wording

/// What comes in, taken into the state.
extension IncidentsProcessor {
    /// Automatic readings of this side are watched; samples of either side that name an incident belong to it.
    func takeSample(_ event: Event, _ state: inout IncidentsState) throws(EventError) -> [Emission] {
        let sample = try event.payload(SampleRecorded.self)
        var emissions = event.side == side && sample.isAutomatic ? watch(sample, &state) : []
        guard let number = sample.incident, state.incidents[number] != nil else { return emissions }
        emissions += change(number, event, &state) { $0.take(sample) }
        return emissions
    }

    private func watch(_ sample: SampleRecorded, _ state: inout IncidentsState) -> [Emission] {
        // Temperature and turbidity have no limit, and a flood changes them by itself.
        guard knows(sample.substance) else { return [] }
        // A reading without a section is known by its place on the river.
        let monitor = sample.section ?? "\(sample.river)-\(sample.watercourse ?? RiverGround.stem)-\(Figure.text(sample.kilometre))"
        let watchpoint =
            ground(sample.river)?.monitor(monitor)
            ?? playbook.watching.section(monitor).map {
                Watchpoint(id: $0.id, quality: $0.quality, isDrinkingSource: $0.isDrinkingSource)
            }
        let yardstick = Yardstick(playbook.watching, playbook.quality, monitor: watchpoint, substance: sample.substance)
        let notice = WatchNotice(sample: sample, monitor: monitor, yardstick: yardstick, name: name(ofSubstance: sample.substance))
        return state.watch.take(sample, of: monitor, by: yardstick, side: side).map(notice.emission)
    }

    /// Anybody of either side may say what an incident of this side has done.
    func takeImpact(_ event: Event, _ state: inout IncidentsState) throws(EventError) -> [Emission] {
        let impact = try event.payload(ImpactReported.self)
        try requireKnown(impact.incident, state.incidents[impact.incident] != nil, event, state)
        return change(impact.incident, event, &state) { $0.impact.take(impact) }
    }

    /// Anybody of either side may read back an alarm; the first receipt counts, and one more takes nothing away.
    func takeReceipt(_ event: Event, _ state: inout IncidentsState) throws(EventError) -> [Emission] {
        let receipt = try event.payload(AlarmReceived.self)
        let alarms = state.alarms[receipt.incident]
        try requireKnown(receipt.incident, state.incidents[receipt.incident] != nil || !alarms.isEmpty, event, state)
        guard alarms.isEmpty || alarms.contains(where: { $0.number == receipt.alarm }) else {
            throw .payload(
                type: event.type, path: "alarm", reason: "no alarm \(receipt.alarm) was sent about \(receipt.incident); check its number")
        }
        state.alarms.update(receipt.alarm, of: receipt.incident) { $0.received = $0.received ?? receipt.at }
        state.incidents[receipt.incident]?.isDraftStale = true
        return []
    }

    /// Nothing about a number that nobody has reported is dropped in silence: the service of the side that said it refuses it.
    private func requireKnown(_ number: String, _ isKnown: Bool, _ event: Event, _ state: IncidentsState) throws(EventError) {
        guard !isKnown, event.side == side, !state.others.contains(number) else { return }
        throw .payload(
            type: event.type, path: "incident",
            reason:
                "no incident \(number) is known here; check the number. One that the other side has just reported may still be on its way, and one "
                + "that ended \(IncidentsState.daysKept) days ago is kept in the journal only")
    }

    /// Numbers of the other side's incidents, suspicions and planned releases.
    func takeOthers(_ event: Event, _ state: inout IncidentsState) throws(EventError) -> [Emission] {
        switch event.type {
        case IncidentReported.type: return hearOthers(try event.payload(IncidentReported.self), event, &state)
        case IncidentSuspected.type: state.know(try event.payload(IncidentSuspected.self).incident)
        case ReleaseAnnounced.type: state.know(try event.payload(ReleaseAnnounced.self).release)
        case AlarmSent.type: state.know(try event.payload(AlarmSent.self).incident)
        default: break
        }
        return []
    }

    /// Tasks are counted by the incident that they answer.
    func takeTask(_ event: Event, _ state: inout IncidentsState) throws(EventError) -> [Emission] {
        if event.type == TaskAssigned.type {
            let task = try event.payload(TaskAssigned.self)
            return change(task.trigger, event, &state) { $0.tasks.assigned += 1 }
        }
        let done = try event.payload(TaskCompleted.self)
        guard let number = event.correlationID else { return [] }
        return change(number, event, &state) { $0.tasks.take(done) }
    }

    /// What this side says itself, by its services and its people.
    func takeOwn(_ event: Event, _ state: inout IncidentsState) throws(EventError) -> [Emission] {
        switch event.type {
        case IncidentSuspected.type: return suspect(try event.payload(), event, &state)
        case SuspicionCleared.type:
            let cleared = try event.payload(SuspicionCleared.self)
            state.watch.takeBack(cleared)
            return change(cleared.incident, event, &state) { $0.cleared = cleared.at }
        case IncidentReported.type: return report(try event.payload(), event, &state)
        case PlumeForecast.type:
            let plume = try event.payload(PlumeForecast.self)
            // A forecast that was on its way when the incident was closed changes nothing any more.
            guard state.incidents[plume.incident]?.closing == nil else { return [] }
            return change(plume.incident, event, &state) { $0.take(plume, reached: playbook.grading, at: event.time) }
        case GradeDecided.type:
            let decision = try event.payload(GradeDecided.self)
            try requireKnown(decision.incident, state.incidents[decision.incident] != nil, event, state)
            return change(decision.incident, event, &state) { incident in
                incident.decidedUpon = assess(incident).computed
                incident.decision = decision
            }
        case IncidentClosed.type:
            let end = try event.payload(IncidentClosed.self)
            return change(end.incident, event, &state) {
                $0.closing = $0.closing ?? .init(at: event.time, outcome: end.outcome, post: end.post)
            }
        case ReleaseAnnounced.type: return announce(try event.payload(), event, &state)
        default: return try takeBack(event, &state)
        }
    }

    private func suspect(_ suspicion: IncidentSuspected, _ event: Event, _ state: inout IncidentsState) -> [Emission] {
        state.watch.takeBack(suspicion)
        var incident = state.incidents[suspicion.incident] ?? IncidentRecord(suspicion, at: event.time)
        incident.suspicion = suspicion
        state.incidents[suspicion.incident] = incident
        return change(suspicion.incident, event, &state) { _ in }
    }

    /// A second report corrects the first. What has ended does not begin again.
    private func report(_ report: IncidentReported, _ event: Event, _ state: inout IncidentsState) -> [Emission] {
        var incident = state.incidents[report.incident] ?? IncidentRecord(report, at: event.time)
        guard incident.closing == nil else { return [] }
        if incident.report == nil { incident.learned = event.time }
        incident.take(report, at: event.time)
        state.incidents[report.incident] = incident
        let theirs = state.othersReport(report.incident)
        let contested = theirs.map { contest(report.incident, $0, &state) } ?? []
        return contested + change(report.incident, event, &state) { _ in }
    }

    /// Changes an incident that is known, and says what follows.
    private func change(
        _ number: String, _ event: Event, _ state: inout IncidentsState, _ change: (inout IncidentRecord) -> Void
    ) -> [Emission] {
        guard var incident = state.incidents[number] else { return [] }
        change(&incident)
        (incident.heard, incident.isDraftStale) = (event.time, true)
        state.incidents[number] = incident
        state.prune(at: event.time, keeping: number)
        return reconcile(number, event, &state)
    }

    // MARK: What was said comes back

    private func takeBack(_ event: Event, _ state: inout IncidentsState) throws(EventError) -> [Emission] {
        switch event.type {
        case IncidentGraded.type:
            let graded = try event.payload(IncidentGraded.self)
            return change(graded.incident, event, &state) { incident in
                incident.graded = graded
                incident.gradeSaid?.isBack = true
            }
        case ReportDue.type:
            let due = try event.payload(ReportDue.self)
            state.incidents[due.incident]?.takeBack(due)
            state.incidents[due.incident]?.isDraftStale = true
            return draft(due.incident, event.time, &state)
        case ReportSubmitted.type:
            let submitted = try event.payload(ReportSubmitted.self)
            try requireKnown(submitted.incident, state.incidents[submitted.incident] != nil, event, state)
            return change(submitted.incident, event, &state) { incident in
                incident.update(submitted.report) { $0.submitted = $0.submitted ?? submitted.at }
            }
        case ReportOverdue.type:
            let late = try event.payload(ReportOverdue.self)
            state.incidents[late.incident]?.update(late.report) { $0.overdue = .back }
        case AlarmUnanswered.type:
            let silent = try event.payload(AlarmUnanswered.self)
            state.alarms.update(silent.alarm, of: silent.incident) { $0.unanswered = .back }
        default: break
        }
        return []
    }
}

extension IncidentRecord {
    mutating func update(_ report: String, _ change: (inout ReportRecord) -> Void) {
        guard let index = reports.firstIndex(where: { $0.number == report }) else { return }
        change(&reports[index])
    }

    /// The journal is right: a report that it has and the state has not, after a change of the playbook, is taken in.
    mutating func takeBack(_ due: ReportDue) {
        guard reports.contains(where: { $0.number == due.report }) else {
            var record = ReportRecord(
                number: due.report, kind: due.kind, grade: due.grade, due: due.due, recipients: due.recipients, reason: due.reason)
            (record.revision, record.said) = (due.revision, .back)
            return reports.append(record)
        }
        update(due.report) { record in
            guard due.revision >= record.revision else { return }
            (record.due, record.grade, record.recipients) = (due.due, due.grade, due.recipients)
            (record.revision, record.said) = (due.revision, .back)
        }
    }
}
