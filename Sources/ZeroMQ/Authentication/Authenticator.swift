/// Decides who may connect to the servers of a hub: called once for each handshake (ZAP, RFC 27), before any message passes.
///
/// It runs on the socket thread, so it must answer at once: look it up, do not compute or read files.
public protocol Authenticator: Sendable {
    func decide(_ handshake: Handshake) -> Admission
}

/// Who asks to be let in.
public struct Handshake: Sendable, Hashable {
    /// The ZAP domain of the server's socket.
    public let domain: String
    /// The peer's numeric address; empty on ipc.
    public let address: String
    /// What the peer calls itself. It proves nothing.
    public let routingID: [UInt8]
    public let credentials: Credentials

    public init(domain: String, address: String, routingID: [UInt8] = [], credentials: Credentials) {
        self.domain = domain
        self.address = address
        self.routingID = routingID
        self.credentials = credentials
    }
}

/// What the peer shows.
public enum Credentials: Sendable, Hashable {
    /// Nothing at all.
    case null
    /// A name and a password that came over the wire unencrypted.
    case plain(user: String, password: String)
    /// A key whose secret half the peer has proved to hold.
    case curve(CurvePublicKey)
}

/// The answer to a handshake.
public enum Admission: Sendable, Hashable {
    /// Let in; every message from this connection carries the user id. At most 255 bytes.
    case admitted(userID: String)
    /// Turned away with ZAP status 400; the reason stays here, the peer learns only the status.
    case refused(reason: String)
}

/// Refuses everybody: what a hub starts with.
struct NobodyAdmitted: Authenticator {
    func decide(_ handshake: Handshake) -> Admission { .refused(reason: "no authenticator is installed") }
}
