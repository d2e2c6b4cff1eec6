import Chronology
import Events
import Processing

/// A service of a simulated node, whatever its state looks like. Everything but its snapshot is gone when it dies.
protocol DrillService: AnyObject {
    var name: String { get }
    var isRunning: Bool { get }
    /// Up to where it has seen its journal.
    var position: Int64 { get }
    var unsaid: [Event] { get }
    var hasToSpeak: Bool { get }

    /// Begins at its snapshot or, without one, at the journal's beginning.
    func start(over journal: DrillJournal, at place: DrillPlace)
    func die()
    func loseSnapshot()
    func wants(_ event: Event) -> Bool
    func take(_ event: JournaledEvent)
    func takeBack(_ sequences: [Int64?])
    func advance(to position: Int64)
    func announceDeadline()
    func keepSnapshot()
    /// When it wants to be woken.
    var deadline: Timestamp? { get }
    /// Events that it could not understand, in words.
    func tellFailures() -> [String]
}

/// Whose journal a service goes through, and by which clock: each process has its own and has heard what it has read.
struct DrillPlace {
    let side: Side
    let realm: Realm
    let clock: () -> NodeClock
}
