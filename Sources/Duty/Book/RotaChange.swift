package import Chronology
package import Events

/// A swap or an absence, as a person entered it.
package struct RotaChange: Hashable, Sendable, Codable {
    package enum Kind: Hashable, Sendable, Codable {
        /// Where `person` would have the post, `replacement` has it.
        case swap(rota: String, person: String, replacement: String)
        case absence(person: String)
    }

    /// Its number.
    package let id: String
    /// Of the event that says it.
    package let event: String
    package let side: Side
    package let from: Timestamp
    /// It no longer counts from here on.
    package let until: Timestamp
    package let kind: Kind
    /// Who entered it, and when.
    package let by: Releaser
    package let note: String?
}

extension RotaChange: Comparable {
    /// By their end, so that a bounded set forgets what is over first.
    package static func < (left: RotaChange, right: RotaChange) -> Bool {
        (left.until, left.from, left.id, left.event) < (right.until, right.from, right.id, right.event)
    }

    package func covers(_ instant: Timestamp) -> Bool { from <= instant && instant < until }
}

/// A person sat down on a post and said so.
package struct TakeOver: Hashable, Sendable, Codable {
    /// Of the event that says it.
    package let event: String
    package let side: Side
    package let post: String
    package let person: String
    package let at: Timestamp
    package let until: Timestamp
}

extension TakeOver: Comparable {
    package static func < (left: TakeOver, right: TakeOver) -> Bool {
        (left.at, left.post, left.person, left.event, left.until) < (right.at, right.post, right.person, right.event, right.until)
    }

    package func covers(_ instant: Timestamp) -> Bool { at <= instant && instant < until }
}

/// A change was taken back.
struct Withdrawal: Hashable, Sendable, Codable, Comparable {
    let at: Timestamp
    let change: String

    static func < (left: Withdrawal, right: Withdrawal) -> Bool { (left.at, left.change) < (right.at, right.change) }
}
