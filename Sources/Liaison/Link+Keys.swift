package import Accord
package import Events
package import Journal

extension Link {
    /// All keys as the link goes by them: those that people wrote down, with what either side has said of them since, and those that it learned.
    /// - Parameter path: the file that the link remembers in.
    package static func keys(_ written: KeyRing, remembered path: String) -> KeyRing {
        guard let known = remembered(at: path) else { return written }
        var keys = known.keys
        keys.adopt(written, seen: known.position == 0 ? nil : known.position)
        return keys
    }

    /// Whether the other side's journal lets these clients' key in: it answers nobody whose key its people have not taken.
    package static func isLetIn(_ clients: [JournalClient], by peer: Side) async -> Bool {
        for client in clients {
            guard let status = try? await client.status(patience: greeting) else { continue }
            if status.side == peer { return true }
        }
        return false
    }
}
