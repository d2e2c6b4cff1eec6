package import Events

/// How much of a journal a processor has answered before, perhaps in an older version or with other playbooks.
///
/// Answering it again would be harmless only as long as nothing has changed: with new criteria, last year's forecasts would become
/// warnings today.
package enum Answered: Hashable, Sendable {
    /// What comes now has not been answered.
    case nothing
    /// Everything up to this event.
    case through(Int64)
    /// Everything before the event of this id; its own last answer is at `until`, so it lies before that.
    case before(cause: String, until: Int64)

    package mutating func end(before journaled: JournaledEvent) {
        if case .before(journaled.event.id, _) = self { self = .nothing }
    }

    package mutating func end(after position: Int64) {
        switch self {
        case .nothing: break
        case .through(let last), .before(_, let last): if position >= last { self = .nothing }
        }
    }
}

/// What a service said before, as the journal has it: when its state is lost it is taken in again where it was said.
package struct PastWords: Sendable {
    private var words: [String: [JournaledEvent]] = [:]
    private var count = 0
    private var last: (cause: String, sequence: Int64)?

    /// Words remembered; later ones are taken in when they come in their turn, as if they had been on their way for long.
    package static let maximum = 100_000

    package init() {}

    package mutating func take(_ journaled: JournaledEvent) {
        guard let cause = journaled.event.causationID else { return }
        last = (cause, journaled.sequence)
        guard count < Self.maximum else { return }
        words[cause, default: []].append(journaled)
        count += 1
    }

    /// Whatever came before the cause of the last answer has been answered.
    package var answered: Answered { last.map { .before(cause: $0.cause, until: $0.sequence) } ?? .nothing }

    /// What was said because of an event, in order.
    package func words(because of: Event) -> [JournaledEvent] { words[of.id] ?? [] }
}
