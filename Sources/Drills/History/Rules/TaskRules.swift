import Chronology
import Events

/// Tasks, reports and alarms: each once, of the side whose they are.
extension HistoryChecker {
    func checkTasks(_ own: SideHistory, _ findings: inout Findings) {
        once(own.own(ResponseActivated.self).map { ($0.entry, $0.entry.event.subject) }, "response", own, &findings)
        once(own.own(ResponseStoodDown.self).map { ($0.entry, $0.entry.event.subject) }, "stand-down", own, &findings)
        once(own.own(TaskAssigned.self).map { ($0.entry, $0.word.task) }, "task", own, &findings)
        once(own.own(TaskOverdue.self).map { ($0.entry, $0.word.task) }, "reminder", own, &findings)
        once(own.own(TaskWithdrawn.self).map { ($0.entry, $0.word.task) }, "withdrawal", own, &findings)
        once(own.own(AlarmSent.self).map { ($0.entry, $0.word.alarm) }, "alarm", own, &findings)
        once(own.own(AlarmUnanswered.self).map { ($0.entry, $0.word.alarm) }, "unanswered alarm", own, &findings)
        once(own.own(ReportDue.self).map { ($0.entry, "\($0.word.report) \($0.word.revision)") }, "report", own, &findings)
        once(own.own(ReportOverdue.self).map { ($0.entry, $0.word.report) }, "overdue report", own, &findings)
        let done = Dictionary(
            own.own(TaskCompleted.self).map { ($0.word.task, $0.entry.sequence) }, uniquingKeysWith: { first, _ in first })
        for (entry, word) in own.own(TaskOverdue.self) where done[word.task].map({ $0 < own.known(by: entry) }) ?? false {
            findings.add(.onceATask, own.side, [entry], "已完成仍催办", "it was done and is called overdue")
        }
        checkOverdue(own, &findings)
    }

    // MARK: - Forgotten

    /// Who does not do it in time is asked again: nothing that is due is passed over.
    private func checkOverdue(_ own: SideHistory, _ findings: inout Findings) {
        let over = Set(own.own(ResponseStoodDown.self).map { $0.entry.event.subject })
        let settled = Set(own.all(TaskCompleted.self).map(\.word.task) + own.own(TaskWithdrawn.self).map(\.word.task))
        let reminded = Set(own.own(TaskOverdue.self).map(\.word.task))
        for (entry, word) in own.own(TaskAssigned.self)
        where !settled.contains(word.task) && !over.contains(entry.event.subject) && !over.contains(word.response) {
            missing(entry, due: word.due, isSaid: reminded.contains(word.task), "任务逾期未催办", "a task", own, &findings)
        }
        let closed = Set(own.all(IncidentClosed.self).map(\.word.incident))
        let handedIn = Set(own.all(ReportSubmitted.self).map(\.word.report))
        let called = Set(own.own(ReportOverdue.self).map(\.word.report))
        var reports: [String: (entry: History.Entry, word: ReportDue)] = [:]
        for item in own.own(ReportDue.self) { reports[item.word.report] = item }
        for (entry, word) in reports.values.sorted(by: { $0.entry.sequence < $1.entry.sequence })
        where !handedIn.contains(word.report) && !closed.contains(word.incident) {
            missing(entry, due: word.due, isSaid: called.contains(word.report), "报告逾期未催报", "a report", own, &findings)
        }
    }

    private func missing(
        _ entry: History.Entry, due: Timestamp, isSaid: Bool, _ zh: String, _ what: String, _ own: SideHistory, _ findings: inout Findings
    ) {
        guard max(due, entry.happened) < own.end - Self.reminder else { return }
        findings.ask(.overdue)
        if !isSaid { findings.add(.noStepForgotten, own.side, [entry], zh, "\(what) is overdue since \(due.rfc3339) and nobody says so") }
    }

    /// By when somebody is reminded, where in the end everything works.
    private static let reminder = Duration.hours(2)

    private func once(
        _ said: [(entry: History.Entry, key: String)], _ what: String, _ own: SideHistory, _ findings: inout Findings
    ) {
        var known: [String: History.Entry] = [:]
        findings.ask(.orders, said.count)
        for (entry, key) in said {
            guard let before = known.updateValue(entry, forKey: key) else { continue }
            findings.add(.onceATask, own.side, [before, entry], "重复下达", "the \(what) \(key) is there twice")
        }
    }
}
