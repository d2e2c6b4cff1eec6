import Chronology
import Synchronization

/// The picture as bytes, made once for all who ask within a second: a hundred pages that ask at a change cost as much as one.
final class PictureCache: Sendable {
    private struct Kept {
        let revision: Int64
        let time: Timestamp
        let bytes: [UInt8]
    }

    /// So much older than the clock a picture may be; its own time stands in it.
    static let lifetime = Duration.seconds(1)

    private let kept = Mutex<Kept?>(nil)

    func bytes(of revision: Int64, at time: Timestamp, _ make: () -> [UInt8]) -> [UInt8] {
        kept.withLock { kept in
            if let found = kept, found.revision == revision, found.time <= time, time - found.time < Self.lifetime { return found.bytes }
            let bytes = make()
            kept = Kept(revision: revision, time: time, bytes: bytes)
            return bytes
        }
    }
}
