/// The signature of an event's origin: the CloudEvents extension attributes `signaturekey` and `signature`.
///
/// It is made over the event's JSON without these two attributes: `Event.unsigned(json:)`. What signs and what a key's name means
/// is the accord's; here it is two words of a fixed form.
package struct EventSignature: Hashable, Sendable {
    /// The key's name, 16 hexadecimal digits.
    package let key: String
    /// 64 bytes in base64.
    package let value: String

    package init(key: String, value: String) {
        self.key = key
        self.value = value
    }

    static let keyRule = "the key's name: 16 of 0–9 and a–f"
    static let valueRule = "64 bytes in base64: 86 characters and =="

    /// Whether this can be a key's name.
    package static func isKey(_ text: String) -> Bool {
        text.utf8.count == 16 && text.utf8.allSatisfy { isDigit($0) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0) }
    }

    static func isValue(_ text: String) -> Bool {
        text.utf8.count == 88 && text.hasSuffix("==")
            && text.utf8.dropLast(2).allSatisfy {
                isDigit($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "+")
                    || $0 == UInt8(ascii: "/")
            }
    }
}

extension Event {
    /// The same event with another signature, or with none.
    package func with(_ signature: EventSignature?) -> Event {
        Event(
            id: id, source: source, type: type, version: version, subject: subject, time: time, side: side, realm: realm,
            correlationID: correlationID, causationID: causationID, data: data, signature: signature)
    }

    /// The event's text without its signature, its other members byte for byte as they came and in their order: what is signed, and what
    /// makes two texts the same word.
    /// - Throws: `EventError` when it is no JSON object.
    package static func unsigned(json bytes: [UInt8]) throws(EventError) -> [UInt8] {
        var text: [UInt8] = [UInt8(ascii: "{")]
        text.reserveCapacity(bytes.count)
        for member in try JSONText.members(of: bytes) where !names.contains(where: { bytes[member.name].elementsEqual($0.utf8) }) {
            if text.count > 1 { text.append(UInt8(ascii: ",")) }
            text += bytes[member.name.lowerBound - 1..<member.value.upperBound]
        }
        text.append(UInt8(ascii: "}"))
        return text
    }

    private static let names = ["signaturekey", "signature"]
}
