package import Chronology
package import Events
package import Wording

/// Water that somebody is going to let go, and who was told.
package struct DeskRelease: Codable, Hashable, Sendable {
    package let side: Side
    package let release: ReleaseAnnounced
    package let announced: Timestamp
    package internal(set) var alarms = AlarmBook()

    init(_ release: ReleaseAnnounced, _ event: Event) {
        (side, self.release, announced) = (event.side, release, event.time)
    }
}

/// A monitor whose readings of one parameter cannot be right.
package struct DeskFault: Codable, Hashable, Sendable {
    package let side: Side
    package let monitor: String
    package let river: String
    package let substance: String
    package let fault: InstrumentChanged.Fault
    package let since: Timestamp
    package let reason: Bilingual

    init(_ change: InstrumentChanged, _ event: Event) {
        (side, monitor, river, substance) = (event.side, change.monitor, change.river, change.substance)
        (fault, since, reason) = (change.fault, change.since, change.reason)
    }
}

/// An entry of a river's register that nobody has gone to look at for too long.
package struct DeskUnverified: Codable, Hashable, Sendable {
    /// Whose it is.
    package internal(set) var side: Side
    package let river: String
    package let list: String
    package let entry: String
    package let name: Bilingual
    package let post: String
    package let lastVerified: CalendarDate?
    package let due: Timestamp

    init(_ overdue: RegisterOverdue, _ event: Event) {
        (side, river, list, entry) = (event.side, overdue.river, overdue.list, overdue.entry)
        (name, post, lastVerified, due) = (overdue.name, overdue.post, overdue.lastVerified, overdue.due)
    }
}
