import Chronology
import Synchronization

/// How far each named reader says it has come. Kept in memory only: a reader knows its own place.
final class ReaderPositions: Sendable {
    private let positions = Mutex<[String: (sequence: Int64, seen: Timestamp)]>([:])

    func note(_ reader: String, at sequence: Int64, _ now: Timestamp) {
        positions.withLock { positions in
            guard positions.count < WireLimit.readers || positions[reader] != nil else { return }
            positions[reader] = (sequence, now)
        }
    }

    func snapshot(at now: Timestamp) -> [String: JournalStatus.Reader] {
        positions.withLock { positions in
            positions.mapValues { .init(position: String($0.sequence), secondsAgo: Int(max(0, (now - $0.seen).wholeSeconds))) }
        }
    }
}
