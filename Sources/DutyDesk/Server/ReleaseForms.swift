import Chronology
import Events

/// `POST /api/proposals/{id}/release`: I stand behind this step.
struct EndorsementForm: Decodable, Hashable {
    let request: String
    let post: String
    let person: String
    let note: String?

    /// What to record. Two people are two people: the same name a second time is refused, under whatever post.
    func payload(for id: String, _ around: FormSurroundings) throws(DeskRefusal) -> WarningEndorsed {
        try FormText.check(request: request)
        let proposal = try around.openProposal(id)
        let (post, person) = (try around.releasing(post, proposal), try FormText.person(person))
        if proposal.isReleased(by: person) { throw .samePerson(person) }
        return WarningEndorsed(
            proposal: id, warning: proposal.step.warning, post: post, person: person, at: around.now, note: try FormText.note(note ?? ""))
    }

    func eventID(for id: String) -> String { EventIdentity.derived(from: ["endorse", request, id, post, person, note ?? ""]) }
}

/// `POST /api/proposals/{id}/refuse`: it must not go out.
struct DeclineForm: Decodable, Hashable {
    let request: String
    let post: String
    let person: String
    let reason: String

    /// What to record.
    func payload(for id: String, _ around: FormSurroundings) throws(DeskRefusal) -> WarningDeclined {
        try FormText.check(request: request)
        let proposal = try around.openProposal(id)
        return WarningDeclined(
            proposal: id, warning: proposal.step.warning, post: try around.releasing(post, proposal), person: try FormText.person(person),
            at: around.now, reason: try FormText.reason(reason))
    }

    func eventID(for id: String) -> String { EventIdentity.derived(from: ["decline", request, id, post, person, reason]) }
}

/// `POST /api/warnings/{id}/recall`: it was issued by mistake.
struct RecallForm: Decodable, Hashable {
    let request: String
    let post: String
    let person: String
    let reason: String

    /// What to record.
    func payload(for id: String, _ around: FormSurroundings) throws(DeskRefusal) -> WarningRecalled {
        try FormText.check(request: request)
        guard let warning = around.state.warnings[id] else { throw .unknown(String(id.prefix(80))) }
        guard warning.side == around.side else { throw .warningOfOtherSide(id) }
        guard warning.isOpen else { throw .warningOver(id) }
        let post = try FormText.post(post, around)
        if let recall = around.rules.recall {
            guard recall.posts.contains(post) else { throw .mayNotRecall }
            guard around.now <= warning.issued + recall.within else { throw .tooLateToRecall }
        }
        return WarningRecalled(
            warning: id, post: post, person: try FormText.person(person), at: around.now, reason: try FormText.reason(reason))
    }

    func eventID(for id: String) -> String { EventIdentity.derived(from: ["recall", request, id, post, person, reason]) }
}

extension FormSurroundings {
    /// A proposal that this side may decide about.
    func openProposal(_ id: String) throws(DeskRefusal) -> DeskProposal {
        guard let proposal = state.proposals[id] else { throw .unknown(String(id.prefix(80))) }
        guard proposal.side == side else { throw .proposalOfOtherSide(id) }
        guard proposal.isOpen, proposal.declined == nil else { throw .proposalOver(id) }
        return proposal
    }

    /// A post that the procedure lets decide about it.
    func releasing(_ id: String, _ proposal: DeskProposal) throws(DeskRefusal) -> String {
        let post = try FormText.post(id, self)
        guard proposal.step.release.posts.contains(post) else { throw .mayNotRelease }
        return post
    }
}
