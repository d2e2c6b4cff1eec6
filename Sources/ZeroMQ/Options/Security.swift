/// How a socket knows its peers. Without it anybody who reaches the endpoint is let in, and reads along.
public enum Security: Sendable {
    /// No encryption and no identity: for ipc with file permissions and for inproc.
    case open
    /// Encrypted; peers prove their keys, and the hub's `Authenticator` decides about each in this ZAP domain.
    case curveServer(secretKey: CurveSecretKey, domain: String)
    /// Encrypted; proves its own key and accepts only the server that holds this one.
    case curveClient(keys: CurveKeyPair, serverKey: CurvePublicKey)
    /// Not encrypted, but the hub's `Authenticator` decides by address. Its peers have no proven identity.
    case addressOnly(domain: String)

    /// Whether a connection to this socket is decided by the hub's `Authenticator`.
    var needsAuthenticator: Bool {
        switch self {
        case .open, .curveClient: false
        case .curveServer, .addressOnly: true
        }
    }
}
