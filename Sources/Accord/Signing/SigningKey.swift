import Crypto
package import Events
import Foundation

/// The secret with which a side signs what it says. Its text is for one file only: never logged, never in an event.
package struct SigningKey: Sendable {
    private let key: Curve25519.Signing.PrivateKey
    package let verifying: VerifyingKey

    /// A new one, from the system's random source.
    package init() { self.init(Curve25519.Signing.PrivateKey()) }

    /// - Throws: `KeyError.notAKey`.
    package init(secretBase64 text: String) throws(KeyError) {
        guard let data = Data(base64Encoded: text), let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: data) else {
            throw .notAKey("a secret signing key is 32 bytes in base64: 43 characters and =")
        }
        self.init(key)
    }

    private init(_ key: Curve25519.Signing.PrivateKey) {
        self.key = key
        verifying = VerifyingKey(key.publicKey)
    }

    package var revealedBase64: String { key.rawRepresentation.base64EncodedString() }

    /// The event with this key's signature over its JSON.
    package func sign(_ event: Event) -> Event {
        // Signing fails for no input; an event without a signature would be refused on the other side, and not lost.
        guard let value = try? key.signature(for: event.with(nil).json) else { return event }
        return event.with(EventSignature(key: verifying.name, value: value.base64EncodedString()))
    }
}
