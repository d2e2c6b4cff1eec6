/// An `Authenticator` that admits named CURVE keys to named domains and refuses everything else; can be changed at any time.
///
/// A change counts for the next handshake. A connection that is already there stays until its socket cuts it:
/// see `Socket.reset`, and let a server compare each message's `userID` with `isAdmitted`.
public final class AllowList: Authenticator {
    /// Bounds the memory that a faulty caller could ask for.
    public static let maximumEntries = 100_000

    private struct Entry: Hashable {
        let domain: String
        let key: CurvePublicKey
    }
    private let users = Lock<[Entry: String]>([:])

    public init() {}

    /// Admits a key to a domain under a user id. False when the list is full or the user id is empty or over 255 bytes.
    @discardableResult
    public func admit(_ key: CurvePublicKey, as userID: String, to domain: String) -> Bool {
        guard (1...ZAPReply.maximumUserIDBytes).contains(userID.utf8.count) else { return false }
        return users.withLock { users in
            guard users.count < Self.maximumEntries || users[Entry(domain: domain, key: key)] != nil else { return false }
            users[Entry(domain: domain, key: key)] = userID
            return true
        }
    }

    /// Takes a key off the list of every domain. True when it was there.
    @discardableResult
    public func revoke(_ key: CurvePublicKey) -> Bool {
        users.withLock { users in
            let before = users.count
            users = users.filter { $0.key.key != key }
            return users.count < before
        }
    }

    /// Whether some key is still admitted to the domain under this user id.
    public func isAdmitted(userID: String, to domain: String) -> Bool {
        users.withLock { users in users.contains { $0.key.domain == domain && $0.value == userID } }
    }

    public func decide(_ handshake: Handshake) -> Admission {
        guard case .curve(let key) = handshake.credentials else { return .refused(reason: "only CURVE keys are admitted") }
        guard let userID = users.withLock({ $0[Entry(domain: handshake.domain, key: key)] }) else {
            return .refused(reason: "the key is not on the list of ‘\(handshake.domain)’")
        }
        return .admitted(userID: userID)
    }
}
