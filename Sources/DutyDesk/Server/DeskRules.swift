import Chronology
package import Duty
import Events
package import Rivers
package import Wording

/// What the staff have laid down and the desk goes by: who sits where, who is called next, who may take a warning back.
package struct DeskRules: Sendable {
    /// Without rotas nobody is named and nothing can be handed over here.
    package let duty: DutyPlan
    /// By id.
    package let ladders: [String: DeskLadder]
    /// What the rules of calling are called, by id.
    package let calls: [String: Bilingual]
    /// Nil where no playbook says: any post of the owning side, at any time.
    package let recall: DeskRecall?
    /// Nobody has a call in hand longer than this without saying so again.
    package let longestHold: Duration
    package let longestSilence: Duration
    /// What a consultation may be about, in the order in which it is offered.
    package let hazards: [String]
    /// Where water may be released.
    package let rivers: [DeskWaterway]
    /// The rivers' registers; nil where there are none.
    package let register: RegisterKeeper?

    /// The hazards that the page has words for.
    package static let ordinaryHazards = ["pollution", "control", "ozone", "dust", "river", "drinking-water"]

    package init(
        duty: DutyPlan = .empty, ladders: [DeskLadder] = [], calls: [String: Bilingual] = [:], recall: DeskRecall? = nil,
        longestHold: Duration = .seconds(12 * 3600), longestSilence: Duration = .seconds(24 * 3600),
        hazards: [String] = ordinaryHazards, rivers: [DeskWaterway] = [], register: RegisterKeeper? = nil
    ) {
        (self.duty, self.calls, self.recall, self.longestHold, self.longestSilence) = (duty, calls, recall, longestHold, longestSilence)
        (self.hazards, self.rivers, self.register) = (hazards, rivers, register)
        self.ladders = Dictionary(ladders.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }
}

/// An escalation ladder as far as the page shows it: what comes next, and when.
package struct DeskLadder: Encodable, Hashable, Sendable {
    package struct Step: Encodable, Hashable, Sendable {
        /// From the beginning of the round.
        package let afterSeconds: Int
        /// Of this side; `asked` stands for the posts that the event names.
        package let posts: [String]

        package init(afterSeconds: Int, posts: [String]) { (self.afterSeconds, self.posts) = (afterSeconds, posts) }
    }

    package let id: String
    package let steps: [Step]
    /// How long an acknowledgement without an end of its own holds.
    package let holdSeconds: Int

    package init(id: String, steps: [Step], holdSeconds: Int) { (self.id, self.steps, self.holdSeconds) = (id, steps, holdSeconds) }
}

/// Who may take a warning back in one step.
package struct DeskRecall: Hashable, Sendable {
    package let posts: Set<String>
    /// Counted from its issue.
    package let within: Duration

    package init(posts: Set<String>, within: Duration) { (self.posts, self.within) = (posts, within) }
}

// MARK: - For the page

/// The rules as the page gets them.
struct RuleTable: Encodable {
    let ladders: [String: DeskLadder]
    /// The rules of calling, by name, in the order of their ids.
    let calls: [String: Bilingual]
    /// Nil: every post of this side.
    let recallPosts: [String]?
    let recallSeconds: Int?
    let longestHoldSeconds: Int
    let longestSilenceSeconds: Int
    let hazards: [String]
    let rivers: [WaterwayRow]
    /// Everyone who takes shifts on this side.
    let people: [String]

    init(_ rules: DeskRules, side: Side) {
        (ladders, calls) = (rules.ladders, rules.calls)
        (recallPosts, recallSeconds) = (rules.recall?.posts.sorted(), rules.recall.map { Int($0.within.components.seconds) })
        longestHoldSeconds = Int(rules.longestHold.components.seconds)
        longestSilenceSeconds = Int(rules.longestSilence.components.seconds)
        (hazards, rivers) = (rules.hazards, rules.rivers.map(WaterwayRow.init))
        people = rules.duty.people.filter { $0.side == side }.map(\.id)
    }
}
