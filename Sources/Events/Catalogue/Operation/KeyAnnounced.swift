package import Chronology

/// A side signs with a new key from now on. Subject: the side. Signed by the key before it, so that who trusted that one trusts this.
package struct KeyAnnounced: EventPayload {
    package static let type = "key.announced"
    package static let version = 1

    /// The key's name: the first 16 hexadecimal digits of SHA-256 over its 32 bytes.
    package let key: String
    /// The Ed25519 key, 32 bytes in base64.
    package let publicKey: String
    /// The name of the key before it.
    package let replaces: String
    /// Events after this are signed by the new key.
    package let from: Timestamp

    package init(key: String, publicKey: String, replaces: String, from: Timestamp) {
        self.key = key
        self.publicKey = publicKey
        self.replaces = replaces
        self.from = from
    }
}
