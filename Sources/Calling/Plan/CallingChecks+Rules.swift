import Chronology
import Duty
import Events
import Playbook
import Region
import Wording

/// What a rule may say.
extension CallingChecks {
    func check(_ located: Located<CallRule>) -> [Finding] {
        let (rule, mark) = (located.value, located.mark)
        var findings: [Finding] = []
        let types = Occasion.vocabularies.keys.sorted()
        let named = (rule.events + rule.over + rule.answeredBy).map { Located($0, at: mark) }
        findings.requireKnown(named, among: types, Bilingual(zh: "可用于呼叫的事件类型", en: "event type that calls know"))
        findings += rule.events.flatMap { conditions(of: rule, for: $0, mark) + words(of: rule, for: $0, mark) }
        findings += ends(of: rule, mark) + asks(of: rule, mark)
        if let ladder = file.ladders.first(where: { $0.value.id == rule.ladder })?.value, ladder.urgency.rank < rule.urgency.rank {
            findings.append(
                error(
                    mark, "规则“\(rule.id)”是 \(rule.urgency.rawValue)，升级链“\(ladder.id)”只是 \(ladder.urgency.rawValue)",
                    "the rule ‘\(rule.id)’ is \(rule.urgency.rawValue) and the ladder ‘\(ladder.id)’ only \(ladder.urgency.rawValue)",
                    "请换用同级或更紧急的升级链", "name a ladder that is as urgent"))
        }
        return findings
    }

    private func conditions(of rule: CallRule, for type: String, _ mark: Mark) -> [Finding] {
        guard let known = Occasion.vocabularies[type]?.facts else { return [] }
        var findings: [Finding] = []
        findings.requireKnown(
            rule.when.keys.sorted().map { Located($0, at: mark) }, among: known.keys.sorted(),
            Bilingual(zh: "\(type) 的条件", en: "condition of \(type)"))
        for (fact, values) in rule.when.sorted(by: { $0.key < $1.key }) {
            guard let allowed = known[fact], !allowed.isEmpty else { continue }
            findings.requireKnown(
                values.sorted().map { Located($0, at: mark) }, among: allowed, Bilingual(zh: "\(fact) 的取值", en: "value of ‘\(fact)’"))
        }
        return findings
    }

    private func words(of rule: CallRule, for type: String, _ mark: Mark) -> [Finding] {
        guard let known = Occasion.vocabularies[type]?.words else { return [] }
        var findings: [Finding] = []
        let used = Set(TitleTemplate.words(in: rule.title.zh) + TitleTemplate.words(in: rule.title.en))
        findings.requireKnown(
            used.sorted().map { Located($0, at: mark) }, among: known, Bilingual(zh: "\(type) 的用语", en: "word of \(type)"))
        return findings
    }

    /// A call has to end some time, and may not be ended by what opens it.
    private func ends(of rule: CallRule, _ mark: Mark) -> [Finding] {
        var findings: [Finding] = []
        for type in rule.events where rule.over.contains(type) {
            findings.append(
                error(
                    mark, "规则“\(rule.id)”的 \(type) 既开始又结束呼叫", "\(type) both opens and ends the calls of ‘\(rule.id)’",
                    "请从 over 中删去", "take it out of ‘over’"))
        }
        if rule.lasts == nil, rule.over.isEmpty || rule.urgency == .minor {
            findings.append(
                error(
                    mark, "规则“\(rule.id)”的呼叫没有期限", "the calls of ‘\(rule.id)’ have no end",
                    "请写 lasts: 12h", "write lasts: 12h"))
        }
        if rule.urgency == .critical, rule.lasts != nil {
            findings.append(
                error(
                    mark, "紧急规则“\(rule.id)”会因 lasts 而无人确认即停止", "the critical rule ‘\(rule.id)’ would stop unanswered after ‘lasts’",
                    "请删去 lasts，在 over 中写明何时了结", "take ‘lasts’ out and say in ‘over’ when the matter is over"))
        }
        return findings
    }

    private func asks(of rule: CallRule, _ mark: Mark) -> [Finding] {
        var findings: [Finding] = []
        let ladder = file.ladders.first { $0.value.id == rule.ladder }?.value
        let asks = ladder?.steps.contains { $0.posts.values.contains { $0.contains(LadderStep.asked) } } ?? false
        for type in rule.events {
            guard let vocabulary = Occasion.vocabularies[type] else { continue }
            if rule.before != nil, !vocabulary.hasDue {
                findings.append(
                    error(
                        mark, "\(type) 没有时限，不能写 before", "\(type) asks for nothing by a time, so ‘before’ means nothing",
                        "请删去 before", "take ‘before’ out"))
            }
            if asks, !vocabulary.namesPosts {
                findings.append(
                    error(
                        mark, "规则“\(rule.id)”的升级链用了 asked，而 \(type) 没有指明岗位",
                        "the ladder of ‘\(rule.id)’ calls the posts that are asked, and \(type) names none", "请换用其他升级链",
                        "name another ladder"))
            }
            if type.hasPrefix("watch."), rule.sides != .own {
                findings.append(
                    error(mark, "监视事件只能由本方处理", "a watch is of one side and called by that side only", "请写 sides: own", "write sides: own"))
            }
        }
        if rule.events.contains(CallUnanswered.type), rule.sides != .other {
            findings.append(
                error(
                    mark, "规则“\(rule.id)”会为自己的呼叫再呼叫，没有尽头", "the rule ‘\(rule.id)’ calls about its own calls and never ends",
                    "请写 sides: other", "write sides: other"))
        }
        for type in rule.answeredBy where !(Occasion.vocabularies[type]?.isPersons ?? true) {
            findings.append(
                error(
                    mark, "\(type) 不是人说的，不能当作确认", "\(type) is not said by a person and answers nothing", "请从 answeredBy 中删去",
                    "take it out of ‘answeredBy’"))
        }
        return findings
    }
}
