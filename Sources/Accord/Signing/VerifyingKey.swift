import Crypto
import Foundation

/// The public half of a key with which a side signs: Ed25519 (RFC 8032), 32 bytes.
package struct VerifyingKey: Hashable, Sendable, Codable {
    /// The first 16 hexadecimal digits of SHA-256 over the 32 bytes: what people and events call the key.
    package let name: String
    /// 32 bytes in base64.
    package let base64: String

    /// - Throws: `KeyError.notAKey`.
    package init(base64: String) throws(KeyError) {
        guard let data = Data(base64Encoded: base64), let key = try? Curve25519.Signing.PublicKey(rawRepresentation: data) else {
            throw .notAKey("a public signing key is 32 bytes in base64: 43 characters and =")
        }
        self.init(key)
    }

    init(_ key: Curve25519.Signing.PublicKey) {
        base64 = key.rawRepresentation.base64EncodedString()
        name = Digest.hexadecimal(Digest.of(Array(key.rawRepresentation))).prefix(16).description
    }

    /// Whether `signature` (64 bytes in base64) was made over these bytes by the secret half.
    func signed(_ bytes: [UInt8], _ signature: String) -> Bool {
        guard let data = Data(base64Encoded: base64), let key = try? Curve25519.Signing.PublicKey(rawRepresentation: data),
            let signature = Data(base64Encoded: signature)
        else { return false }
        return key.isValidSignature(signature, for: bytes)
    }
}

/// Why a key cannot be used. The text says what to do.
package enum KeyError: Error, Hashable, Sendable, CustomStringConvertible {
    case notAKey(String)

    package var description: String {
        switch self {
        case .notAKey(let expected): "this is no key: \(expected)"
        }
    }
}

/// SHA-256, as the accord writes it.
package enum Digest {
    package static func of(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }

    package static func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { byte in (byte < 0x10 ? "0" : "") + String(byte, radix: 16) }.joined()
    }

    /// Nil for anything but whole pairs of hexadecimal digits.
    package static func bytes(hexadecimal text: String) -> [UInt8]? {
        let digits = Array(text.utf8)
        guard digits.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        for start in stride(from: 0, to: digits.count, by: 2) {
            guard let byte = UInt8(String(decoding: digits[start...start + 1], as: UTF8.self), radix: 16) else { return nil }
            bytes.append(byte)
        }
        return bytes
    }
}
