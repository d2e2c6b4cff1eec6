import Chronology
import Events
import Wording

/// Judges a finished history by what must hold of every one. It reads the two journals, what people were told, and what channels took;
/// it knows the events and none of the code that made them.
package struct HistoryChecker: Sendable {
    let facts: HistoryFacts

    /// Violations reported of one history, at most.
    package static let maximum = 200

    package init(_ facts: HistoryFacts) { self.facts = facts }

    /// In order of rule and time.
    package func check(_ history: History) -> [Violation] { judge(history).violations }

    package func judge(_ history: History) -> Judgement {
        var findings = Findings(history)
        let local = SideHistory(.local, history)
        let corps = SideHistory(.corps, history)
        checkSurroundings(history, &findings)
        checkPeople(history, local, corps, &findings)
        checkCrossing(local, corps, &findings)
        for own in [local, corps] {
            checkOwners(own, &findings)
            checkLives(own, &findings)
            checkConsultations(own, &findings)
            checkCalls(own, history, &findings)
            checkMessages(own, history, &findings)
            checkTasks(own, &findings)
            checkForgeries(history, own, &findings)
        }
        let violations = findings.found.sorted { ($0.rule, $0.at.milliseconds) < ($1.rule, $1.at.milliseconds) }
        return Judgement(violations: violations, asked: findings.asked)
    }

    private func checkSurroundings(_ history: History, _ findings: inout Findings) {
        if let unrest = history.unrest { findings.add(.rest, history.end, .local, [], unrest, unrest) }
        for failure in history.failures { findings.add(.understood, history.end, .local, [], failure, failure) }
        for side in Side.allCases {
            for entry in history.journals[side] ?? [] where entry.event.realm != history.realm {
                findings.add(.realm, side, [entry], "另一领域的事件", "an event of another realm is in the journal")
            }
        }
    }
}

/// What was found so far.
struct Findings {
    private let seed: UInt64
    private(set) var found: [Violation] = []
    private(set) var asked: [Question: Int] = [:]

    init(_ history: History) { seed = history.seed }

    mutating func add(_ rule: Violation.Rule, _ side: Side, _ entries: [History.Entry], _ zh: String, _ en: String) {
        add(rule, entries.last?.at ?? .distantPast, side, entries.map { "\($0.event.type) \($0.event.id)" }, zh, en, entries)
    }

    mutating func add(
        _ rule: Violation.Rule, _ at: Timestamp, _ side: Side, _ events: [String], _ zh: String, _ en: String,
        _ entries: [History.Entry] = []
    ) {
        guard found.count < HistoryChecker.maximum else { return }
        found.append(
            Violation(rule: rule, seed: seed, at: at, side: side, events: events, entries: entries, text: Bilingual(zh: zh, en: en)))
    }

    mutating func ask(_ question: Question, _ times: Int = 1) { asked[question, default: 0] += times }
}
