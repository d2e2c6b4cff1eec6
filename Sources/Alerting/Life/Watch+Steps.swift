import Chronology
import Events

/// What the words about a step do to one area and hazard.
extension Watch {
    /// The proposal is off the table. What was refused, or found nobody, is not proposed again at once.
    mutating func withdraw(_ cause: WithdrawalCause, _ prospect: Prospect?) {
        guard let words = proposal?.words else { return }
        proposal = nil
        guard cause != .superseded else { return }
        refusal = Refusal(step: words.step, level: words.level, newest: prospect?.newest ?? .distantPast)
        guard cause == .outvoted, let closed = consultation?.closed, closed.proposal == words.proposal, let level = closed.level else {
            return
        }
        let known = [words.level, prospect?.fired?.level].compactMap { $0 }.max() ?? words.level
        verdict = level == standing?.level ? nil : Verdict(level: level, consultation: closed.consultation, known: known)
    }

    /// The warning has come to where it is now. Where people chose less than the forecast asks for, the same forecast asks no more.
    mutating func settle(_ released: String?, _ prospect: Prospect?) {
        let overruled = proposal?.number == released ? proposal?.overrules : nil
        if proposal?.number == released { proposal = nil }
        refusal = nil
        if verdict?.level == standing?.level { verdict = nil }
        guard let overruled, let standing, overruled > standing.level else { return }
        refusal = Refusal(step: .raise, level: overruled, newest: prospect?.newest ?? .distantPast)
    }

    mutating func end(_ released: String?) {
        if proposal?.number == released { proposal = nil }
        (standing, refusal, verdict) = (nil, nil, nil)
    }

    /// People know of their new time, from now on.
    mutating func take(anew said: WarningProposed, at now: Timestamp) {
        guard proposal?.number == said.proposal else { return }
        proposal?.take(anew: said)
        put(at: now)
    }

    mutating func take(anew said: ConsultationOpened, at now: Timestamp) {
        guard consultation?.number == said.consultation, consultation?.isOpen == true else { return }
        consultation?.take(anew: said)
        put(at: now)
    }
}
