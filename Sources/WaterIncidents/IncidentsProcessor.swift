package import Chronology
package import Events
package import Region
package import Rivers
import Wording

/// The service `incidents` of one side: readings, reports and facts in; suspicions, grades, legal clocks, drafts and alarms out.
///
/// Only the side that owns an incident (whose node heard of it first) grades it, reports it and sends its alarms; the other side answers
/// with receipts. Its parts are pure values that compare what there should be with what there is; this is the switchboard.
package struct IncidentsProcessor: Processor {
    package let name = "incidents"
    package let version = 4
    package let interests = ["water.", TaskAssigned.type, TaskCompleted.type]

    package let side: Side
    let playbook: IncidentsPlaybook
    let region: Region
    /// As the playbook has them, or in the service's own copy for one event as the registers are then.
    private var grounds: [String: RiverGround]
    private let substances: [String: Bilingual]
    /// What puts the playbook's registers and their changes together; nil where there is no register.
    private let keeper: RegisterKeeper?

    package init(side: Side, playbook: IncidentsPlaybook, rivers: RiverPlaybook, region: Region) {
        let names = rivers.substances.map { ($0.id, $0.name) }
        self.init(
            side: side, playbook: playbook, grounds: rivers.rivers.map(RiverGround.init), region: region,
            substances: Dictionary(names, uniquingKeysWith: { first, _ in first }),
            keeper: RegisterKeeper(side: side, rivers: rivers, region: region))
    }

    init(
        side: Side, playbook: IncidentsPlaybook, grounds: [RiverGround], region: Region, substances: [String: Bilingual] = [:],
        keeper: RegisterKeeper? = nil
    ) {
        (self.side, self.playbook, self.region, self.substances, self.keeper) = (side, playbook, region, substances, keeper)
        self.grounds = Dictionary(grounds.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    package func initialState() -> IncidentsState { IncidentsState() }

    package func handle(_ event: Event, state: inout IncidentsState) throws(EventError) -> [Emission] {
        if RegisterKeeper.interests.contains(where: event.type.hasPrefix) {
            keeper?.follow(event, into: &state.book)
            return []
        }
        return try asOf(state.book).take(event, &state)
    }

    private func take(_ event: Event, _ state: inout IncidentsState) throws(EventError) -> [Emission] {
        switch event.type {
        case SampleRecorded.type: return try takeSample(event, &state)
        case DeadlineReached.type: return try remind(event, &state)
        case TaskAssigned.type, TaskCompleted.type: return try takeTask(event, &state)
        case ImpactReported.type: return try takeImpact(event, &state)
        case AlarmReceived.type: return try takeReceipt(event, &state)
        case _ where event.side == side: return try takeOwn(event, &state)
        default: return try takeOthers(event, &state)
        }
    }

    /// With the registers as they are now: a change reaches whom it concerns with the next event, not with the next start.
    private func asOf(_ book: RegisterBook) -> Self {
        guard let keeper, !book.pages.isEmpty else { return self }
        var now = self
        for id in grounds.keys where book.hasChanges(of: id) { now.grounds[id] = keeper.river(id, in: book).map(RiverGround.init) }
        return now
    }

    package func nextDeadline(in state: IncidentsState) -> Timestamp? {
        let times = state.incidents.values.flatMap { incident in
            incident.reports.filter(\.isWatched).map(\.due)
                + [redraft(incident), patience(incident), incident.heldUntil].compactMap { $0 }
        }
        return (times + [state.alarms.nextDeadline].compactMap { $0 }).min()
    }

    // MARK: Looking up

    func ground(_ river: String) -> RiverGround? { grounds[river] }

    func knows(_ substance: String) -> Bool { substances[substance] != nil || playbook.quality.name(substance) != nil }

    func name(ofSubstance id: String) -> Bilingual { substances[id] ?? playbook.quality.name(id) ?? Bilingual(zh: id, en: id) }
}
