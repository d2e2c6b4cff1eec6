import Chronology
import Duty
import Events
import Playbook
import Region
import Wording

/// What must fit together in `duty/calling.yaml`, and with the region and the rotas.
struct CallingChecks {
    let file: CallingFile
    let region: Region
    let duty: DutyPlan

    func findings() -> [Finding] {
        var findings: [Finding] = []
        let ladders = file.ladders.map(\.value.id)
        findings.requireKnown(file.rules.map { $0.map(\.ladder) }, among: ladders, Bilingual(zh: "升级链", en: "ladder"))
        findings += file.ladders.flatMap(check)
        findings += file.rules.flatMap(check)
        findings += unusedLadders()
        findings += file.listened.flatMap(check)
        findings += uncalledWatches()
        return findings
    }

    // MARK: Ladders

    private func check(_ located: Located<Ladder>) -> [Finding] {
        let (ladder, mark) = (located.value, located.mark)
        var findings: [Finding] = []
        findings.requireKnown(posts(of: ladder).map { Located($0, at: mark) }, among: knownPosts, Bilingual(zh: "岗位", en: "post"))
        if ladder.steps.first?.after != .zero {
            findings.append(
                error(
                    mark, "“\(ladder.id)”的第一步不在 0 分钟", "the first step of ‘\(ladder.id)’ is not at 0 minutes",
                    "请写 afterMinutes: 0", "write afterMinutes: 0"))
        }
        if zip(ladder.steps, ladder.steps.dropFirst()).contains(where: { $0.after >= $1.after }) {
            findings.append(
                error(
                    mark, "“\(ladder.id)”各步的时间没有递增", "the steps of ‘\(ladder.id)’ do not come one after the other",
                    "请让每一步的 afterMinutes 大于前一步", "give each step more afterMinutes than the one before"))
        }
        findings += Side.allCases.flatMap { check(ladder, of: $0, mark) }
        findings += ladder.steps.filter { Set($0.channels).count < $0.channels.count }.map { _ in
            error(mark, "“\(ladder.id)”有一步把同一渠道写了两次", "a step of ‘\(ladder.id)’ names a channel twice", "请删去一个", "leave one")
        }
        if ladder.urgency == .critical, ladder.repeat == nil {
            findings.append(
                error(
                    mark, "紧急升级链“\(ladder.id)”没有 repeat", "the critical ladder ‘\(ladder.id)’ has no ‘repeat’",
                    "请写 repeat: {everyMinutes: 15, rounds: 96}", "write repeat: {everyMinutes: 15, rounds: 96}"))
        }
        return findings
    }

    private func check(_ ladder: Ladder, of side: Side, _ mark: Mark) -> [Finding] {
        var findings: [Finding] = []
        for (number, step) in ladder.steps.enumerated() {
            for post in step.posts[side] ?? [] where region.post(post).map({ $0.side != side }) ?? false {
                findings.append(
                    error(
                        mark, "“\(ladder.id)”第 \(number + 1) 步的 \(side.rawValue) 写了对方岗位 \(post)",
                        "step \(number + 1) of ‘\(ladder.id)’ names \(post), which is not \(side.rawValue)",
                        "每方只呼叫自己的岗位", "each side calls its own posts only"))
            }
            if Set(step.posts[side] ?? []).count < (step.posts[side] ?? []).count {
                findings.append(
                    error(
                        mark, "“\(ladder.id)”第 \(number + 1) 步把同一岗位写了两次",
                        "step \(number + 1) of ‘\(ladder.id)’ names a post twice", "请删去一个", "leave one"))
            }
        }
        guard ladder.urgency == .critical else { return findings }
        let last = ladder.steps.last?.posts[side] ?? []
        if !last.contains(where: \.isChief) {
            findings.append(
                error(
                    mark, "紧急升级链“\(ladder.id)”在 \(side.rawValue) 一方没有以带班领导结束",
                    "the critical ladder ‘\(ladder.id)’ does not end with the chief of \(side.rawValue)",
                    "请在最后一步写上名称以 -chief 结尾的岗位", "name the post that ends in -chief in the last step"))
        }
        findings += (ladder.steps.flatMap { $0.posts[side] ?? [] }).filter { $0 != LadderStep.asked && duty.rota($0) == nil }.map { post in
            Finding(
                .warning, at: mark,
                problem: Bilingual(
                    zh: "紧急升级链“\(ladder.id)”的 \(post) 没有排班", en: "\(post) of the critical ladder ‘\(ladder.id)’ has no rota"),
                remedy: Bilingual(
                    zh: "请在 duty/rotas.yaml 为它排班，否则只能通知到岗位", en: "give it one in duty/rotas.yaml; until then only the post is told"))
        }
        return findings
    }

    private func posts(of ladder: Ladder) -> Set<String> {
        Set(ladder.steps.flatMap { $0.posts.values.flatMap { $0 } }).subtracting([LadderStep.asked])
    }

    private var knownPosts: [String] { region.posts.map(\.id) + [LadderStep.asked] }

    private func unusedLadders() -> [Finding] {
        let used = Set(file.rules.map(\.value.ladder))
        return file.ladders.filter { !used.contains($0.value.id) }.map { ladder in
            Finding(
                .warning, at: ladder.mark,
                problem: Bilingual(zh: "没有规则用升级链“\(ladder.value.id)”", en: "no rule uses the ladder ‘\(ladder.value.id)’"),
                remedy: Bilingual(zh: "请删去，或在规则中写明", en: "take it out, or name it in a rule"))
        }
    }
}

// MARK: - Rules

extension CallingChecks {
    private func check(_ located: Located<CallRule>) -> [Finding] {
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

    func error(_ mark: Mark, _ zh: String, _ en: String, _ remedyZH: String, _ remedyEN: String) -> Finding {
        Finding(at: mark, problem: Bilingual(zh: zh, en: en), remedy: Bilingual(zh: remedyZH, en: remedyEN))
    }
}

// MARK: - Watches

extension CallingChecks {
    private func check(_ watch: Located<ListenedWatch>) -> [Finding] {
        let subject = watch.value.subject
        let side = region.station(subject).flatMap { region.place($0.place) }?.side ?? region.place(subject)?.side
        guard watch.value.kind != .service else { return [] }
        guard let side else {
            return [
                error(
                    watch.mark, "没有地点或站点“\(subject)”", "there is no place or station ‘\(subject)’",
                    "请写 places.yaml 或 stations.yaml 中的代码", "write a code of places.yaml or stations.yaml")
            ]
        }
        guard side != watch.value.side else { return [] }
        return [
            error(
                watch.mark, "\(subject) 不属于 \(watch.value.side.rawValue)", "\(subject) is not of \(watch.value.side.rawValue)",
                "请写 side: \(side.rawValue)", "write side: \(side.rawValue)")
        ]
    }

    /// A silence that is noticed and told to nobody is not noticed.
    private func uncalledWatches() -> [Finding] {
        let rules = file.rules.map(\.value).filter { $0.events.contains(WatchLapsed.type) }
        let called = Set(rules.flatMap { $0.when["kind"].map(Array.init) ?? WatchKind.allCases.map(\.rawValue) })
        guard let mark = file.rules.first?.mark else { return [] }
        return WatchKind.allCases.filter { !called.contains($0.rawValue) }.map { kind in
            error(
                Mark(file: mark.file, line: 1, column: 1), "没有规则处理 \(kind.rawValue) 监视失联",
                "no rule calls anybody when a watch of ‘\(kind.rawValue)’ lapses",
                "请在 watch.lapsed 的规则中加上 kind: [\(kind.rawValue)]", "add kind: [\(kind.rawValue)] to a rule for watch.lapsed")
        }
    }
}

extension String {
    /// By the region's convention of names.
    var isChief: Bool { hasSuffix("-chief") }
}
