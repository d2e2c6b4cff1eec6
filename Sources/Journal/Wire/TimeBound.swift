import Chronology
import Events

/// What an event of the journal's own side may say of its time: not much later than it is.
///
/// Services take the time from the events they read, so that they decide the same whenever they read them. One event of next month, from a wrong
/// clock or a Beijing time written as UTC, would therefore let every time run out that people were given.
///
/// Not bounded here is what the other side says, which the link bounds, and what a service of the node says because of an event: that has its
/// cause's time, and the cause was taken, or none later than the service's clock shows. The other side's clock may be fast, or this machine's may have been set back since; a call
/// that is refused for that is a call that nobody hears.
enum TimeBound {
    /// So far the clocks of one side's machines may be apart.
    static let tolerance = Duration.minutes(5)

    /// - Parameter isFromNode: whether it came in by the node's own door, and so from one of its services.
    static func check(_ candidate: Candidate, of side: Side, isFromNode: Bool, now: Timestamp) throws(JournalError) {
        guard candidate.side == side, !(isFromNode && candidate.hasCause) else { return }
        guard candidate.time <= now + tolerance else { throw .ahead(event: candidate.time, now: now) }
    }
}
