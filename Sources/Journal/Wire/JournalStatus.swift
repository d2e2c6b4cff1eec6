package import Events
import Foundation
package import ZeroMQ

/// How a journal is, for `fengsui status`, the desk, and everyone who listens to its head.
package struct JournalStatus: Sendable, Hashable, Codable {
    package let realm: String
    package let side: Side
    package let head: String
    package let health: Health
    /// Who reads, and how far: by name.
    package let readers: [String: Reader]

    package enum Health: Sendable, Hashable, Codable {
        case open
        /// Appends are refused; the reason says what to do.
        case refusing(reason: String)
    }

    package struct Reader: Sendable, Hashable, Codable {
        /// A 64-bit number travels as text.
        package let position: String
        package let secondsAgo: Int

        package init(position: String, secondsAgo: Int) { (self.position, self.secondsAgo) = (position, secondsAgo) }
    }

    package init(realm: Realm, side: Side, head: Int64, health: Health, readers: [String: Reader]) {
        self.realm = realm.description
        self.side = side
        self.head = String(head)
        self.health = health
        self.readers = readers
    }

    package var headSequence: Int64 { Int64(head) ?? 0 }

    var json: Frame {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Only strings and small numbers: this cannot fail.
        return (try? encoder.encode(self)).map(Frame.init) ?? Frame("{}".utf8)
    }

    package init(json: Frame) throws(JournalError) {
        do {
            self = try JSONDecoder().decode(JournalStatus.self, from: Data(json))
        } catch {
            throw .protocolViolation("the status is not readable: \(error)")
        }
    }
}

extension JournalStatus {
    /// A reader that has not been heard of for so many seconds is not running.
    package static let silence = 10

    /// Whether a reader of this name is there now.
    package func hears(_ reader: String) -> Bool { readers[reader].map { $0.secondsAgo <= Self.silence } ?? false }
}

extension JournalStatus.Reader {
    package var sequence: Int64 { Int64(position) ?? 0 }
}
