package import Chronology
internal import Wording

// What one side answers to a message of the other.

extension CAPAlert {
    /// The message has come and has been taken. That a person has seen it is another matter and said elsewhere.
    package static func acknowledging(_ alert: CAPAlert, from sender: String, at sent: Timestamp, note: String? = nil) -> CAPAlert {
        var answer = CAPAlert(answering: alert, .ack, from: sender, at: sent)
        // An exercise carries its id in `note`, also in what answers it.
        answer.note = note ?? (alert.status == .exercise ? alert.note : nil)
        return answer
    }

    /// The message has come and is not taken; the note says which rules it breaks.
    ///
    /// - Parameter findings: at least one error.
    package static func refusing(_ alert: CAPAlert, because findings: [CAPFinding], from sender: String, at sent: Timestamp) -> CAPAlert {
        var answer = CAPAlert(answering: alert, .error, from: sender, at: sent)
        let errors = findings.filter { $0.rule.severity == .error }.prefix(maximumReasons)
        let reasons = errors.map { "\($0.rule.id): \($0.text.zh) · \($0.text.en)" }.joined(separator: "\n")
        let exercise = alert.status == .exercise ? alert.note.map { "\($0)\n" } ?? "" : ""
        answer.note = exercise + (reasons.isEmpty ? "refused 拒收" : reasons)
        return answer
    }

    private static let maximumReasons = 20

    private init(answering alert: CAPAlert, _ type: CAPMessageType, from sender: String, at sent: Timestamp) {
        let identifier = "\(type.rawValue.lowercased())-\(alert.identifier)-\(sent.milliseconds / 1000)"
        self.init(
            identifier: CAPName.name(from: identifier), sender: CAPName.name(from: sender), sent: CAPTime(beijing: sent),
            status: alert.status, msgType: type, scope: .private)
        addresses = alert.sender.trimmingXMLSpace
        references = alert.reference.description
    }
}
