import Chronology
import Foundation

/// Events whose time has not come, kept until it has: so that nothing has to be read again because somebody's clock is fast.
struct EarlyEvents: Hashable, Sendable, Codable {
    static let maximumEvents = 500
    /// Of all of them together.
    static let maximumBytes = 256 << 10

    private struct Held: Hashable, Sendable, Codable {
        let sequence: Int64
        let recorded: Timestamp
        /// As text it would take four times as much room on disk.
        let body: Data
        let due: Timestamp
    }

    private var held: [Held] = []
    private var bytes: Int { held.reduce(0) { $0 + $1.body.count } }

    /// - Returns: whether it is held; otherwise it has to be read again.
    mutating func hold(_ event: PeerEvent, until due: Timestamp) -> Bool {
        if held.contains(where: { $0.sequence == event.sequence }) { return true }
        guard held.count < Self.maximumEvents, bytes + event.body.count <= Self.maximumBytes else { return false }
        held.append(Held(sequence: event.sequence, recorded: event.recorded, body: Data(event.body), due: due))
        return true
    }

    /// Those whose time has come, in the order of the other side's journal.
    mutating func release(at now: Timestamp?) -> [PeerEvent] {
        guard !held.isEmpty else { return [] }
        let due = held.filter { held in now.map { held.due <= $0 } ?? true }
        held.removeAll { held in due.contains { $0.sequence == held.sequence } }
        return due.sorted { $0.sequence < $1.sequence }.map {
            PeerEvent(sequence: $0.sequence, recorded: $0.recorded, body: Array($0.body))
        }
    }
}
