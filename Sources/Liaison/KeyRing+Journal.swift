package import Accord
import Events
package import Journal

extension KeyRing {
    /// With the keys that either side announced in this journal, each signed by the one before it, and without those that it declared void.
    /// Where they begin and end is told by this journal's numbers.
    /// - Parameter overlap: how long a replaced key still counts, in seconds.
    package func learning(from journal: JournalFile, overlap: Int) throws -> KeyRing {
        var ring = self
        // Those that people wrote down are numbers of the other journal.
        ring.forgetPositions()
        try journal.events { stored in
            let isAboutKeys = Self.words.contains { stored.topic.contains(".\($0).") }
            guard isAboutKeys || ring.isEnding, let event = try? Event(json: stored.body), event.signature != nil else { return }
            guard ring.verdict(on: event, body: stored.body, position: stored.sequence) == nil else { return }
            ring.witness(event, at: stored.sequence)
            if isAboutKeys { try ring.take(event, position: stored.sequence, overlap: overlap, at: stored.recorded) }
        }
        return ring
    }

    private static let words = [KeyAnnounced.type, KeyRevoked.type]
}
