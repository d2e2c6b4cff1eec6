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
    package let version = 2
    package let interests = ["water.", TaskAssigned.type, TaskCompleted.type]

    package let side: Side
    let playbook: IncidentsPlaybook
    let region: Region
    private let grounds: [String: RiverGround]
    private let substances: [String: Bilingual]

    package init(side: Side, playbook: IncidentsPlaybook, rivers: RiverPlaybook, region: Region) {
        let names = rivers.substances.map { ($0.id, $0.name) }
        self.init(
            side: side, playbook: playbook, grounds: rivers.rivers.map(RiverGround.init), region: region,
            substances: Dictionary(names, uniquingKeysWith: { first, _ in first }))
    }

    init(side: Side, playbook: IncidentsPlaybook, grounds: [RiverGround], region: Region, substances: [String: Bilingual] = [:]) {
        (self.side, self.playbook, self.region, self.substances) = (side, playbook, region, substances)
        self.grounds = Dictionary(grounds.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    package func initialState() -> IncidentsState { IncidentsState() }

    package func handle(_ event: Event, state: inout IncidentsState) throws(EventError) -> [Emission] {
        switch event.type {
        case SampleRecorded.type: try takeSample(event, &state)
        case DeadlineReached.type: try remind(event, &state)
        case TaskAssigned.type, TaskCompleted.type: try takeTask(event, &state)
        case ImpactReported.type: try takeImpact(event, &state)
        case AlarmReceived.type: try takeReceipt(event, &state)
        default: event.side == side ? try takeOwn(event, &state) : []
        }
    }

    package func nextDeadline(in state: IncidentsState) -> Timestamp? {
        let times = state.incidents.values.flatMap { incident in
            incident.reports.filter(\.isWatched).map(\.due) + [redraft(incident), patience(incident)].compactMap { $0 }
        }
        return (times + [state.alarms.nextDeadline].compactMap { $0 }).min()
    }

    // MARK: Looking up

    func ground(_ river: String) -> RiverGround? { grounds[river] }

    func knows(_ substance: String) -> Bool { substances[substance] != nil || playbook.quality.name(substance) != nil }

    func name(ofSubstance id: String) -> Bilingual { substances[id] ?? playbook.quality.name(id) ?? Bilingual(zh: id, en: id) }
}
