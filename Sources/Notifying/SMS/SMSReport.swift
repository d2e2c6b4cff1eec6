import Foundation

/// What the network says about a message that it had taken: a file in smstools' folder for reports (its page "SMS file format").
struct SMSReport: Hashable, Sendable {
    /// The number that it was sent to.
    let number: String
    /// What the network called it, 0–255.
    let id: Int
    let fate: SMSFate
    /// The code and its words.
    let reason: String

    /// Nil when the file is none, or not whole.
    init?(_ file: SMSFile) {
        // The text that somebody sent may say the same: `channels.yaml` takes no folder in which such texts lie.
        guard file.hasLine("SMS STATUS REPORT"), let number = file["From"].flatMap(SMSMessage.number),
            let id = file["Message_id"].flatMap({ Int($0) }),
            (0...255).contains(id),
            let reason = file["Status"], let code = Int(reason.prefix { $0 != "," }), (0...255).contains(code)
        else { return nil }
        (self.number, self.id, self.fate, self.reason) = (number, id, SMSFate(code: code), reason)
    }
}

/// TP-Status (3GPP TS 23.040, 9.2.3.15).
enum SMSFate: Hashable, Sendable {
    /// The telephone has it.
    case delivered
    /// The network has done with it, and does not know whether the telephone has it, or put another one in its place.
    case unknown
    /// The network goes on trying.
    case trying
    /// The network has given up.
    case lost

    init(code: Int) {
        switch code {
        case 0: self = .delivered
        case 1..<32: self = .unknown
        case 32..<64: self = .trying
        default: self = .lost
        }
    }

    /// Of the parts of one message: what can be said of the whole.
    static func of(_ parts: [SMSFate]) -> SMSFate {
        if parts.contains(.lost) { return .lost }
        if parts.isEmpty || parts.contains(.trying) { return .trying }
        return parts.contains(.unknown) ? .unknown : .delivered
    }
}
