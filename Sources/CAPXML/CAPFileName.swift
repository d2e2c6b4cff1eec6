package import CAP
internal import Chronology

/// What files are called, by what is in them: safe characters, bounded, and never one name for two messages or senders.
package enum CAPFileName {
    /// Bytes of a sender that has a key.
    package static let maximumSender = 80

    /// `IDENTIFIER-MARK.cap`. The beginning is for people; the mark decides.
    package static func of(_ reference: CAPReference) -> String {
        "\(reference.identifier.plain(atMost: CAPAlert.maximumIdentifier))-\(mark(of: reference)).cap"
    }

    /// 32 hexadecimal digits, of SHA-256 over sender, identifier and the instant of sending, which together name a message (CAP 1.2 §3.2.1).
    package static func mark(of reference: CAPReference) -> String {
        let parts = [reference.sender, reference.identifier, "\(reference.sent.instant.milliseconds)"]
        let bytes = Digest.sha256(parts.flatMap { Array($0.utf8) + [0] })
        return bytes.prefix(16).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// `SENDER.pem`, where a key of that sender lies; what could part a path is escaped as in an address. Nil where the name is too long.
    package static func key(of sender: String) -> String? {
        guard !sender.isEmpty, sender.utf8.count <= maximumSender else { return nil }
        let name = escaped(sender)
        return (name.hasPrefix(".") ? "%2E" + name.dropFirst() : name) + ".pem"
    }

    /// Whatever could part an address or a path is escaped (RFC 3986 §2.1).
    package static func escaped(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain =
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || "-._~".utf8.contains(byte)
            return isPlain ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }.joined()
    }
}
