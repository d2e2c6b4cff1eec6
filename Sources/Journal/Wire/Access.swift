import Synchronization
package import ZeroMQ

/// What a key from outside may do at a journal.
package struct Permission: Sendable, Hashable {
    /// The name by which the journal knows the key.
    package let identity: String
    package let key: CurvePublicKey
    /// Beginnings of the event types it may publish; none: it may only read.
    package let publish: [String]
    /// What its events' source must begin with.
    package let sourcePrefix: String

    package init(identity: String, key: CurvePublicKey, publish: [String], sourcePrefix: String) {
        self.identity = identity
        self.key = key
        self.publish = publish
        self.sourcePrefix = sourcePrefix
    }
}

extension Permission {
    /// `/corps/` lets every service of the corps speak, `/corps/gauge` that one and no `/corps/gauge2`.
    func speaks(as source: String) -> Bool {
        sourcePrefix.hasSuffix("/") ? source.hasPrefix(sourcePrefix) : source == sourcePrefix
    }
}

/// Who is let in from outside, and what they may publish. Can be changed at any time: a revoked key's next message is refused,
/// and its connections are cut.
package final class Access: Sendable {
    /// The ZAP domain of a journal's outside sockets.
    static let domain = "journal"
    /// Keys on one list, at most.
    package static let maximumKeys = 1_000

    package let allowList = AllowList()
    /// Says that keys were taken off the list: for the one server that uses this.
    let revocations: AsyncStream<Void>
    private let revoked: AsyncStream<Void>.Continuation
    /// By the key itself: a name may get a new key, and its old connections must not profit from that.
    private let permissions = Mutex<[String: Permission]>([:])

    package init(_ permissions: [Permission] = []) {
        (revocations, revoked) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        replace(with: permissions)
    }

    /// Makes `wanted` the whole list. Keys that are no longer on it are refused from now on.
    package func replace(with wanted: [Permission]) {
        let wanted = Dictionary(wanted.prefix(Self.maximumKeys).map { ($0.key.z85, $0) }, uniquingKeysWith: { first, _ in first })
        let gone = permissions.withLock { current in
            defer { current = wanted }
            return current.filter { wanted[$0.key] == nil }
        }
        for permission in gone.values { allowList.revoke(permission.key) }
        for (userID, permission) in wanted { allowList.admit(permission.key, as: userID, to: Self.domain) }
        if !gone.isEmpty { revoked.yield() }
    }

    /// - Throws: `JournalError.forbidden` unless the key may say this, under this source.
    func check(_ candidate: Candidate, from userID: String?) throws(JournalError) {
        let permission = permission(of: userID)
        guard let permission, permission.speaks(as: candidate.source),
            permission.publish.contains(where: candidate.type.hasPrefix)
        else { throw .forbidden(identity: permission?.identity ?? Self.stranger, topic: "\(candidate.topic) from \(candidate.source)") }
    }

    /// The name of whoever reads.
    /// - Throws: `JournalError.forbidden` unless the key is on the list.
    func reader(_ userID: String?) throws(JournalError) -> String {
        guard let permission = permission(of: userID) else { throw .forbidden(identity: Self.stranger, topic: "or read anything") }
        return permission.identity
    }

    private func permission(of userID: String?) -> Permission? {
        userID.flatMap { userID in permissions.withLock { $0[userID] } }
    }

    private static let stranger = "an unknown key"
}
