package import Chronology
internal import Wording

// What one side answers to a message of the other.

extension CAPAlert {
    /// The message has come and has been taken. That a person has seen it is another matter and said elsewhere.
    ///
    /// - Parameter mark: tells the message from every other; a part of the answer's identifier, because two senders may use one identifier.
    package static func acknowledging(
        _ alert: CAPAlert, marked mark: String, from sender: String, at sent: Timestamp, note: String? = nil
    ) -> CAPAlert {
        var answer = CAPAlert(answering: alert, mark, .ack, from: sender, at: sent)
        // An exercise carries its id in `note`, also in what answers it.
        answer.note = note ?? (alert.status == .exercise ? alert.note : nil)
        return answer
    }

    /// The message has come and is not taken; the note says which rules it breaks.
    ///
    /// - Parameter findings: at least one error.
    package static func refusing(
        _ alert: CAPAlert, marked mark: String, because findings: [CAPFinding], from sender: String, at sent: Timestamp
    ) -> CAPAlert {
        var answer = CAPAlert(answering: alert, mark, .error, from: sender, at: sent)
        let errors = findings.filter { $0.rule.severity == .error }.prefix(maximumReasons)
        let reasons = errors.map { "\($0.rule.id): \($0.text.zh) · \($0.text.en)" }.joined(separator: "\n")
        let exercise = alert.status == .exercise ? alert.note.map { "\($0)\n" } ?? "" : ""
        answer.note = exercise + (reasons.isEmpty ? "refused 拒收" : reasons)
        return answer
    }

    private static let maximumReasons = 20
    /// Of the identifier of what is answered, in bytes: the whole is the subject of an event.
    package static let maximumIdentifier = 60

    private init(answering alert: CAPAlert, _ mark: String, _ type: CAPMessageType, from sender: String, at sent: Timestamp) {
        let about = alert.identifier.trimmingXMLSpace.plain(atMost: Self.maximumIdentifier)
        let identifier = "\(type.rawValue.lowercased())-\(about)-\(mark)-\(sent.milliseconds / 1000)"
        self.init(
            identifier: CAPName.name(from: identifier), sender: CAPName.name(from: sender), sent: CAPTime(beijing: sent),
            status: alert.status, msgType: type, scope: .private)
        addresses = alert.sender.trimmingXMLSpace
        references = alert.reference.description
    }
}
