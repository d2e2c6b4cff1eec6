package import Wording

/// A proposed step is off the table. Subject: the warning.
package struct WarningWithdrawn: EventPayload {
    package static let type = "warning.withdrawn"
    package static let version = 1

    /// The proposal's number.
    package let proposal: String
    /// The warning's number.
    package let warning: String
    /// Why.
    package let cause: WithdrawalCause
    /// In words.
    package let reason: Bilingual

    package init(proposal: String, warning: String, cause: WithdrawalCause, reason: Bilingual) {
        self.proposal = proposal
        self.warning = warning
        self.cause = cause
        self.reason = reason
    }
}

/// Why a proposal does not go out.
package enum WithdrawalCause: String, Hashable, Sendable, Codable, CaseIterable {
    /// A newer forecast asks for something else, or for nothing.
    case superseded
    /// A person refused it.
    case declined
    /// Nobody released it in time, and the procedure says to hold.
    case expired
    /// The consultation decided otherwise.
    case outvoted
}
