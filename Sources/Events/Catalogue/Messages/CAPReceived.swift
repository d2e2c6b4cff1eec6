/// A CAP message of somebody else was read and judged. Subject: CAP's identifier, or the file's name when it has none that can be read.
package struct CAPReceived: EventPayload {
    package static let type = "cap.received"
    package static let version = 1

    /// CAP's identifier; nil when it could not be read.
    package let identifier: String?
    /// CAP's sender.
    package let sender: String?
    /// CAP's word.
    package let msgType: String?
    /// CAP's word: `Actual`, `Exercise` …
    package let status: String?
    /// `corps` or `local` for the other side, else the file's name.
    package let from: String
    /// Of the first language.
    package let headline: String?
    /// CAP's word, the highest of all languages.
    package let severity: String?
    /// Whether it is taken.
    package let isAccepted: Bool
    /// The rules that it breaks, as `fengsui cap rules` lists them; hints are left out.
    package let rules: [String]
    /// What its XML signature proves.
    package let signature: CAPSignatureState
    /// The identifier of the answer to it; an answer is not answered.
    package let answer: String?

    package init(
        identifier: String? = nil, sender: String? = nil, msgType: String? = nil, status: String? = nil, from: String,
        headline: String? = nil, severity: String? = nil, isAccepted: Bool, rules: [String], signature: CAPSignatureState,
        answer: String? = nil
    ) {
        self.identifier = identifier
        self.sender = sender
        self.msgType = msgType
        self.status = status
        self.from = from
        self.headline = headline
        self.severity = severity
        self.isAccepted = isAccepted
        self.rules = rules
        self.signature = signature
        self.answer = answer
    }
}

/// What the XML signature of a message proves.
package enum CAPSignatureState: String, Hashable, Sendable, Codable, CaseIterable {
    /// It was signed by the sender whose key this node has.
    case valid
    /// It is not signed.
    case none
    /// It is not what was signed, or not by that sender.
    case wrong
    /// This node has no key of that sender.
    case unchecked
}
