import Chronology
import Events
import Wording

/// What an event means to somebody who may have to be called: what it is about, how high it is, what it asks for.
struct Occasion {
    /// What a call would be about.
    let about: String
    /// Everything that the event belongs to; a call about one of these is answered by an acknowledgement of this event.
    let touches: Set<String>
    /// Of a warning, or of an incident's grade.
    var level: WarningLevel?
    /// What rules can ask for.
    var facts: [String: String] = [:]
    /// What titles can say.
    var words: [String: Bilingual] = [:]
    /// The posts that the event names.
    var asked: [Side: [String]] = [:]
    /// Of the posts that it names, those without whom it is not answered; nil where that is all of them.
    var required: [Side: [String]]?
    /// Whether it is a later word about a warning, so that those who were told about that warning are asked.
    var asksThoseTold = false
    /// The side that it is addressed to; nil for everybody.
    var addressee: Side?
    /// The side whose receipt is waited for; nil where nobody's is.
    var receiver: Side?
    /// How many people it asks for.
    var people = 1
    /// By when it asks for something.
    var due: Timestamp?
    /// The person who says it.
    var answer: Answer?

    /// A person of a post.
    struct Answer: Hashable, Codable {
        let post: String
        let person: String
    }

    init(_ event: Event, about: String, touches: [String?] = []) {
        self.about = about
        self.touches = Set((touches + [about, event.subject, event.correlationID]).compactMap { $0 })
    }
}

extension Occasion {
    /// The sides whose word that it is over ends a call about it. What a side has said, that side alone ends: a warning its owner, a task
    /// who gave it. A receipt that is waited for is the receiver's to give: it ends the sender's calls, and nobody gives it in the
    /// receiver's place, whose people have to be called until one of them does.
    /// - Parameters:
    ///   - side: that calls.
    ///   - speaker: that said what the call is about.
    func enders(on side: Side, speaker: Side) -> [Side] {
        guard let receiver else { return [speaker] }
        return receiver == side ? [side] : Side.allCases.filter { $0 == speaker || $0 == receiver }
    }
}

extension Occasion {
    /// Reads an event of a type that rules can name; nil for others.
    static func read(_ event: Event, names: SpokenNames) throws(EventError) -> Occasion? {
        if event.type.hasPrefix("warning.") || event.type.hasPrefix("consultation.") { return try ofWarning(event, names) }
        if event.type.hasPrefix("water.") { return try ofWater(event, names) }
        return try ofOperation(event, names)
    }

    /// What rules and titles can use of each type.
    struct Vocabulary {
        var facts: [String: [String]] = [:]
        var words: [String] = []
        var hasDue = false
        var namesPosts = false
        var isPersons = false
    }

    static let vocabularies: [String: Vocabulary] = warningVocabularies.merging(waterVocabularies) { first, _ in first }
        .merging(operationVocabularies) { first, _ in first }
}
