package import Wording

/// Nobody is called any more. Subject: the call.
package struct CallClosed: EventPayload {
    package static let type = "call.closed"
    package static let version = 1

    /// Its number.
    package let call: String
    /// Why.
    package let cause: CallClosing
    /// In words.
    package let reason: Bilingual

    package init(call: String, cause: CallClosing, reason: Bilingual) {
        self.call = call
        self.cause = cause
        self.reason = reason
    }
}

/// Why a call ends.
package enum CallClosing: String, Hashable, Sendable, Codable, CaseIterable {
    /// The matter is over.
    case over
    /// A call about the same matter, raised, took its place.
    case replaced
    /// Its time is over.
    case ended
}
