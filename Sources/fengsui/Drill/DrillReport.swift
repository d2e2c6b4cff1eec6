import Chronology
import Drills
import Events
import Foundation
import Wording

/// What is said about simulated runs: progress, what was broken, and at the end how much was tried.
struct DrillReport {
    private let language: OutputLanguage
    private let days: Int
    private let started = ContinuousClock.now
    private var runs = 0
    private var counts = History.Counts()
    private var last = ""
    private(set) var violations = 0
    private var broken: [UInt64] = []

    /// Violations shown of one seed.
    private static let shown = 8

    init(language: OutputLanguage, days: Int) { (self.language, self.days) = (language, days) }

    mutating func take(_ history: History, _ found: [Violation]) {
        runs += 1
        counts += history.counts
        last = history.digest
        violations += found.count
        if !found.isEmpty { broken.append(history.seed) }
        for violation in found.prefix(Self.shown) { print(line(violation)) }
        Terminal.progress("\(runs) …")
    }

    private func line(_ violation: Violation) -> String {
        let place = "\(violation.seed) \(violation.at.beijingText) \(violation.side.rawValue) \(violation.rule.rawValue)"
        return Terminal.styled(place, .red) + ": \(language.choose(from: violation.text)) [\(violation.events.joined(separator: ", "))]"
    }

    private var seconds: Double {
        let span = started.duration(to: .now)
        return Double(span.components.seconds) + Double(span.components.attoseconds) / 1e18
    }

    func finish() {
        Terminal.endProgress()
        let pace = String(format: "%.1f", Double(runs) / max(seconds, 0.001))
        print(
            language.choose(
                from: Bilingual(
                    zh: """
                        模拟 \(runs) 次，每秒 \(pace) 次。事件 \(counts.events)，预警 \(counts.warnings)，呼叫 \(counts.calls)，送达 \(counts.messages)，\
                        确认 \(counts.acknowledgements)；链路故障 \(counts.breaches)，崩溃 \(counts.crashes)，断电 \(counts.powerCuts)。
                        """,
                    en: """
                        \(runs) runs, \(pace) a second. \(counts.events) events, \(counts.warnings) warnings, \(counts.calls) calls, \
                        \(counts.messages) messages taken, \(counts.acknowledgements) acknowledgements; \(counts.breaches) breaches of the link, \
                        \(counts.crashes) crashes, \(counts.powerCuts) cuts of power.
                        """)))
        print(language.choose(from: Bilingual(zh: "末次摘要 \(last)", en: "digest of the last run \(last)")))
        print(verdict)
    }

    private var verdict: String {
        guard !broken.isEmpty else {
            return Terminal.styled(language.choose(from: Bilingual(zh: "没有违反任何承诺。", en: "No promise is broken.")), .green)
        }
        let seeds = broken.prefix(20).map(String.init).joined(separator: ", ")
        let text = Bilingual(
            zh: "违反 \(violations) 处，种子：\(seeds)。重现：fengsui drill simulate --seed N --days \(days) --trace",
            en: "\(violations) violations, seeds \(seeds). Replay: fengsui drill simulate --seed N --days \(days) --trace")
        return Terminal.styled(language.choose(from: text), .red)
    }
}
