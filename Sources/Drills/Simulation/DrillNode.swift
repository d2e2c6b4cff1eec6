import Chronology
import Events
import Processing

/// One side's node: its journal, its services, its end of the link, its sender, its clock.
final class DrillNode {
    let side: Side
    let journal = DrillJournal()
    let services: [any DrillService]
    var link: LinkEnd
    var signer: DrillSigner?
    var sender = DrillSender()
    var people: DrillPeople
    var hasPower = true
    /// Services that have a turn coming, so that none has two.
    var expected: Set<Int> = []
    /// When each service is woken next.
    var wakes: [Int: Timestamp] = [:]
    /// When the link asks next.
    var askAt: Timestamp?
    let place: DrillPlace
    /// The desk's, the link's and the sender's.
    let clock: NodeClock

    init(_ side: Side, services: [any DrillService], link: LinkEnd, signer: DrillSigner?, people: DrillPeople, place: DrillPlace) {
        (self.side, self.services, self.link, self.people, self.place) = (side, services, link, people, place)
        self.signer = signer
        clock = place.clock()
    }
}
