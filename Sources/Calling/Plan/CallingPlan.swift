package import Events
package import Playbook
package import Wording

/// `Playbooks/duty/calling.yaml`: who is called about what, in which order, and what is listened to.
package struct CallingPlan: Hashable, Sendable {
    package let rules: [CallRule]
    package let ladders: [Ladder]
    package let watches: WatchPlan
    package let limits: CallingLimits

    private let rulesByID: [String: CallRule]
    private let laddersByID: [String: Ladder]

    package init(rules: [CallRule], ladders: [Ladder], watches: WatchPlan = .none, limits: CallingLimits = CallingLimits()) {
        (self.rules, self.ladders, self.watches, self.limits) = (rules, ladders, watches, limits)
        rulesByID = Dictionary(rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        laddersByID = Dictionary(ladders.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    package func rule(_ id: String) -> CallRule? { rulesByID[id] }

    /// By id. For a call of an older edition whose ladder is gone, the first ladder of its urgency: nobody is forgotten over a new file.
    package func ladder(_ id: String, urgency: CallUrgency) -> Ladder? {
        laddersByID[id] ?? ladders.first { $0.urgency == urgency } ?? ladders.first
    }
}

/// What nobody may exceed, whatever an event says.
package struct CallingLimits: Hashable, Sendable {
    /// An acknowledgement holds no longer than this, whatever its own expiry.
    package let longestHold: Duration
    /// A silence keeps quiet no longer than this.
    package let longestSilence: Duration
    /// Quiet repeats come together at whole multiples of this, so that one post gets one text.
    package let gathering: Duration

    package init(
        longestHold: Duration = .seconds(12 * 3600), longestSilence: Duration = .seconds(24 * 3600), gathering: Duration = .seconds(600)
    ) {
        (self.longestHold, self.longestSilence, self.gathering) = (longestHold, longestSilence, gathering)
    }
}

/// One rule: these events call that ladder.
package struct CallRule: Hashable, Sendable {
    package let id: String
    package let name: Bilingual
    /// Types of events.
    package let events: [String]
    /// What the event has to say besides: `level`, `step`, `kind` … to the values that count. Empty: anything.
    package let when: [String: Set<String>]
    /// Whose events count.
    package let sides: RuleSides
    package let urgency: CallUrgency
    package let ladder: String
    /// Calls about the same thing in one chain replace each other when the new one is higher.
    package let chain: String
    /// Quiet repeats to one post in one group become one text; nil for never.
    package let group: String?
    /// Types of events after which the matter is over; empty: once acknowledged, it is done.
    package let over: [String]
    /// Types of own events that answer the call as an acknowledgement does.
    package let answeredBy: [String]
    /// The call comes so long before the time by which the event asks for something; nil: at once.
    package let before: Duration?
    /// After this nobody is called any more.
    package let lasts: Duration?
    /// One line, with words of the event in braces.
    package let title: Bilingual
    package let provenance: Provenance

    package init(
        id: String, name: Bilingual, events: [String], when: [String: Set<String>] = [:], sides: RuleSides, urgency: CallUrgency,
        ladder: String, chain: String, group: String? = nil, over: [String], answeredBy: [String] = [], before: Duration? = nil,
        lasts: Duration? = nil, title: Bilingual, provenance: Provenance = .illustrative
    ) {
        (self.id, self.name, self.events, self.when, self.sides, self.urgency) = (id, name, events, when, sides, urgency)
        (self.ladder, self.chain, self.group, self.over, self.answeredBy) = (ladder, chain, group, over, answeredBy)
        (self.before, self.lasts, self.title, self.provenance) = (before, lasts, title, provenance)
    }
}

/// Whose events a rule is about.
package enum RuleSides: String, Hashable, Sendable, CaseIterable {
    /// This side's own.
    case own
    /// The other side's.
    case other
    case both
}

/// An escalation ladder: who is called when, until somebody acknowledges.
package struct Ladder: Hashable, Sendable {
    package let id: String
    package let name: Bilingual
    /// Of the calls that it is meant for; a critical one has to end with the chief.
    package let urgency: CallUrgency
    package let steps: [LadderStep]
    /// From the last step until it is said that nobody answered.
    package let wait: Duration
    /// From there until the ladder begins again; nil for never.
    package let `repeat`: LadderRepeat?
    /// How long an acknowledgement without an expiry of its own holds.
    package let acknowledged: Duration
    /// How long a message is worth sending.
    package let worth: Duration
    package let provenance: Provenance

    package init(
        id: String, name: Bilingual, urgency: CallUrgency, steps: [LadderStep], wait: Duration, repeat: LadderRepeat?,
        acknowledged: Duration, worth: Duration, provenance: Provenance = .illustrative
    ) {
        (self.id, self.name, self.urgency, self.steps, self.wait) = (id, name, urgency, steps, wait)
        (self.repeat, self.acknowledged, self.worth, self.provenance) = (`repeat`, acknowledged, worth, provenance)
    }
}

/// One step of a ladder.
package struct LadderStep: Hashable, Sendable {
    /// From the beginning of the round.
    package let after: Duration
    /// Duty posts; `asked` stands for the posts that the event itself names.
    package let posts: [Side: [String]]
    /// In the order in which they are tried.
    package let channels: [String]

    /// The word for the posts that an event names.
    package static let asked = "asked"

    package init(after: Duration, posts: [Side: [String]], channels: [String]) {
        (self.after, self.posts, self.channels) = (after, posts, channels)
    }

    /// Each post once, with the asked ones in the place of the word.
    package func posts(of side: Side, asked: [String]) -> [String] {
        var seen: Set<String> = []
        let named = (posts[side] ?? []).flatMap { $0 == Self.asked ? asked : [$0] }
        return named.filter { seen.insert($0).inserted }
    }
}

/// How a ladder begins again when nobody answered.
package struct LadderRepeat: Hashable, Sendable {
    package let every: Duration
    /// Times through the ladder, the first included.
    package let rounds: Int

    package init(every: Duration, rounds: Int) { (self.every, self.rounds) = (every, rounds) }
}
