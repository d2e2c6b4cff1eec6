import Events
import Wording

/// Something that has to call somebody whichever way the plan is written: an event of a type, with what it says, of this side or the other.
///
/// Every level of every hazard is among it, also those for which the criteria of today have no level: another edition comes into force by
/// another file, and nobody may be forgotten over that.
struct RequiredCall: Hashable {
    let type: String
    /// What the event says; a rule's `when` has to admit all of it.
    let facts: [String: String]
    let side: RuleSides

    /// Whether the rule calls about it at once.
    func isMet(by rule: CallRule) -> Bool { rule.names(type, of: side) && unmet(by: rule).isEmpty }

    /// The conditions of a rule that it does not fulfil.
    func unmet(by rule: CallRule) -> [String] {
        rule.when.filter { fact, values in facts[fact].map { !values.contains($0) } ?? true }.keys.sorted()
    }

    /// All of it, in the order in which it is told.
    static let all: [RequiredCall] =
        warnings(WarningProposed.type, [.own], "step", WarningStep.allCases.map(\.rawValue))
        + warnings(WarningIssued.type, [.own, .other])
        + WarningChange.allCases.flatMap { change in
            warnings(WarningUpdated.type, [.own, .other], "change", [change.rawValue], levels: change.levels)
        }
        + warnings(WarningLifted.type, [.own, .other]) + warnings(WarningCancelled.type, [.own, .other])
        + warnings(ConsultationOpened.type, [.own, .other])
        + each(ConsultationOpened.type, [.own, .other], "hazard", SpokenNames.hazards.keys.sorted())
        + each(AlarmSent.type, [.own, .other], "kind", AlarmKind.allCases.map(\.rawValue))
        + each(AlarmUnanswered.type, [.own], "kind", AlarmKind.allCases.map(\.rawValue))
        + each(IncidentSuspected.type, [.own], "severity", SuspicionSeverity.allCases.map(\.rawValue))
        + each(IncidentGraded.type, [.own, .other], "grade", IncidentGrade.allCases.map(\.rawValue))
        + [RequiredCall(type: IncidentContested.type, facts: [:], side: .own)]
        + each(ReportOverdue.type, [.own], "kind", IncidentReportKind.allCases.map(\.rawValue))

    private static func each(_ type: String, _ sides: [RuleSides], _ fact: String, _ values: [String]) -> [RequiredCall] {
        sides.flatMap { side in values.map { RequiredCall(type: type, facts: [fact: $0], side: side) } }
    }

    private static func warnings(
        _ type: String, _ sides: [RuleSides], _ fact: String? = nil, _ values: [String] = [], levels: [WarningLevel] = WarningLevel.allCases
    ) -> [RequiredCall] {
        let said: [[String: String]] = fact.map { fact in values.map { [fact: $0] } } ?? [[:]]
        return sides.flatMap { side in
            SpokenNames.hazards.keys.sorted().flatMap { hazard in
                levels.flatMap { level in
                    said.map { facts in
                        RequiredCall(type: type, facts: facts.merging(["hazard": hazard, "level": level.rawValue]) { $1 }, side: side)
                    }
                }
            }
        }
    }
}

extension WarningChange {
    /// The levels to which it can lead.
    fileprivate var levels: [WarningLevel] {
        switch self {
        case .raised: WarningLevel.allCases.filter { $0 != .blue }
        case .lowered: WarningLevel.allCases.filter { $0 != .red }
        case .extended: WarningLevel.allCases
        }
    }
}

extension CallRule {
    /// Whether it calls about events of the type at once. One that waits for the time before a deadline may never call.
    func names(_ type: String, of side: RuleSides) -> Bool {
        events.contains(type) && before == nil && (sides == .both || sides == side)
    }
}
