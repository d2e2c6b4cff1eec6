import Duty
import Events
import Playbook
import Region
import Wording

/// That nothing which has to call somebody calls nobody.
extension CallingChecks {
    func uncalled() -> [Finding] {
        guard let mark = file.rules.first?.mark else { return [] }
        let rules = file.rules.map(\.value)
        let missing = RequiredCall.all.filter { call in !rules.contains(where: call.isMet) }
        return Gap.gaps(of: missing).map { gap in
            let remedy = gap.remedy(among: rules)
            let place = remedy.rule.flatMap { id in file.rules.first { $0.value.id == id }?.mark }
            return Finding(
                at: place ?? Mark(file: mark.file, line: 1, column: 1),
                problem: Bilingual(zh: "没有规则呼叫任何人：\(gap.text.zh)", en: "no rule calls anybody about \(gap.text.en)"),
                remedy: remedy.text)
        }
    }
}

/// What is missing in the same way: one event with the same words, for these hazards and sides.
private struct Gap {
    let type: String
    /// Without the hazard.
    let facts: [String: String]
    let hazards: [String]
    let sides: [RuleSides]
    /// One of them.
    let example: RequiredCall

    /// Joined, so that one forgotten level is one finding and not twelve.
    static func gaps(of missing: [RequiredCall]) -> [Gap] {
        let groups = grouped(missing) { call in "\(call.type) \(call.facts.filter { $0.key != "hazard" }.sorted { $0.key < $1.key })" }
        return groups.flatMap { calls in
            let bySide = grouped(calls) { $0.side.rawValue }
            let bySubject = grouped(bySide) { side in side.map { $0.facts["hazard"] ?? "" }.joined(separator: " ") }
            return bySubject.compactMap { same -> Gap? in
                guard let first = same.first, let example = first.first else { return nil }
                return Gap(
                    type: example.type, facts: example.facts.filter { $0.key != "hazard" },
                    hazards: first.compactMap { $0.facts["hazard"] }, sides: same.compactMap { $0.first?.side }, example: example)
            }
        }
    }

    private static func grouped<Item>(_ items: [Item], by key: (Item) -> String) -> [[Item]] {
        var (groups, places): ([[Item]], [String: Int]) = ([], [:])
        for item in items {
            if let place = places[key(item)] {
                groups[place].append(item)
            } else {
                places[key(item)] = groups.count
                groups.append([item])
            }
        }
        return groups
    }

    private var isEveryHazard: Bool { hazards.count == SpokenNames.hazards.count }

    var text: Bilingual {
        let said = facts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        let about = hazards.isEmpty ? [] : [isEveryHazard ? "every hazard" : "hazard \(hazards.joined(separator: ", "))"]
        let whose = sides.count > 1 ? "both sides" : "side \(sides.map(\.rawValue).joined())"
        let en = ([type] + said + about + [whose]).joined(separator: ", ")
        let zh = en.replacing("every hazard", with: "所有灾种").replacing("both sides", with: "双方")
        return Bilingual(zh: zh, en: en)
    }

    /// What to write: into a rule that all but covers it, the most urgent one, else into a new one.
    func remedy(among rules: [CallRule]) -> (rule: String?, text: Bilingual) {
        let named = rules.filter { $0.events.contains(type) && $0.before == nil }.stably { -$0.urgency.rank }
        for rule in named where sides.allSatisfy({ rule.names(type, of: $0) }) {
            guard let fact = example.unmet(by: rule).only, let value = example.facts[fact] else { continue }
            let values = fact == "hazard" ? hazards.joined(separator: ", ") : value
            return (
                rule.id,
                Bilingual(zh: "请在规则“\(rule.id)”的 \(fact) 中加上 \(values)", en: "add \(values) to ‘\(fact)’ of the rule ‘\(rule.id)’")
            )
        }
        if let rule = named.first(where: { example.unmet(by: $0).isEmpty }) {
            return (rule.id, Bilingual(zh: "请在规则“\(rule.id)”写 sides: both", en: "write sides: both in the rule ‘\(rule.id)’"))
        }
        var conditions = facts.map { "\($0.key): [\($0.value)]" }.sorted()
        if !hazards.isEmpty, !isEveryHazard { conditions.append("hazard: [\(hazards.joined(separator: ", "))]") }
        let when = conditions.joined(separator: ", ")
        let whose = sides.count > 1 ? "both" : sides.map(\.rawValue).joined()
        let lines = "events: [\(type)], when: {\(when)}, sides: \(whose)"
        return (nil, Bilingual(zh: "请写一条规则：\(lines)", en: "write a rule with \(lines)"))
    }
}

extension Array {
    /// The element of an array that has one.
    fileprivate var only: Element? { count == 1 ? first : nil }
}
