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

/// Who is let in from outside, and what they may publish. Can be changed at any time: a revoked key's next message is refused.
package final class Access: Sendable {
    /// The ZAP domain of a journal's outside sockets.
    static let domain = "journal"

    package let allowList = AllowList()
    private let permissions = Mutex<[String: Permission]>([:])

    package init(_ permissions: [Permission] = []) {
        replace(with: permissions)
    }

    /// Makes `wanted` the whole list. Keys that are no longer on it are refused from now on.
    package func replace(with wanted: [Permission]) {
        permissions.withLock { current in
            for permission in current.values where !wanted.contains(permission) { allowList.revoke(permission.key) }
            current = Dictionary(wanted.map { ($0.identity, $0) }, uniquingKeysWith: { first, _ in first })
            for permission in current.values { allowList.admit(permission.key, as: permission.identity, to: Self.domain) }
        }
    }

    func mayRead(_ identity: String) -> Bool {
        permissions.withLock { $0[identity] != nil }
    }

    func mayPublish(_ identity: String, type: String, source: String) -> Bool {
        permissions.withLock { permissions in
            guard let permission = permissions[identity] else { return false }
            return source.hasPrefix(permission.sourcePrefix) && permission.publish.contains { type.hasPrefix($0) }
        }
    }
}
