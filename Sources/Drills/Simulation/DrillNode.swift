import Chronology
import Events
import Processing

/// One side's node: its journal, its services, its end of the link, its sender, its clock.
struct DrillNode {
    let side: Side
    var journal = DrillJournal()
    let clock: NodeClock
    let services: [any DrillService]
    var link: LinkEnd
    var sender = DrillSender()
    var people: DrillPeople
    var hasPower = true
    /// Services that have a turn coming, so that none has two.
    var expected: Set<Int> = []
    /// Up to where crossing events were announced to the other side.
    var place: DrillPlace
}
