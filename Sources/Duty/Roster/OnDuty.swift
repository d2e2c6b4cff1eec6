package import Chronology

/// Who is on duty on a post at an instant.
package enum OnDuty: Hashable, Sendable {
    /// This person, until then.
    case person(String, until: Timestamp)
    /// No layer of the rota has a shift; nil when the post has no rota.
    case vacant(until: Timestamp?)
    /// This person should be, is absent, and nobody is left to stand in.
    case absent(String, until: Timestamp)

    /// Who can be called; nil when nobody can.
    package var person: String? {
        if case .person(let id, _) = self { id } else { nil }
    }
}

/// Who has a post during a shift.
package enum Holder: Hashable, Sendable {
    case person(String)
    case vacant
    case absent(String)

    package var person: String? {
        if case .person(let id) = self { id } else { nil }
    }
}

/// A stretch of time in which one post has one holder.
package struct Shift: Hashable, Sendable {
    package let post: String
    package let from: Timestamp
    /// The next begins here.
    package let until: Timestamp
    package let holder: Holder
    /// Why it is this holder, when the shift begins.
    package let ground: Ground

    package init(post: String, from: Timestamp, until: Timestamp, holder: Holder, ground: Ground) {
        self.post = post
        self.from = from
        self.until = until
        self.holder = holder
        self.ground = ground
    }

    /// Why a person has a post.
    package enum Ground: Hashable, Sendable {
        /// The rota says so.
        case plan
        /// By a swap, whose number this is.
        case swap(String)
        /// The person took over and said so.
        case takeOver
        /// In place of somebody absent.
        case standIn(for: String)
    }
}

/// How the last hand-over of a post stands.
package enum HandOver: Hashable, Sendable {
    /// Nobody to hand over to: no rota, a gap, or everyone absent.
    case nobody
    /// The person has taken over and said so, or the rota does not ask for it.
    case settled(String, since: Timestamp)
    /// The person has the post since then by the plan and has not said so.
    case overdue(String, since: Timestamp)
}
