package import Wording

/// An acknowledgement has run out and the matter is not over: whoever is on duty now is called. Subject: the call.
package struct CallResumed: EventPayload {
    package static let type = "call.resumed"
    package static let version = 1

    /// Its number.
    package let call: String
    /// The id of the acknowledgement.
    package let after: String
    /// The person who had it.
    package let owner: String
    /// In words.
    package let reason: Bilingual

    package init(call: String, after: String, owner: String, reason: Bilingual) {
        self.call = call
        self.after = after
        self.owner = owner
        self.reason = reason
    }
}
