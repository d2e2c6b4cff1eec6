import Duty
import Events

extension DeskProcessor {
    func takePeople(_ payload: any EventPayload, _ event: Event, _ state: inout DeskState) throws(EventError) {
        switch payload {
        case let proposed as WarningProposed:
            state.proposals.put(DeskProposal(proposed, event))
            state.proposals.change(proposed.proposal) { $0.take(anew: proposed, event) }
        case let said as WarningEndorsed:
            state.proposals.change(said.proposal) { $0.take(said, event) }
            state.answer([said.proposal], event, post: said.post, person: said.person, at: said.at)
        case let said as WarningDeclined:
            state.proposals.change(said.proposal) { $0.take(said, event) }
            state.answer([said.proposal], event, post: said.post, person: said.person, at: said.at)
        case let withdrawn as WarningWithdrawn: state.proposals.change(withdrawn.proposal) { $0.take(withdrawn, event) }
        case let opened as ConsultationOpened:
            state.consultations.put(DeskConsultation(opened, event))
            state.consultations.change(opened.consultation) { $0.take(anew: opened, event) }
        case let said as ConsultationAnswered:
            state.consultations.change(said.consultation) { $0.take(said, event) }
            state.answer([said.consultation], event, post: said.post, person: said.person, at: said.at)
        case let closed as ConsultationClosed: state.consultations.change(closed.consultation) { $0.take(closed, event) }
        default: try takeCalls(payload, event, &state)
        }
    }

    private func takeCalls(_ payload: any EventPayload, _ event: Event, _ state: inout DeskState) throws(EventError) {
        switch payload {
        case let opened as CallOpened: state.take(DeskCall(opened, event))
        case let asked as NotificationRequested: state.calls.change(asked.call) { $0.take(asked, event) }
        case let skipped as NotificationSkipped: state.calls.change(skipped.call) { $0.take(skipped, event) }
        case let sent as NotificationTransported: state.calls.change(sent.call) { $0.change(sent.notification, event) { $0.take(sent) } }
        case let failed as NotificationFailed: state.calls.change(failed.call) { $0.change(failed.notification, event) { $0.take(failed) } }
        case let shown as NotificationDisplayed: state.take(shown, event)
        case let silent as CallUnanswered: state.calls.change(silent.call) { $0.take(silent, event) }
        case let resumed as CallResumed: state.calls.change(resumed.call) { $0.take(resumed, event) }
        case let closed as CallClosed: state.take(closed, event)
        case let silence as SilenceSet: state.take(silence, event)
        case let ended as SilenceEnded: state.take(ended, event)
        case is ShiftTaken, is ShiftSwapped, is AbsenceRecorded, is RotaChangeWithdrawn: try state.duty.take(event)
        default: takeLink(payload, event, &state)
        }
    }

    private func takeLink(_ payload: any EventPayload, _ event: Event, _ state: inout DeskState) {
        switch payload {
        case let lapsed as WatchLapsed: state.take(lapsed, event)
        case let recovered as WatchRecovered: state.take(recovered, event)
        case let heartbeat as HeartbeatSaid: state.take(heartbeat, event)
        case let measured as LinkMeasured: state.note(event.side) { $0.take(measured, event) }
        case let receipt as LinkReceived: state.note(event.side) { $0.take(receipt) }
        case let refused as LinkRefused: state.note(event.side) { $0.take(refused, event) }
        case let healed as LinkHealed: state.note(event.side) { $0.take(healed) }
        case let key as KeyRevoked: state.note(event.side) { $0.take(key) }
        default: break
        }
    }
}
