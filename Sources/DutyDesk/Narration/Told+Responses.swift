import Events
import Wording

extension ResponseActivated: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let (side, level) = (names.side(event.side), names.playbookLevel(level))
        let cut = emissionCutPercent.map { Bilingual(zh: "，减排不少于 \($0)%", en: ", emissions cut by at least \($0)%") } ?? .same("")
        return Narration(
            .urgent, zh: "\(side.zh)因 \(trigger) 启动响应 \(response)（\(level.zh)）：\(tasks) 项任务\(cut.zh)。",
            en: "The \(side.en) started response \(response) (\(level.en)) because of \(trigger): \(tasks) tasks\(cut.en).")
    }
}

extension TaskAssigned: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let due = Figures.time(due)
        return Narration(
            .notable, zh: "任务 \(task) 交给\(unitName.zh)：\(action.zh)，\(due.zh) 前完成。",
            en: "Task \(task) for \(unitName.en): \(action.en), by \(due.en).")
    }
}

extension TaskCompleted: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let post = names.post(by)
        return Narration(
            .routine, zh: "任务 \(task) 已完成，\(post.zh)（\(person)）报告：\(evidence)",
            en: "Task \(task) is done, says \(post.en) (\(person)): \(evidence)")
    }
}

extension TaskOverdue: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let (unit, due) = (names.unit(unit), Figures.time(due))
        return Narration(
            .urgent, zh: "任务 \(task) 已逾期：\(unit.zh)应于 \(due.zh) 前完成。",
            en: "Task \(task) is overdue: \(unit.en) should have done it by \(due.en).")
    }
}

extension TaskWithdrawn: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        Narration(
            .notable, zh: "任务 \(task) 不再需要：\(reason.zh)", en: "Task \(task) is no longer asked for: \(reason.en)")
    }
}

extension ResponseStoodDown: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let side = names.side(event.side)
        return Narration(
            .notable, zh: "\(side.zh)结束响应 \(response)：完成 \(completed) 项，撤销 \(withdrawn) 项。",
            en: "The \(side.en) stood response \(response) down: \(completed) tasks done, \(withdrawn) withdrawn.")
    }
}
