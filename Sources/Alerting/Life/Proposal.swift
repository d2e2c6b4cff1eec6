package import Chronology
package import Events
import Wording

/// A step that waits for people, as its event put it.
package struct Proposal: Hashable, Sendable, Codable {
    package private(set) var words: WarningProposed
    package let at: Timestamp
    /// Who stands behind it so far: different people in different posts.
    package internal(set) var releasers: [Releaser] = []
    /// Where a consultation chose another level than the forecast asked for: the highest that was asked for.
    var overrules: WarningLevel?
    /// Who refused it; until the withdrawal is back.
    var declined: WarningDeclined?
    /// Until when people have time though they were told less, because it was put to them late; nil as soon as they know.
    private(set) var owed: Timestamp?

    /// - Parameter span: how long people have.
    init(_ words: WarningProposed, at time: Timestamp, span: Duration) {
        (self.words, at) = (words, time)
        if words.release.due - time < span - Watch.tolerance { owe(time + span) }
    }

    /// When the procedure's time runs out: as people were told, or as they are going to be.
    var due: Timestamp { max(words.release.due, owed ?? words.release.due) }

    mutating func owe(_ due: Timestamp) {
        if due > self.due { owed = due }
    }

    /// Takes the time that people were told anew.
    mutating func take(anew said: WarningProposed) {
        guard said.proposal == number, said.release.due > words.release.due else { return }
        words = words.waiting(until: said.release.due)
        if let owed, owed <= said.release.due { self.owed = nil }
    }

    package var number: String { words.proposal }
    var plan: ReleasePlan { words.release }

    /// Whether as many people stand behind it as the procedure asks for.
    var isReleased: Bool { releasers.count >= plan.people }

    func mayRelease(_ post: String) -> Bool { plan.posts.contains(post) }

    /// Takes an endorsement. The same person twice counts once, under whichever post; so does the same post, under whichever name: a chair
    /// that signs twice is one signature.
    mutating func take(_ endorsement: WarningEndorsed) {
        guard mayRelease(endorsement.post), declined == nil, releasers.count < plan.people else { return }
        let name = PersonName(endorsement.person)
        guard !releasers.contains(where: { $0.post == endorsement.post || PersonName($0.person) == name }) else { return }
        releasers.append(Releaser(post: endorsement.post, person: endorsement.person, at: endorsement.at))
    }
}

/// A step that people, or their absence, kept from going out. It is not proposed again at once, so that nobody is nagged.
struct Refusal: Hashable, Sendable, Codable {
    let step: WarningStep
    let level: WarningLevel
    /// The newest forecast that was known then.
    let newest: Timestamp
    /// Complete issues since that ask for the same.
    var asked = 0

    /// Whether it is what was refused. A higher level is another matter; so is an end, where a lower level was refused.
    func covers(_ decision: WarningDecision) -> Bool {
        switch decision.step {
        case .issue, .raise: (step == .issue || step == .raise) && (decision.level ?? level) <= level
        case .extend: step == .extend
        case .lower: step == .lower && decision.level == level
        case .lift: step == .lift
        }
    }
}

/// The level that a consultation came to, beside what the forecast asks for.
struct Verdict: Hashable, Sendable, Codable {
    let level: WarningLevel
    let consultation: String
    /// The highest level that anybody asked for then: only a higher one is news.
    let known: WarningLevel
}
