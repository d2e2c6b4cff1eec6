import Chronology
import Events

// What is said again because people got more time than they had been told: the same words under the same number, with the new time and the
// former one. Nobody's time is moved in silence.

extension WarningProposed {
    /// The same proposal with a later end of its time.
    func waiting(until due: Timestamp) -> WarningProposed {
        let plan = ReleasePlan(
            consultation: release.consultation, people: release.people, posts: release.posts, due: due, fallback: release.fallback)
        return WarningProposed(
            proposal: proposal, warning: warning, step: step, hazard: hazard, area: area, places: places, from: from, level: level,
            onset: onset, ends: ends, criterion: criterion, citation: citation, probability: probability, threshold: threshold,
            causes: causes, reason: reason, release: plan, formerDue: release.due)
    }
}

extension ConsultationOpened {
    /// The same consultation with a later end of its time.
    func waiting(until due: Timestamp) -> ConsultationOpened {
        ConsultationOpened(
            consultation: consultation, hazard: hazard, area: area, warning: warning, proposal: proposal, level: level,
            participants: participants, due: due, evidence: evidence, fallback: fallback, reason: reason, requestedBy: requestedBy,
            formerDue: self.due)
    }
}

extension Turn {
    /// The proposal with the time that people have from now on.
    func anew(_ proposal: Proposal) -> Emission? {
        guard let due = proposal.owed else { return nil }
        let words = proposal.words.waiting(until: due)
        return Emission(words, subject: words.warning, correlationID: words.warning)
    }

    /// The same for the posts of a consultation.
    func anew(_ record: ConsultationRecord) -> Emission? {
        guard let due = record.owed else { return nil }
        let words = record.opened.waiting(until: due)
        return Emission(words, subject: words.consultation, correlationID: words.warning ?? words.consultation)
    }
}
