package import Events
package import Region
package import Rivers
package import Wording

/// Folds the journal into what the page shows. It says nothing and decides nothing: everything here can be rebuilt.
package struct DeskProcessor: Processor {
    package let name = "desk"
    package let version = 10
    /// Everything but the time, which the node's clock hears by itself.
    package let interests = [
        "air.", "water.", "warning.", "acknowledgement.", "response.", "task.", "event.", "link.", "consultation.",
        "call.", "notification.", "silence.", "duty.", "watch.", "heartbeat.", "key.",
    ]

    private let narration: EventNarration
    private let register: RegisterKeeper?

    /// - Parameter register: the playbook's registers, and what counts as a change of them; nil where there are none.
    package init(region: Region, names: [String: Bilingual] = [:], register: RegisterKeeper? = nil) {
        (narration, self.register) = (EventNarration(region: region, names: names), register)
    }

    package func initialState() -> DeskState { DeskState() }

    package func handle(_ event: Event, state: inout DeskState) throws(EventError) -> [Emission] {
        let payload = try Catalogue.payload(of: event)
        switch payload {
        case let reading as ObservationRecorded: state.note(reading)
        case let day as DayAssessed: state.note(day)
        case let forecast as ForecastIssued: state.take(forecast, event)
        case let verified as ForecastVerified: state.take(verified)
        case let change as ForecastSkillChanged: state.take(change, event)
        case let assessed as CriteriaAssessed: state.take(assessed, event)
        case let issued as WarningIssued:
            state.warnings.put(DeskWarning(issued, event))
            state.release(issued.release, event)
        case let update as WarningUpdated:
            state.warnings.change(update.warning) { $0.take(update, event) }
            state.release(update.release, event)
        case let lifted as WarningLifted:
            state.warnings.change(lifted.warning) { $0.take(lifted, event) }
            state.release(lifted.release, event)
        case let cancelled as WarningCancelled: state.warnings.change(cancelled.warning) { $0.take(cancelled, event) }
        case let recalled as WarningRecalled: state.warnings.change(recalled.warning) { $0.take(recalled, event) }
        case let activated as ResponseActivated: state.responses.put(DeskResponse(activated, event))
        case let ended as ResponseStoodDown: state.responses.change(ended.response) { $0.take(ended, event) }
        case let assigned as TaskAssigned: state.tasks.put(DeskTask(assigned, event))
        case let overdue as TaskOverdue: state.tasks.change(overdue.task) { $0.take(overdue, event) }
        case let done as TaskCompleted: state.tasks.change(done.task) { $0.take(done, event) }
        case let withdrawn as TaskWithdrawn: state.tasks.change(withdrawn.task) { $0.take(withdrawn, event) }
        case let acknowledgement as AcknowledgementRecorded: state.take(acknowledgement, event)
        case let link as LinkChanged: state.links[link.peer.rawValue] = DeskLink(link, event)
        default: try takeWater(payload, event, &state)
        }
        if Self.forms.contains(event.type) { state.said = (state.said + [event.id]).suffix(DeskLimit.said) }
        if Self.isListed(event) { state.list(EventLine(event, narration.narration(of: event))) }
        return []
    }

    private func takeWater(_ payload: any EventPayload, _ event: Event, _ state: inout DeskState) throws(EventError) {
        switch payload {
        case let report as IncidentReported: state.take(report, event)
        case let suspicion as IncidentSuspected: state.take(suspicion, event)
        case let cleared as SuspicionCleared: state.incidents.change(cleared.incident) { $0.take(cleared, event) }
        case let graded as IncidentGraded: state.incidents.change(graded.incident) { $0.take(graded, event) }
        case let decision as GradeDecided: state.incidents.change(decision.incident) { $0.take(decision, event) }
        case let impact as ImpactReported: state.incidents.change(impact.incident) { $0.take(impact, event) }
        case let plume as PlumeForecast: state.incidents.change(plume.incident) { $0.take(plume, event) }
        case let plan as PlanComputed: state.incidents.change(plan.incident) { $0.take(plan) }
        case let traced as SourceTraced: state.incidents.change(traced.incident) { $0.take(traced) }
        case let closed as IncidentClosed: state.incidents.change(closed.incident) { $0.take(closed, event) }
        case let sample as SampleRecorded: state.take(sample)
        case let due as ReportDue: state.incidents.change(due.incident) { $0.take(due, event) }
        case let drafted as ReportDrafted:
            state.incidents.change(drafted.incident) { $0.change(drafted.report, event) { $0.take(drafted) } }
        case let done as ReportSubmitted: state.incidents.change(done.incident) { $0.change(done.report, event) { $0.take(done) } }
        case let late as ReportOverdue: state.incidents.change(late.incident) { $0.change(late.report, event) { $0.take(late) } }
        case let alarm as AlarmSent: state.take(alarm, event)
        case let receipt as AlarmReceived: state.take(receipt, event)
        case let silent as AlarmUnanswered: state.take(silent, event)
        case let release as ReleaseAnnounced: state.take(release, event)
        case let change as InstrumentChanged: state.take(change, event)
        case let overdue as RegisterOverdue: state.take(overdue, event, register)
        case is RegisterProposed, is RegisterApproved, is RegisterRefused, is RegisterVerified: state.follow(event, register)
        default: try takePeople(payload, event, &state)
        }
    }

    /// Single readings come by the hundred and are told by the file that brought them; what a call's messages have come to stands on the
    /// call, and the link's figures stand in its section.
    private static func isListed(_ event: Event) -> Bool { !unlisted.contains(event.type) }

    private static let forms: Set = [
        WarningEndorsed.type, WarningDeclined.type, WarningRecalled.type, ConsultationRequested.type, ConsultationAnswered.type,
        SilenceSet.type, SilenceEnded.type, ShiftTaken.type, ShiftSwapped.type, AbsenceRecorded.type, RotaChangeWithdrawn.type,
        ReleaseAnnounced.type, RegisterVerified.type, RegisterApproved.type, RegisterRefused.type,
    ]

    private static let unlisted: Set = [
        ObservationRecorded.type, DayRecorded.type, NotificationRequested.type, NotificationTransported.type, NotificationDisplayed.type,
        HeartbeatSaid.type, LinkMeasured.type, LinkReceived.type,
    ]
}
