package import CAP
internal import CAPXML
package import Chronology
package import Events

/// Somebody else's message, judged: by the schema, the rules, its chain, and whether it belongs into this realm at all.
package struct CAPJudgement {
    private let reading: CAPReading
    private let findings: [CAPFinding]
    /// A drill's message in the real world, or the other way round.
    private let isOfOtherRealm: Bool

    /// - Parameters:
    ///   - earlier: messages of the same sender about the same matter, in order.
    ///   - realm: where it has come to.
    package init(of bytes: [UInt8], after earlier: [[UInt8]] = [], in realm: Realm) {
        guard let reader = try? CAPReader() else { preconditionFailure("the schema of CAP is part of the program") }
        reading = reader.read(bytes)
        let chain = CAPChain(earlier.map { reader.read($0).root } + [reading.root])
        findings = reading.findings + (chain.findings[earlier.count] ?? [])
        isOfOtherRealm = reading.alert.map { ($0.status == .exercise) != (realm.exercise != nil) || !Self.isTaken($0.status) } ?? false
    }

    /// Tests, drafts and the system's own messages are nothing that people act on.
    private static func isTaken(_ status: CAPStatus) -> Bool { status == .actual || status == .exercise }

    /// Of a file that nobody here may read.
    package init(unreadable name: String) {
        let finding = CAPFinding(.unreadable, line: 0, found: name)
        (reading, findings, isOfOtherRealm) = (.refused(finding), [finding], false)
    }

    package var alert: CAPAlert? { reading.alert }

    package var isAccepted: Bool { reading.alert != nil && CAPVerdict(findings) != .invalid && !isOfOtherRealm }

    /// An `Ack` or an `Error`; nil to what is an answer itself, and to what cannot be read far enough to be answered.
    package func answer(from sender: String, at time: Timestamp) -> CAPAlert? {
        guard let alert = reading.alert, alert.msgType != .ack, alert.msgType != .error else { return nil }
        guard !isAccepted else { return .acknowledging(alert, from: sender, at: time) }
        var refusal = CAPAlert.refusing(alert, because: findings, from: sender, at: time)
        if isOfOtherRealm { refusal.note = "\(refusal.note ?? "")\n\(Self.otherRealm)" }
        return refusal
    }

    private static let otherRealm = "realm.other: 演练、测试与实际消息不得相混 · exercises, tests and the real world do not mix"

    /// The event that says what was found.
    package func received(from: String, signature: CAPSignatureState, answer: String?) -> CAPReceived {
        let alert = reading.alert
        let rules = findings.filter { $0.rule.severity != .hint }.map(\.rule.id)
        let broken = rules + (isOfOtherRealm ? ["realm.other"] : [])
        return CAPReceived(
            identifier: alert?.identifier, sender: alert?.sender, msgType: alert?.msgType.rawValue, status: alert?.status.rawValue,
            from: from, headline: alert?.info.first?.headline,
            severity: CAPSeverity.allCases.first { severity in alert?.info.contains { $0.severity == severity } ?? false }?.rawValue,
            isAccepted: isAccepted, rules: Array(broken.uniqued.prefix(Self.maximumRules)), signature: signature, answer: answer)
    }

    package static let maximumRules = 50
}

extension CAPSent {
    /// Nil when the message cannot be written as XML or is too large for an event.
    package init?(_ alert: CAPAlert, about: String) {
        guard let bytes = try? CAPWriter.bytes(of: alert), bytes.count <= Self.maximumBytes else { return nil }
        self.init(
            identifier: alert.identifier, sender: alert.sender, msgType: alert.msgType.rawValue, about: about,
            xml: String(decoding: bytes, as: UTF8.self))
    }

    /// Of the message's text: an event has room for it, and for what JSON adds to it.
    static let maximumBytes = Event.maximumBytes / 2
}

extension [String] {
    /// Each once, where it stood first.
    fileprivate var uniqued: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
