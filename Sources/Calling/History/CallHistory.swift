package import Chronology
package import Events
package import Region
package import Wording

/// What became of calls, told from the events alone: which rule was met, who was told when and by what, who was not and why.
package struct CallHistory: Sendable {
    package let side: Side
    private let plan: CallingPlan
    private let names: SpokenNames

    package init(side: Side, plan: CallingPlan, region: Region) {
        (self.side, self.plan, names) = (side, plan, SpokenNames(region))
    }

    /// Everything about a call, a warning, an incident or an event, in the order of the journal.
    package func why(_ id: String, in events: some Sequence<Event>, only: Asked = .everybody) -> [CallLine] {
        var answer = answer(about: id, only: only)
        for event in events { answer.hear(event) }
        return answer.lines
    }

    /// An answer that grows while the journal goes by.
    package func answer(about id: String, only: Asked = .everybody) -> Answer {
        Answer(history: self, telling: Telling(id: id, only: only, side: side, names: names, longestHold: plan.limits.longestHold))
    }

    /// Lines about one thing.
    package struct Answer {
        fileprivate let history: CallHistory
        fileprivate var telling: Telling
        private var isFull = false

        fileprivate init(history: CallHistory, telling: Telling) { (self.history, self.telling) = (history, telling) }

        /// Lines of one answer, at most; the last says that there are more.
        package static let maximumLines = 2_000

        /// Empty where nothing was ever said of it.
        package var lines: [CallLine] { telling.lines.isEmpty ? uncalled : telling.lines }

        /// The first event about it, and the types of those that no rule is about.
        private var first: Event?
        private var types: [String] = []

        /// Types that are named.
        private static let maximumTypes = 10

        /// It is known, and no rule says that anybody is called about it.
        private var uncalled: [CallLine] {
            guard let first else { return [] }
            let named = types.joined(separator: ", ")
            let text = Bilingual(zh: "没有规则涉及此事（\(named)），未呼叫任何人", en: "no rule is about this (\(named)); nobody is called")
            return [CallLine(at: first.time, call: nil, event: first.id, type: first.type, text: text)]
        }

        /// The next event of the journal.
        package mutating func hear(_ event: Event) {
            guard !isFull else { return }
            guard telling.lines.count < Self.maximumLines - 20 else {
                isFull = true
                return telling.tell(event, Bilingual(zh: "其余从略", en: "there is more; ask about one call"))
            }
            if telling.isAbout(event) {
                telling.tell(history.matches(event))
                note(event)
            }
            telling.hear(event)
        }

        private mutating func note(_ event: Event) {
            first = first ?? event
            if !types.contains(event.type), types.count < Self.maximumTypes { types.append(event.type) }
        }
    }

    /// About whom it is asked.
    package enum Asked: Hashable, Sendable {
        case everybody
        case person(String)
        case post(String)
    }

    /// Which rules the event meets on this side, and why the others that name its type do not.
    fileprivate func matches(_ event: Event) -> [CallLine] {
        let rules = plan.rules.filter { $0.events.contains(event.type) }
        guard !rules.isEmpty else { return [] }
        guard let occasion = try? Occasion.read(event, names: names) else { return [] }
        return rules.map { rule in
            let reason = rule.unmet(by: occasion, of: event, on: side)
            let text =
                reason.map { Bilingual(zh: "规则 \(rule.id) 不适用：\($0.zh)", en: "rule \(rule.id) is not met: \($0.en)") }
                ?? Bilingual(zh: "符合规则 \(rule.id)（\(rule.name.zh)）", en: "rule \(rule.id) is met (\(rule.name.en))")
            return CallLine(at: event.time, call: nil, event: event.id, type: event.type, text: text)
        }
    }
}

/// One line of an answer.
package struct CallLine: Hashable, Sendable, Codable {
    package let at: Timestamp
    package let call: String?
    package let event: String
    package let type: String
    package let text: Bilingual
}

extension CallRule {
    /// Why the rule does not call for an event; nil when it does.
    func unmet(by occasion: Occasion, of event: Event, on side: Side) -> Bilingual? {
        if !sides.include(event.side, on: side) {
            return Bilingual(zh: "只处理 \(sides.rawValue) 一方的事件", en: "it is about events of ‘\(sides.rawValue)’ only")
        }
        if let addressee = occasion.addressee, addressee != side {
            return Bilingual(zh: "发给\(addressee.spoken.zh)一方", en: "it is addressed to the \(addressee.spoken.en) side")
        }
        for (fact, values) in when.sorted(by: { $0.key < $1.key }) where !(occasion.facts[fact].map(values.contains) ?? false) {
            let found = occasion.facts[fact] ?? "–"
            let wanted = values.sorted().joined(separator: ", ")
            return Bilingual(zh: "\(fact) 为 \(found)，规则要求 \(wanted)", en: "\(fact) is \(found), and the rule asks for \(wanted)")
        }
        return nil
    }
}
