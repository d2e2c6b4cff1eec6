import Chronology
import Events

/// Calls of one side: every step once, nobody called who has answered, nobody forgotten, nothing higher hidden.
extension HistoryChecker {
    func checkCalls(_ own: SideHistory, _ history: History, _ findings: inout Findings) {
        let ledger = CallLedger(own, &findings)
        for call in ledger.calls {
            checkSteps(call, own, &findings)
            checkAcknowledgements(call, own, &findings)
            checkEnd(call, ledger, own, &findings)
        }
        checkSilences(ledger, own, &findings)
        checkHeights(ledger, own, &findings)
    }

    // MARK: - Once a step

    private func checkSteps(_ call: CallLife, _ own: SideHistory, _ findings: inout Findings) {
        var said: [String: String] = [:]
        var (round, step) = (0, -1)
        var numbers: Set<String> = []
        findings.ask(.steps, call.steps.count)
        var told: Set<Int> = []
        for word in call.steps {
            let key = "\(word.round).\(word.step)" + (word.silence.map { " quiet \($0)" } ?? "")
            let cause = word.entry.event.causationID ?? ""
            if let before = said[key], before != cause {
                findings.add(.onceAStep, own.side, [word.entry], "同一步骤两次呼叫", "step \(key) of \(call.opened.call) is said twice")
            }
            said[key] = cause
            if word.round < round || word.round == round && word.step < step || word.round > round + 1 {
                findings.add(.onceAStep, own.side, [word.entry], "步骤次序颠倒", "step \(key) of \(call.opened.call) is out of order")
            }
            if word.round > round { told = [] }
            told.insert(word.step)
            if word.silence == nil, word.step > 0, !told.contains(word.step - 1) {
                findings.add(.noStepForgotten, own.side, [word.entry], "跳过了一步", "a step before \(key) of \(call.opened.call) was left out")
            }
            (round, step) = (word.round, word.step)
            if let number = word.notification, !numbers.insert(number).inserted {
                findings.add(.onceAStep, own.side, [word.entry], "同一通知两次要求", "message \(number) is asked for twice")
            }
        }
        var rounds: Set<Int> = []
        for word in call.unanswered where !rounds.insert(word.word.round).inserted {
            findings.add(.onceAStep, own.side, [word.entry], "同一轮两次无人应答", "a round is given up twice")
        }
        for extra in call.closed.dropFirst() {
            findings.add(.onceAStep, own.side, [extra.entry], "两次结束", "the call is closed twice")
        }
    }

    // MARK: - Acknowledgements

    /// Between an acknowledgement and its end nobody is called; after its end somebody is.
    private func checkAcknowledgements(_ call: CallLife, _ own: SideHistory, _ findings: inout Findings) {
        for word in call.steps where word.notification != nil {
            let known = own.known(by: word.entry)
            let holder = call.holds.first { $0.entry.sequence < known && word.entry.happened < $0.surely - CallLife.tolerance }
            guard let holder else { continue }
            findings.add(
                .acknowledgement, own.side, [holder.entry, word.entry], "已确认仍被呼叫",
                "\(call.opened.call) goes on although it was acknowledged until \(holder.surely.rfc3339)")
        }
        findings.ask(.held, call.holds.count)
        findings.ask(.ranOut, call.resumed.count)
        for word in call.resumed {
            let known = own.known(by: word.entry)
            if let after = call.holds.first(where: { $0.entry.event.id == word.word.after }),
                word.entry.happened < after.surely - CallLife.tolerance
            {
                findings.add(
                    .acknowledgement, own.side, [after.entry, word.entry], "确认未到期已恢复呼叫",
                    "it is taken up again before the acknowledgement ran out")
            }
            let holder = call.holds.first { $0.entry.sequence < known && word.entry.happened < $0.surely - CallLife.tolerance }
            if let holder {
                findings.add(
                    .acknowledgement, own.side, [holder.entry, word.entry], "另一确认仍有效",
                    "it is taken up again although another acknowledgement holds")
            }
            guard let after = own.entry(word.word.after) else {
                findings.add(.acknowledgement, own.side, [word.entry], "没有这个确认", "it is taken up after an acknowledgement that nobody gave")
                continue
            }
            if after.event.side != own.side {
                findings.add(
                    .acknowledgement, own.side, [after, word.entry], "对方的确认不能代替本方",
                    "it stood still because the other side acknowledged: each side acknowledges for itself")
            }
        }
    }

    /// A call that is open at the end has said something not long ago, or is in hand, quiet, or given up.
    private func checkEnd(_ call: CallLife, _ ledger: CallLedger, _ own: SideHistory, _ findings: inout Findings) {
        guard call.closed.isEmpty else { return }
        findings.ask(.unanswered)
        let inHand = (call.holds.map(\.atMost) + [call.perhaps]).max() ?? call.perhaps
        if inHand >= own.end - CallLife.slack { return }
        if let ends = call.opened.ends, ends >= own.end - CallLife.slack { return }
        guard let last = call.lastWord else {
            return findings.add(.noStepForgotten, own.side, [call.entry], "无人被呼叫", "nobody was ever called")
        }
        let isAnsweredSince = call.holds.contains { $0.entry.sequence > last.sequence }
        if isAnsweredSince {
            findings.add(
                .acknowledgement, own.side, [last], "确认已到期未恢复呼叫",
                "the acknowledgements of \(call.opened.call) ran out and nobody was called again")
            return
        }
        if call.isGivenUp(after: last) || ledger.isQuiet(at: own.end, last) { return }
        guard last.at < own.end - CallLife.longestPause else { return }
        findings.add(.noStepForgotten, own.side, [last], "呼叫中断", "\(call.opened.call) stopped although nobody answered")
    }
}
