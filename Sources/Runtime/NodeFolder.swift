import Foundation
package import Journal

/// Where a node keeps what. One folder a node; whoever may enter it may speak for the node.
package struct NodeFolder: Sendable, Hashable {
    package let path: String

    package init(path: String) { self.path = path }

    package var journal: String { path + "/journal.sqlite" }
    /// The journal's ipc sockets.
    package var sockets: JournalEndpoints { .local(folder: path + "/run") }
    package var snapshots: String { path + "/snapshots" }
    /// How far the link has read the other side's journal, and the keys that it knows.
    package var linkMemory: String { snapshots + "/liaise.json" }
    /// Files put here are read by `observe`.
    package var inbox: String { path + "/inbox" }
    /// Files that were read.
    package var archive: String { path + "/archive" }
    /// In an exercise, what would have left the system.
    package var exerciseOutbox: String { path + "/outbox" }
    /// CAP messages: `messages` and `feed.atom` go out, what is put into `in` is judged, answers lie in `answers`.
    package var cap: String { path + "/cap" }
    package var keys: String { path + "/keys" }
    /// Sheets of the rivers, drawn anew when their register changes.
    package var maps: String { path + "/maps" }

    /// The secret half of the journal's own key, and the public half beside it.
    package var secretKey: String { keys + "/journal.secret" }
    package var publicKey: String { keys + "/journal.public" }
    /// The secret half of the key with which this node signs what crosses, and the public half beside it.
    package var signingSecret: String { keys + "/signing.secret" }
    package var signingPublic: String { keys + "/signing.public" }
    /// The next signing key, from before it is announced until it is in place.
    package var nextSigningSecret: String { keys + "/signing-next.secret" }
    /// This side's signing keys, also those before, and the other side's, with the times at which they count.
    package var signingKeys: String { keys + "/signing-keys.yaml" }
    /// The journal's next own key, while the other side still gets to know it.
    package var nextSecretKey: String { keys + "/journal-next.secret" }
    package var nextPublicKey: String { keys + "/journal-next.public" }
    /// Who may connect from outside.
    package var allowedKeys: String { keys + "/allowed-keys.yaml" }

    /// Makes the folders, closed to other users.
    package func prepare() throws {
        for folder in [path, path + "/run", snapshots, inbox, archive, keys] {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        }
    }
}
