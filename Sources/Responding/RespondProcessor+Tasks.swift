import Chronology
import Events

/// What this side said, as it comes back from the journal, and what people answer.
extension RespondProcessor {
    func takeBack(_ event: Event, _ state: inout RespondState) throws(EventError) -> [Emission] {
        guard let trigger = try apply(event, &state) else { return [] }
        return reconcile(trigger, at: event.time, &state)
    }

    private func apply(_ event: Event, _ state: inout RespondState) throws(EventError) -> String? {
        let back = Echo.back(event.time)
        switch event.type {
        case ResponseActivated.type:
            let response = try event.payload(ResponseActivated.self)
            state.responses[response.trigger]?.activated = back
            return response.trigger
        case TaskAssigned.type:
            return takeBack(try event.payload(TaskAssigned.self), at: event.time, &state)
        case TaskCompleted.type:
            let done = try event.payload(TaskCompleted.self)
            return update(done.task, &state) { $0.completed = $0.completed ?? done.at }
        case TaskWithdrawn.type: return update(try event.payload(TaskWithdrawn.self).task, &state) { $0.withdrawn = back }
        case TaskOverdue.type: return update(try event.payload(TaskOverdue.self).task, &state) { $0.overdue = back }
        case ResponseStoodDown.type:
            let response = try event.payload(ResponseStoodDown.self)
            state.responses[response.trigger]?.stoodDown = back
            return response.trigger
        default: return nil
        }
    }

    /// The journal is right: a task that it has and the state has not, after a change of the playbook, is taken in.
    private func takeBack(_ task: TaskAssigned, at time: Timestamp, _ state: inout RespondState) -> String {
        let record = TaskRecord(number: task.task, measure: task.measure, unit: task.unit, due: task.due, assigned: .back(time))
        let known = state.responses[task.trigger]?.tasks.firstIndex { $0.number == task.task }
        if let known {
            state.responses[task.trigger]?.tasks[known].assigned = .back(time)
        } else {
            state.responses[task.trigger]?.tasks.append(record)
        }
        return task.trigger
    }

    private func update(_ task: String, _ state: inout RespondState, _ change: (inout TaskRecord) -> Void) -> String? {
        guard let trigger = state.trigger(ofTask: task) else { return nil }
        state.responses[trigger]?.update(task, change)
        return trigger
    }

    /// Anybody of either side may acknowledge a task of this side.
    func acknowledge(_ event: Event, _ state: inout RespondState) throws(EventError) {
        let seen = try event.payload(AcknowledgementRecorded.self)
        let receipt = TaskReceipt(post: seen.post, person: seen.person, side: event.side)
        _ = update(seen.aggregate, &state) { $0.take(receipt) }
    }
}
