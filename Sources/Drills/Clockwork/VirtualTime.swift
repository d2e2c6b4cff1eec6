import Chronology
import Synchronization

/// The time of a simulated world, which passes only when the simulation says so.
final class VirtualTime: Sendable {
    private let value: Mutex<Timestamp>

    init(_ begin: Timestamp) { value = Mutex(begin) }

    var now: Timestamp { value.withLock { $0 } }

    func advance(to time: Timestamp) { value.withLock { $0 = max($0, time) } }
}
