import Chronology
import Drills
import Events
import Foundation
import Wording

/// What is said about simulated runs: progress, what was broken and how it came to that, and at the end how much was tried.
struct DrillReport {
    private let language: OutputLanguage
    private let length: DrillLength
    private let started = ContinuousClock.now
    private var runs = 0
    private var counts = History.Counts()
    /// How often each question came up, and in how many runs.
    private var asked: [Question: (times: Int, runs: Int)] = [:]
    private var last = ""
    private(set) var violations = 0
    private var broken: [UInt64] = []

    /// Violations named of one seed; the first is told.
    private static let shown = 8

    init(language: OutputLanguage, length: DrillLength) { (self.language, self.length) = (language, length) }

    mutating func take(_ history: History, _ judgement: Judgement) {
        runs += 1
        counts += history.counts
        last = history.digest
        for (question, times) in judgement.asked where times > 0 {
            let before = asked[question] ?? (0, 0)
            asked[question] = (before.times + times, before.runs + 1)
        }
        let found = judgement.violations
        violations += found.count
        if !found.isEmpty { broken.append(history.seed) }
        if let first = found.first {
            tell(first, in: history)
            for violation in found.dropFirst().prefix(Self.shown) { print(line(violation)) }
        }
        Terminal.progress("\(runs) …")
    }

    private func line(_ violation: Violation) -> String {
        let place = "\(violation.seed) \(violation.at.beijingText) \(language.choose(from: violation.side.name)) \(violation.rule.rawValue)"
        return Terminal.styled(place, .red) + ": \(language.choose(from: violation.text)) [\(violation.events.joined(separator: ", "))]"
    }

    // MARK: - Telling

    /// The rule, what led to it, and the line that plays it again.
    private func tell(_ violation: Violation, in history: History) {
        print(line(violation))
        print("  " + language.choose(from: violation.rule.text))
        for line in DrillStory(of: violation, in: history).lines { print("  " + text(line)) }
        print("  fengsui drill simulate --seed \(history.seed) \(length.option) --trace")
    }

    /// Every event and every mishap of a run, in order of time.
    func tellAll(_ history: History) {
        for line in DrillStory(whole: history).lines { print(text(line)) }
    }

    private func text(_ line: DrillStory.Line) -> String {
        let side = language.choose(from: line.side?.name ?? Bilingual(zh: "链路", en: "link"))
        let number = line.sequence.map { " #\($0)" } ?? ""
        let text = "\(line.isCited ? "▶" : " ") \(line.at.beijingText) \(side)\(number) \(language.choose(from: line.text))"
        return line.sequence == nil ? Terminal.styled(text, .yellow) : line.isCited ? Terminal.styled(text, .bold) : text
    }

    // MARK: - The end

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
                        确认 \(counts.acknowledgements)；链路故障 \(counts.breaches)，崩溃 \(counts.crashes)，断电 \(counts.powerCuts)，伪造 \(counts.forged)。
                        """,
                    en: """
                        \(runs) runs, \(pace) a second. \(counts.events) events, \(counts.warnings) warnings, \(counts.calls) calls, \
                        \(counts.messages) messages taken, \(counts.acknowledgements) acknowledgements; \(counts.breaches) breaches of the link, \
                        \(counts.crashes) crashes, \(counts.powerCuts) cuts of power, \(counts.forged) forgeries.
                        """)))
        printQuestions()
        print(language.choose(from: Bilingual(zh: "末次摘要 \(last)", en: "digest of the last run \(last)")))
        print(verdict)
    }

    /// A rule that nothing came up for has proved nothing.
    private func printQuestions() {
        print(language.choose(from: Bilingual(zh: "核查项（次数，出现于几次模拟）：", en: "What was judged (how often, in how many runs):")))
        for question in Question.allCases {
            let (times, runs) = asked[question] ?? (0, 0)
            print("  \(question.rule.rawValue): \(language.choose(from: question.text)) \(times) (\(runs))")
        }
    }

    private var verdict: String {
        guard !broken.isEmpty else {
            return Terminal.styled(language.choose(from: Bilingual(zh: "没有违反任何承诺。", en: "No promise is broken.")), .green)
        }
        let lines = broken.prefix(20).map { "  fengsui drill simulate --seed \($0) \(length.option) --trace" }.joined(separator: "\n")
        let text = Bilingual(
            zh: "违反 \(violations) 处，涉及 \(broken.count) 个种子。重现：\n\(lines)",
            en: "\(violations) violations in \(broken.count) seeds. To see them again:\n\(lines)")
        return Terminal.styled(language.choose(from: text, between: "\n"), .red)
    }
}

extension Side {
    fileprivate var name: Bilingual {
        switch self {
        case .local: Bilingual(zh: "地方", en: "local")
        case .corps: Bilingual(zh: "兵团", en: "corps")
        }
    }
}
