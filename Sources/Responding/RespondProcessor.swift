package import Chronology
package import Events
package import Region
import Wording

/// The response service of one side: warnings and incidents of either side in, tasks out, for the units of its own side only.
///
/// One response per trigger and side; its number is `trigger-side`, a task's is `trigger-side-count`. A later plume
/// forecast of an incident adds the tasks that are missing and replaces those that now have to be done earlier; it takes none away and
/// puts none off.
package struct RespondProcessor: Processor {
    package let name = "respond"
    package let version = 1
    package let interests = [
        "warning.", PlumeForecast.type, IncidentClosed.type, "response.", "task.", AcknowledgementRecorded.type,
    ]

    package let side: Side
    let playbooks: ResponsePlaybooks
    let region: Region

    package init(side: Side, playbooks: ResponsePlaybooks, region: Region) {
        self.side = side
        self.playbooks = playbooks
        self.region = region
    }

    package func initialState() -> RespondState { RespondState() }

    package func handle(_ event: Event, state: inout RespondState) throws(EventError) -> [Emission] {
        switch event.type {
        case WarningIssued.type, WarningUpdated.type, WarningLifted.type, WarningCancelled.type, PlumeForecast.type, IncidentClosed.type:
            return try answer(event, &state)
        case DeadlineReached.type: return try remind(event, &state)
        case AcknowledgementRecorded.type:
            try acknowledge(event, &state)
            return []
        default: return event.side == side ? try takeBack(event, &state) : []
        }
    }

    /// The next due time of a task that is neither done, withdrawn nor already said to be overdue.
    package func nextDeadline(in state: RespondState) -> Timestamp? {
        state.responses.values.flatMap(\.tasks).filter(\.isWatched).map(\.due).min()
    }

    /// Says what is to be said about one response now.
    func reconcile(_ trigger: String, at now: Timestamp, _ state: inout RespondState) -> [Emission] {
        guard var response = state.responses[trigger], let playbook = playbooks.playbook(response.playbook) else { return [] }
        let steps = response.steps(at: now)
        state.responses[trigger] = response
        return ResponseNotice(response: response, playbook: playbook, region: region).emissions(steps)
    }

    /// Every task whose time has passed, once.
    private func remind(_ event: Event, _ state: inout RespondState) throws(EventError) -> [Emission] {
        guard try event.payload(DeadlineReached.self).processor == name, event.side == side else { return [] }
        return state.ordered.flatMap { response -> [Emission] in
            guard let playbook = playbooks.playbook(response.playbook) else { return [] }
            let late = response.tasks.filter { $0.isWatched && $0.due <= event.time }
            for task in late { state.responses[response.trigger]?.update(task.number) { $0.overdue = .said(event.time) } }
            return late.map(ResponseNotice(response: response, playbook: playbook, region: region).overdue)
        }
    }
}
