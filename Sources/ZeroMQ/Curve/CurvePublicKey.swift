/// The half of a CURVE key pair that everybody may know (RFC 26).
public struct CurvePublicKey: Sendable, Hashable, CustomStringConvertible {
    /// 32 bytes.
    public let bytes: [UInt8]

    /// Throws `invalidKey` unless there are 32 bytes.
    public init(bytes: [UInt8]) throws(ZeroMQError) {
        guard bytes.count == curveKeyBytes else { throw .invalidKey(reason: "it has \(bytes.count) bytes") }
        self.bytes = bytes
    }

    /// Reads 40 characters of Z85.
    public init(z85 text: String) throws(ZeroMQError) {
        self.bytes = try curveKey(z85: text)
    }

    /// 40 characters of Z85.
    public var z85: String { Z85.text(bytes) }

    public var description: String { z85 }
}

/// Keys of Curve25519 have 32 bytes.
let curveKeyBytes = 32

/// The bytes of a key in text. The error never repeats the text: it might be a secret with one wrong character.
func curveKey(z85 text: String) throws(ZeroMQError) -> [UInt8] {
    guard text.utf8.count == curveKeyBytes / 4 * 5 else { throw .invalidKey(reason: "it has \(text.utf8.count) characters") }
    guard let bytes = Z85.bytes(text) else { throw .invalidKey(reason: "it has a character that Z85 does not") }
    return bytes
}
