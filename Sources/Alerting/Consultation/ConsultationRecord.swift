import Chronology
package import Events

/// A consultation (会商) as its events left it.
package struct ConsultationRecord: Hashable, Sendable, Codable {
    package private(set) var opened: ConsultationOpened
    let at: Timestamp
    /// The last word of every post, in the order in which the posts first spoke.
    package private(set) var opinions: [Opinion] = []
    package internal(set) var closed: ConsultationClosed?
    /// Until when the posts have time though they were told less, because it was put to them late; nil as soon as they know.
    private(set) var owed: Timestamp?

    init(_ opened: ConsultationOpened, at time: Timestamp) { (self.opened, at) = (opened, time) }

    /// When the posts' time is up: as they were told, or as they are going to be.
    var due: Timestamp { max(opened.due, owed ?? opened.due) }

    mutating func owe(_ due: Timestamp) {
        if due > self.due { owed = due }
    }

    /// Takes the time that the posts were told anew.
    mutating func take(anew said: ConsultationOpened) {
        guard isOpen, said.consultation == number, said.due > opened.due else { return }
        opened = opened.waiting(until: said.due)
        if let owed, owed <= said.due { self.owed = nil }
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
