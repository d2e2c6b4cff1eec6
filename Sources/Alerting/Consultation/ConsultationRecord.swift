import Chronology
package import Events

/// A consultation (会商) as its events left it.
package struct ConsultationRecord: Hashable, Sendable, Codable {
    package let opened: ConsultationOpened
    let at: Timestamp
    /// The last word of every post, in the order in which the posts first spoke.
    package private(set) var opinions: [Opinion] = []
    package internal(set) var closed: ConsultationClosed?
    /// When the posts' time is up: as it says, or later where it was put to them late.
    var due: Timestamp

    init(_ opened: ConsultationOpened, at time: Timestamp) {
        (self.opened, at, due) = (opened, time, opened.due)
    }

    package var number: String { opened.consultation }
    var isOpen: Bool { closed == nil }

    /// Takes an opinion of a post that was asked, said by its own side. A later one of the same post replaces it.
    mutating func take(_ answer: ConsultationAnswered, from side: Side) {
        guard isOpen, opened.participants.contains(where: { $0.post == answer.post && $0.side == side }) else { return }
        let opinion = Opinion(
            post: answer.post, side: side, person: answer.person, stance: answer.stance, level: answer.level, reason: answer.reason,
            at: answer.at)
        if let index = opinions.firstIndex(where: { $0.post == answer.post }) {
            opinions[index] = opinion
        } else {
            opinions.append(opinion)
            // By post, so that the minutes are the same whichever side's words came first.
            opinions.sort { $0.post < $1.post }
        }
    }

    /// Posts that have to answer and have not.
    var silent: [Participant] {
        opened.participants.filter { participant in participant.isRequired && !opinions.contains { $0.post == participant.post } }
    }

    /// When it ends at the latest. While the link is down the other side is waited for by a clock of its own.
    func due(_ rule: ConsultationRule?, _ link: LinkView, owner: Side) -> Timestamp {
        guard let rule, let downSince = link.downSince, silent.contains(where: { $0.side != owner }),
            !silent.contains(where: { $0.side == owner })
        else { return due }
        return min(due, max(at, downSince) + rule.timeWhenCutOff)
    }

    func isOver(at time: Timestamp, _ rule: ConsultationRule?, _ link: LinkView, owner: Side) -> Bool {
        silent.isEmpty || due(rule, link, owner: owner) <= time
    }
}
