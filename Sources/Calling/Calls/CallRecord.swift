package import Chronology
package import Events
package import Wording

/// One call over its life, as the words about it that came back have it.
package struct CallRecord: Hashable, Sendable, Codable {
    package let number: String
    package let about: String
    /// The event that caused it, and the event with which it was opened.
    package let event: String
    let opener: String
    package let rule: String
    package let urgency: CallUrgency
    package let level: WarningLevel?
    package let ladder: String
    /// As the newest event has it that says the same.
    package internal(set) var title: Bilingual
    /// Posts that the causing event named.
    let asked: [String]
    /// How many different people in different posts have to answer it by doing what it asks for.
    var people = 1
    let correlation: String?
    /// The sides whose word that it is over ends it; nil in calls of before this was said.
    var endedBy: [Side]?
    package let opened: Timestamp
    package let ends: Timestamp?

    package internal(set) var phase = Phase.calling
    /// Which time through the ladder, from 1, and the step that was called last; −1 before the first.
    package internal(set) var round = 1
    package internal(set) var step = -1
    /// Rounds since it was opened or resumed.
    var tries = 1
    /// From when the next step counts.
    var anchor: Timestamp
    /// When something was said that is not back yet, and from when it counts then.
    var saying: Timestamp?
    /// Whether its end was said.
    var isClosing = false
    /// Who was told in the round that runs, and how far each message got.
    package internal(set) var notices: [Notice] = []
    package internal(set) var hold: Hold?
    /// Who has done what it asks for, as long as that is not enough.
    var answers: [Occasion.Answer] = []
    /// Later events of the same matter: acknowledging one of these answers as well.
    var later: [String] = []

    /// What it waits for.
    package enum Phase: Hashable, Sendable, Codable {
        /// The time of the next step.
        case calling
        /// The next round.
        case resting
        /// The end of a silence.
        case quiet(silence: String)
        /// The end of an acknowledgement.
        case held
        /// Nothing: all its rounds are over.
        case spent
    }

    /// Messages kept of one round; a ladder has at most eight steps with eight posts each.
    static let maximumNotices = 64
    /// Later events of the matter that are remembered.
    static let maximumLater = 32

    var isAnswered: Bool { phase == .held }

    /// Whether an acknowledgement of this event is about what the call says, and not about something lower before it.
    func accepts(_ id: String) -> Bool { id == event || id == opener || id == number || later.contains(id) }

    /// Takes what a post that was asked has done; the same person twice counts once, and so does the same post.
    /// - Returns: whether it is answered with that.
    mutating func take(_ answer: Occasion.Answer) -> Bool {
        guard asked.isEmpty || asked.contains(answer.post) else { return false }
        if !answers.contains(where: { $0.post == answer.post || $0.person == answer.person }), answers.count < people {
            answers.append(answer)
        }
        return answers.count >= people
    }

    /// Whether a side's word that the matter is over ends it.
    func isEnded(by side: Side) -> Bool { endedBy?.contains(side) ?? true }

    mutating func note(later id: String) {
        guard id != event, id != opener, !later.contains(id) else { return }
        later.append(id)
        if later.count > Self.maximumLater { later.removeFirst() }
    }

    /// Whether this one is at least as high in every way.
    func covers(urgency: CallUrgency, level: WarningLevel?) -> Bool {
        self.urgency.rank >= urgency.rank && (self.level?.rank ?? -1) >= (level?.rank ?? -1)
    }
}

/// One message to one post, with its three receipts, which are three different things.
package struct Notice: Hashable, Sendable, Codable {
    package let number: String
    package let step: Int
    package let post: String
    package let person: String?
    package let requested: Timestamp
    /// A channel has taken it.
    package internal(set) var transported: Timestamp?
    /// A screen has shown it.
    package internal(set) var displayed: Timestamp?
    /// A person of the post has answered for it.
    package internal(set) var acknowledged: Timestamp?
    /// Every channel refused it, or the network could not deliver what one had taken.
    package internal(set) var hasFailed = false
}

/// A person who has a call in hand.
package struct Hold: Hashable, Sendable, Codable {
    /// The event in which the person said so.
    package let acknowledgement: String
    package let owner: String
    package let post: String
    package let note: String?
    package let since: Timestamp
    package let until: Timestamp
}
