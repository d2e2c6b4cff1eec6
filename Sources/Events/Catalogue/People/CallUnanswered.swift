package import Chronology
package import Wording

/// The last step of the ladder was reached and nobody acknowledged. Subject: the call.
package struct CallUnanswered: EventPayload {
    package static let type = "call.unanswered"
    package static let version = 1

    /// Its number.
    package let call: String
    /// Which time, from 1.
    package let round: Int
    /// Posts that were asked.
    package let asked: [String]
    /// When the ladder begins again; nil for never.
    package let next: Timestamp?
    /// In words.
    package let reason: Bilingual

    package init(call: String, round: Int, asked: [String], next: Timestamp? = nil, reason: Bilingual) {
        self.call = call
        self.round = round
        self.asked = asked
        self.next = next
        self.reason = reason
    }
}
