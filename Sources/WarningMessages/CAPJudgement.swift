package import CAP
internal import CAPXML
package import Chronology
package import Events
package import Wording

/// Somebody else's message, judged: by the schema, the rules, its chain, and whether it belongs into this realm at all.
package struct CAPJudgement {
    private let reading: CAPReading
    private let findings: [CAPFinding]
    /// A drill's message in the real world, the other way round, or another drill's.
    private let isOfOtherRealm: Bool

    /// - Parameters:
    ///   - earlier: messages about the same matter that were taken, in order.
    ///   - realm: where it has come to.
    ///   - receiver: the `sender` of those whose messages are not among the earlier ones: whoever judges.
    package init(of bytes: [UInt8], after earlier: [[UInt8]] = [], in realm: Realm, by receiver: String? = nil) {
        let reader = Self.reader
        self.init(reader.read(bytes), after: earlier.map { reader.read($0).link }, realm, receiver)
    }

    /// The same after everything that a node has taken.
    package init(of bytes: [UInt8], after taken: CAPTaken, in realm: Realm, by receiver: String) {
        self.init(Self.reader.read(bytes), after: taken.roots, realm, receiver)
    }

    private init(_ reading: CAPReading, after earlier: [CAPElement?], _ realm: Realm, _ receiver: String?) {
        let chain = CAPChain(earlier + [reading.link], company: .taken(sender: receiver))
        self.reading = reading
        findings = reading.findings + (chain.findings[earlier.count] ?? [])
        isOfOtherRealm = reading.alert.map { !$0.belongs(to: realm) } ?? false
    }

    private static var reader: CAPReader {
        guard let reader = try? CAPReader() else { preconditionFailure("the schema of CAP is part of the program") }
        return reader
    }

    /// Of a file that nobody here may read.
    package init(unreadable name: String) {
        let finding = CAPFinding(.unreadable, line: 0, found: name)
        (reading, findings, isOfOtherRealm) = (.refused(finding), [finding], false)
    }

    package var alert: CAPAlert? { reading.alert }

    /// Why it gets no answer: in this realm nothing may be said that its sender could take. Nil where that is no reason.
    package var silence: Bilingual? { isOfOtherRealm ? Self.otherRealm : nil }

    package var isAccepted: Bool {
        reading.alert != nil && CAPVerdict(findings.filter { !Self.tolerated.contains($0.rule) }) != .invalid && !isOfOtherRealm
    }

    /// Errors of whoever sends that are told here but make nothing refused. `chain.coverage`: that an older message goes on being shown is
    /// the smaller harm beside a severe warning that is not, and what is known of the chain depends on the order in which it has come.
    private static let tolerated: Set<CAPRule> = [.coverage]

    /// An `Ack` or an `Error`; nil to what is an answer itself, to what cannot be read far enough to be answered, and to what belongs to
    /// another realm: an answer has the status of its message, and nothing of another status may be said here.
    package func answer(from sender: String, at time: Timestamp) -> CAPAlert? {
        guard !isOfOtherRealm, let alert = reading.alert, alert.msgType != .ack, alert.msgType != .error else { return nil }
        let mark = CAPFileName.mark(of: alert.reference)
        return isAccepted
            ? .acknowledging(alert, marked: mark, from: sender, at: time)
            : .refusing(alert, marked: mark, because: findings, from: sender, at: time)
    }

    private static let otherRealm = Bilingual(
        zh: "realm.other：演练、测试与实际消息不得相混，也不与其他演练相混；不予回复",
        en: "realm.other: exercises, tests and the real world do not mix, nor do two exercises; it is not answered")

    /// The event that says what was found.
    package func received(from: String, signature: CAPSignatureState, answer: String?) -> CAPReceived {
        let alert = reading.alert
        let rules = findings.filter { $0.rule.severity != .hint }.map(\.rule.id)
        let broken = rules + (isOfOtherRealm ? ["realm.other"] : [])
        return CAPReceived(
            identifier: alert?.identifier.beginning, sender: alert?.sender.beginning, msgType: alert?.msgType.rawValue,
            status: alert?.status.rawValue, from: from, headline: alert?.info.first?.headline?.beginning,
            severity: CAPSeverity.allCases.first { severity in alert?.info.contains { $0.severity == severity } ?? false }?.rawValue,
            isAccepted: isAccepted, rules: Array(broken.uniqued.prefix(Self.maximumRules)), signature: signature, answer: answer)
    }

    package static let maximumRules = 50
    /// Characters of a text in the event that says what came; one that is too large for the journal would say nothing.
    package static let maximumText = 1_000
}

extension String {
    fileprivate var beginning: String {
        let start = prefix(CAPJudgement.maximumText)
        return start.endIndex < endIndex ? start + "…" : self
    }
}

extension CAPReading {
    /// As a part of its chain.
    fileprivate var link: CAPElement? { alert?.withoutResources.element ?? root }
}

extension CAPAlert {
    /// In the real world what is Actual, in an exercise what names that one in its note. Tests, drafts and the system's own messages are
    /// nothing that people act on.
    fileprivate func belongs(to realm: Realm) -> Bool {
        guard let exercise = realm.exercise else { return status == .actual }
        return status == .exercise && exercises.contains(exercise)
    }

    /// What in the note may be an exercise's id: in our own notes one word, in those of others each.
    private var exercises: [String] {
        let text = (note ?? "").lowercased()
        if let own = text.prefixMatch(of: /\s*exercise ([a-z0-9-]+) 演练/) { return [String(own.output.1)] }
        return text.split { !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-")) }.map(String.init)
    }
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
