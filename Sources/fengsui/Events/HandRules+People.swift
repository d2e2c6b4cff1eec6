import Chronology
import Events
import Foundation

// What people say about warnings, calls and rotas: the same words that the duty desk's forms record.

extension HandRules {
    /// - Throws: a complaint for every type that nobody says by hand.
    func checkPeople(_ payload: any EventPayload, _ event: Event) throws {
        switch payload {
        case let said as WarningEndorsed: try check(said.warning, "warning", said.post, said.person, event)
        case let said as WarningDeclined:
            try check(said.warning, "warning", said.post, said.person, event)
            try needs("reason", said.reason)
        case let said as WarningRecalled:
            try check(said.warning, "warning", said.post, said.person, event)
            try needs("reason", said.reason)
        case let said as ConsultationRequested:
            try check(said.area, "area", said.post, said.person, event)
            try needs("reason", said.reason)
        case let said as ConsultationAnswered:
            try check(said.consultation, "consultation", said.post, said.person, event)
            try needs("reason", said.reason)
        case let said as SilenceSet:
            try check(said.silence, "silence", said.post, said.person, event)
            try needs("reason", said.reason)
            try lasts(said.begins, said.ends)
            guard said.upTo == .minor || !said.about.isEmpty else {
                throw Complaint("only minor calls are kept quiet altogether; for others name the warnings, incidents or watches in ‘about’")
            }
        case let said as SilenceEnded:
            try check(said.silence, "silence", said.post, said.person, event)
            try needs("reason", said.reason)
        default: try checkDuty(payload, event)
        }
    }

    private func checkDuty(_ payload: any EventPayload, _ event: Event) throws {
        switch payload {
        case let said as ShiftTaken: try check(said.post, "post", said.post, said.person, event)
        case let said as ShiftSwapped:
            try check(said.rota, "rota", said.by.post, said.by.person, event)
            try lasts(said.from, said.until)
        case let said as AbsenceRecorded:
            try check(said.person, "person", said.by.post, said.by.person, event)
            try lasts(said.from, said.until)
        case let said as RotaChangeWithdrawn:
            try check(said.change, "change", said.by.post, said.by.person, event)
            try needs("reason", said.reason)
        default:
            throw Complaint(
                "‘\(event.type)’ is decided by a service and not said by hand; by hand go water.incident.reported, "
                    + "water.incident.closed, water.sample.recorded, water.impact.reported, water.grade.decided, "
                    + "water.report.submitted, water.alarm.received, water.release.announced, water.register.proposed, .approved, "
                    + ".refused and .verified, warning.endorsed, .declined and .recalled, consultation.requested and .answered, "
                    + "silence.set and .ended, duty.shift.taken and .swapped, duty.absence.recorded, duty.change.withdrawn, "
                    + "acknowledgement.recorded and task.completed")
        }
    }

    private func needs(_ field: String, _ text: String) throws {
        guard !text.trimmingCharacters(in: .whitespaces).isEmpty else { throw Complaint("‘\(field)’ is empty; write why") }
    }

    private func lasts(_ from: Timestamp, _ until: Timestamp) throws {
        guard from < until else { throw Complaint("it ends at \(until.rfc3339), which is not after \(from.rfc3339)") }
    }
}
