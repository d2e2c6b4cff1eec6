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
    }

    private func once(
        _ said: [(entry: History.Entry, key: String)], _ what: String, _ own: SideHistory, _ findings: inout Findings
    ) {
        var known: [String: History.Entry] = [:]
        for (entry, key) in said {
            guard let before = known.updateValue(entry, forKey: key) else { continue }
            findings.add(.onceATask, own.side, [before, entry], "重复下达", "the \(what) \(key) is there twice")
        }
    }
}
