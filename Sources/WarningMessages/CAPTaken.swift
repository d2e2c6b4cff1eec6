package import CAP
internal import CAPXML
package import Events

/// Messages of others that this node has taken, against which the next one is judged. Without what is attached to them, and bounded: the
/// oldest are let go.
package struct CAPTaken: Hashable, Sendable {
    private var messages: [Message] = []

    fileprivate struct Message: Hashable, Sendable {
        let mark: String
        let xml: String
        let root: CAPElement
    }

    package static let maximumMessages = 400
    /// Of all of them; of one, a sixteenth.
    package static let maximumBytes = 2 << 20
    package static let maximumBytesOfOne = maximumBytes / 16

    package init() {}

    /// As elements, the oldest first.
    package var roots: [CAPElement] { messages.map(\.root) }

    /// Remembers an accepted message. False where there is nothing new to keep: it is known, too large, refused, or an answer, to which
    /// nothing refers. Nor is anything kept that is not its sender's by the key that is known here: a forged Cancel would make what the
    /// sender says next refused.
    package mutating func take(_ judgement: CAPJudgement, signature: CAPSignatureState) -> Bool {
        guard judgement.isAccepted, signature.isBelievable, let alert = judgement.alert, alert.msgType != .ack, alert.msgType != .error
        else { return false }
        let mark = CAPFileName.mark(of: alert.reference)
        guard !messages.contains(where: { $0.mark == mark }), let message = Message(alert.withoutResources, mark) else { return false }
        messages.append(message)
        var bytes = messages.reduce(0) { $0 + $1.xml.utf8.count }
        while messages.count > Self.maximumMessages || bytes > Self.maximumBytes { bytes -= messages.removeFirst().xml.utf8.count }
        return true
    }
}

extension CAPSignatureState {
    /// Proved, or beyond proof because there is no key for the sender.
    fileprivate var isBelievable: Bool {
        switch self {
        case .valid, .unchecked: true
        case .none, .wrong: false
        }
    }
}

extension CAPTaken.Message {
    init?(_ alert: CAPAlert, _ mark: String) {
        guard let bytes = try? CAPWriter.bytes(of: alert), bytes.count <= CAPTaken.maximumBytesOfOne else { return nil }
        self.init(mark: mark, xml: String(decoding: bytes, as: UTF8.self), root: alert.element)
    }
}

/// As a list of messages, each as XML.
extension CAPTaken: Codable {
    package init(from decoder: any Decoder) throws {
        let (texts, reader) = (try [String](from: decoder), try CAPReader())
        messages = texts.suffix(Self.maximumMessages).compactMap { text in
            reader.read(Array(text.utf8)).alert.flatMap { Message($0, CAPFileName.mark(of: $0.reference)) }
        }
    }

    package func encode(to encoder: any Encoder) throws { try messages.map(\.xml).encode(to: encoder) }
}

extension CAPAlert {
    /// What bears on the messages that follow: a picture does not.
    var withoutResources: CAPAlert {
        var alert = self
        alert.info = info.map { info in
            var info = info
            info.resource = []
            return info
        }
        return alert
    }
}
