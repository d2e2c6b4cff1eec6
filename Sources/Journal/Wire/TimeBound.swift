package import Chronology
import Events
import Synchronization

/// What an event of the journal's own side may say of its time: not much later than it is.
///
/// Services take the time from the events they read, so that they decide the same whenever they read them. One event of next month, from a wrong
/// clock or a Beijing time written as UTC, would therefore let every time run out that people were given. What the other side says is
/// bounded by the link.
package final class TimeBound: Sendable {
    /// So far the clocks of one side's machines may be apart.
    package static let tolerance = Duration.minutes(5)

    /// The latest time that the machine's clock has shown. When it is set back, what follows from events of before is still taken.
    private let latest: Mutex<Timestamp>

    /// - Parameter recorded: when the journal took its last event.
    package init(recorded: Timestamp) { latest = Mutex(recorded) }

    package convenience init(_ storage: any JournalStorage) async throws(JournalError) {
        let last = try await storage.read(after: max(0, storage.head() - 1), prefixes: [], limit: PageLimit(events: 1))
        self.init(recorded: last.events.last?.recorded ?? .distantPast)
    }

    func check(_ candidate: Candidate, of side: Side, now: Timestamp) throws(JournalError) {
        guard candidate.side == side else { return }
        let known = latest.withLock { latest in
            latest = max(latest, now)
            return latest
        }
        guard candidate.time <= known + Self.tolerance else { throw .ahead(event: candidate.time, now: now) }
    }
}
