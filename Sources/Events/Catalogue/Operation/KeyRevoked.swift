package import Chronology

/// A key of a side no longer counts. Subject: the side. What it signed at or after the time is not taken.
package struct KeyRevoked: EventPayload {
    package static let type = "key.revoked"
    package static let version = 1

    /// The key's name.
    package let key: String
    /// From when it does not count.
    package let from: Timestamp
    /// Why, in the person's words.
    package let reason: String

    package init(key: String, from: Timestamp, reason: String) {
        self.key = key
        self.from = from
        self.reason = reason
    }
}
