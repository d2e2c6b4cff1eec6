import Chronology
import Events

/// What is kept quiet: only what a silence names, for as long as it says.
extension HistoryChecker {
    func checkSilences(_ ledger: CallLedger, _ own: SideHistory, _ findings: inout Findings) {
        findings.ask(.quiet, ledger.silenced.count)
        findings.ask(.mistakes, ledger.calls.count { Self.takesBack($0, own) && ledger.couldBeQuiet($0) })
        for skip in ledger.silenced {
            guard let call = ledger.call(skip.word.call), let silence = ledger.silence(skip.word.silence) else {
                findings.add(.nothingHidden, own.side, [skip.entry], "没有这个静默", "it is kept quiet by a silence that nobody set")
                continue
            }
            let (from, until) = (silence.word.begins - CallLife.tolerance, silence.word.ends + CallLife.tolerance)
            let time = [skip.entry.event.time, skip.entry.at].contains { from <= $0 && $0 < until }
            if let ended = ledger.end(of: skip.word.silence) {
                findings.ask(.quietEndedEarly)
                if ended.sequence < own.known(by: skip.entry) {
                    findings.add(.nothingHidden, own.side, [ended, skip.entry], "静默已提前结束", "a silence outlives the end that a person set")
                }
            }
            if !(silence.word.reaches(call) && time) {
                findings.add(
                    .nothingHidden, own.side, [silence.entry, skip.entry], "静默掩盖了更高级别",
                    "a silence hides a higher level, or outlasts its time")
            }
            checkNamed(call, by: silence.word, skip.entry, own, &findings)
        }
    }

    private static func takesBack(_ call: CallLife, _ own: SideHistory) -> Bool {
        own.entry(call.opened.event)?.event.type == WarningCancelled.type
    }

    /// A silence hides what it names, and that a warning was a mistake only where it names that.
    private func checkNamed(
        _ call: CallLife, by silence: SilenceSet, _ skip: History.Entry, _ own: SideHistory, _ findings: inout Findings
    ) {
        let takesBack = Self.takesBack(call, own)
        let isRuleNamed = silence.rules.contains(call.opened.rule) || silence.rules.isEmpty && !takesBack
        guard isRuleNamed, silence.about.isEmpty || silence.about.contains(call.opened.about) else {
            return findings.add(
                .nothingHidden, own.side, [skip], "静默掩盖了未指明的事项", "a silence hides \(call.opened.call), which it does not name")
        }
    }

    /// A warning of a level has a call of that level, whatever was acknowledged or kept quiet below it.
    func checkHeights(_ ledger: CallLedger, _ own: SideHistory, _ findings: inout Findings) {
        let issued = own.all(WarningIssued.self).map { ($0.entry, $0.word.warning, $0.word.level) }
        let raised = own.all(WarningUpdated.self).filter { $0.word.change == .raised }.map { ($0.entry, $0.word.warning, $0.word.level) }
        for (entry, warning, level) in issued + raised where facts.called.contains(level) {
            findings.ask(.heights)
            let isCalled = ledger.calls.contains { call in
                call.opened.about == warning && call.opened.level.map { $0 >= level } ?? false && !call.isClosed(before: entry.sequence)
            }
            if isCalled || ledger.isOver(warning, soonAfter: entry) { continue }
            findings.add(.nothingHidden, own.side, [entry], "没有为此级别呼叫", "nobody is called about this level")
        }
    }
}

extension SilenceSet {
    /// Whether a call is as high as the silence goes, or lower; one that names no level keeps no level quiet.
    func reaches(_ call: CallLife) -> Bool {
        let isLevel = call.opened.level.map { height in level.map { height <= $0 } ?? false } ?? true
        return isLevel && call.opened.urgency.height <= upTo.height
    }
}

extension CallUrgency {
    /// Higher is more urgent.
    fileprivate var height: Int {
        switch self {
        case .minor: 0
        case .major: 1
        case .critical: 2
        }
    }
}
