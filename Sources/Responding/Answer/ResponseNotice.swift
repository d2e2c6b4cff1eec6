import Chronology
import Events
import Playbook
import Region
import Wording

/// A response put into events. The correlation id of all of them is the warning's or incident's number.
struct ResponseNotice {
    let response: ResponseRecord
    let playbook: ResponsePlaybook
    let region: Region

    func emissions(_ steps: [Step]) -> [Emission] { steps.compactMap(emission) }

    func overdue(_ task: TaskRecord) -> Emission {
        said(TaskOverdue(task: task.number, response: response.number, unit: task.unit, due: task.due), task.number)
    }

    private func emission(_ step: Step) -> Emission? {
        switch step {
        case .activate(let tasks): said(activated(tasks), response.number)
        case .assign(let task, let wanted): assigned(task, wanted).map { said($0, task.number) }
        case .withdraw(let task):
            said(TaskWithdrawn(task: task.number, response: response.number, reason: withdrawalReason(task)), task.number)
        case .standDown(let completed, let withdrawn): said(stoodDown(completed, withdrawn), response.number)
        }
    }

    private func said(_ payload: some EventPayload, _ subject: String) -> Emission {
        Emission(payload, subject: subject, correlationID: response.trigger)
    }

    private func activated(_ wanted: [Wanted]) -> ResponseActivated {
        ResponseActivated(
            response: response.number, trigger: response.trigger, playbook: playbook.id, level: response.level, tasks: wanted.count,
            emissionCutPercent: wanted.compactMap { playbook.measure($0.measure)?.emissionCutPercent }.max(), reason: response.reason)
    }

    /// Nil for a measure or a unit that the files no longer have.
    private func assigned(_ task: TaskRecord, _ wanted: Wanted) -> TaskAssigned? {
        guard let measure = playbook.measure(task.measure), let unit = region.organisation(task.unit) else { return nil }
        return TaskAssigned(
            task: task.number, response: response.number, trigger: response.trigger, measure: measure.id, unit: unit.id,
            unitName: unit.name, action: measure.action, evidence: measure.evidence, due: task.due, dueReason: wanted.dueReason,
            emissionCutPercent: measure.emissionCutPercent, illustrative: measure.provenance.isIllustrative)
    }

    private func withdrawalReason(_ task: TaskRecord) -> Bilingual {
        guard !response.isReplaced(task) else {
            return Bilingual(zh: "预计提前到达，改以更早时限另行下达", en: "needed earlier than assigned: replaced by a task with an earlier due time")
        }
        return response.closing?.reason
            ?? Bilingual(zh: "级别调整后不再需要（现为\(response.level)）", en: "not needed at the level that now applies (\(response.level))")
    }

    private func stoodDown(_ completed: Int, _ withdrawn: Int) -> ResponseStoodDown {
        ResponseStoodDown(
            response: response.number, trigger: response.trigger, completed: completed, withdrawn: withdrawn,
            reason: response.closing?.reason ?? response.reason)
    }
}
