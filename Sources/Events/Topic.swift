/// Where an event belongs: the real world, or one exercise. Nothing leaves its realm.
package enum Realm: Hashable, Sendable {
    case actual
    /// An exercise (演练) or a replay, with its id: lower-case letters, digits and hyphens.
    case exercise(String)

    /// `actual` or `exercise-<id>`; nil for anything else.
    package init?(_ text: String) {
        if text == "actual" {
            self = .actual
            return
        }
        guard text.hasPrefix("exercise-") else { return nil }
        let id = String(text.dropFirst("exercise-".count))
        guard Self.isExerciseID(id) else { return nil }
        self = .exercise(id)
    }

    package var exercise: String? {
        switch self {
        case .actual: nil
        case .exercise(let id): id
        }
    }

    /// 1–64 lower-case letters, digits and hyphens.
    package static func isExerciseID(_ id: String) -> Bool {
        (1...64).contains(id.utf8.count) && id.utf8.allSatisfy { isLowerCaseOrDigit($0) || $0 == UInt8(ascii: "-") }
    }
}

extension Realm: CustomStringConvertible {
    package var description: String {
        switch self {
        case .actual: "actual"
        case .exercise(let id): "exercise-\(id)"
        }
    }
}

/// `realm.type.subject`, the first frame of a published event, by which a reader filters from the left.
package struct Topic: Hashable, Sendable, CustomStringConvertible {
    package let realm: Realm
    package let type: String
    package let subject: String

    package init(realm: Realm, type: String, subject: String) {
        self.realm = realm
        self.type = type
        self.subject = subject
    }

    package var description: String { "\(realm).\(type).\(subject)" }

    /// The prefix that matches every event whose type begins with `typePrefix`. An empty one matches the whole realm.
    package static func prefix(_ realm: Realm, typePrefix: String = "") -> String { "\(realm).\(typePrefix)" }
}

func isLowerCaseOrDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
}
