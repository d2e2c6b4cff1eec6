import Events
import Playbook
import Wording

// A local file may only be stricter than the one it answers to: whatever meets a level there meets that level or a higher one here, as
// early and as readily, and nothing ends sooner. Proved over all courses by the mildest ones (`Witnesses`), on the code that warns.

extension CriteriaFiles {
    /// Every file that says `stricterThan`, held against the one it names.
    func strictness() -> [Finding] {
        air.flatMap(strictness) + water.flatMap(strictness)
    }

    private func strictness(_ local: ReadEdition<CriteriaEdition>) -> [Finding] {
        guard let name = local.edition.stricterThan else { return [] }
        guard let base = air.first(where: { $0.edition.id == name })?.edition, base.hazard == local.edition.hazard, name != local.edition.id
        else { return [unknown(name, at: local.stricterThan)] }
        return local.edition.laxities(against: base).map { $0.finding(at: local, base.id) }
    }

    private func strictness(_ local: ReadEdition<WaterEdition>) -> [Finding] {
        guard let name = local.edition.stricterThan else { return [] }
        guard let base = water.first(where: { $0.edition.id == name })?.edition, name != local.edition.id
        else { return [unknown(name, at: local.stricterThan)] }
        return local.edition.laxities(against: base).map { $0.finding(at: local, base.id) }
    }

    private func unknown(_ name: String, at mark: Mark) -> Finding {
        Finding(
            at: mark,
            problem: Bilingual(zh: "没有同一灾害的另一版本 \(name)", en: "there is no other edition ‘\(name)’ for the same hazard"),
            remedy: Bilingual(
                zh: "写 warnings/ 中同一灾害另一版本的 edition", en: "name the edition of another file of warnings/ for this hazard"))
    }
}

/// One way in which a file is laxer than the one it answers to.
struct Laxity: Hashable {
    enum Where { case levels, lifting, days, steadiness }

    let place: Where
    let text: Bilingual
    let remedy: Bilingual

    init(_ place: Where, zh: String, en: String, write: (zh: String, en: String)) {
        (self.place, text, remedy) = (place, Bilingual(zh: zh, en: en), Bilingual(zh: write.zh, en: write.en))
    }

    func finding(at read: ReadEdition<some WarningEdition>, _ base: String) -> Finding {
        let mark =
            switch place {
            case .levels: read.levels
            case .lifting: read.lifting
            case .days, .steadiness: read.stricterThan
            }
        return Finding(
            at: mark,
            problem: Bilingual(zh: "比 \(base) 宽：\(text.zh)", en: "laxer than \(base): \(text.en)"), remedy: remedy)
    }
}

extension CriteriaEdition {
    /// In what this edition is laxer than another; nothing when it is as strict or stricter.
    package func isAsStrict(as base: CriteriaEdition) -> Bool { laxities(against: base).isEmpty }

    func laxities(against base: CriteriaEdition) -> [Laxity] {
        base.levels.compactMap { laxity(at: $0) } + base.levels.compactMap { laterThan($0) } + liftingLaxities(base) + dayLaxities(base)
    }

    /// A course that meets the base's level and not this edition's: the counterexample.
    private func laxity(at wanted: LevelCriterion) -> Laxity? {
        let name = wanted.level.rawValue
        for alternative in wanted.anyOf {
            guard let witnesses = Witnesses(alternative) else { continue }
            for course in witnesses.courses where level(of: course).map({ $0 < wanted.level }) ?? true {
                let here = level(of: course)?.rawValue
                return Laxity(
                    .levels, zh: "AQI 逐日为 \(course.courseText) 时彼处为 \(name)，此处\(here.map { "只是 \($0)" } ?? "不预警")",
                    en: "the course of days \(course.courseText) is ‘\(name)’ there and \(here.map { "only ‘\($0)’" } ?? "nothing") here",
                    write: ("给 \(name) 加上一个该过程满足的条件", "give ‘\(name)’ an alternative that this course meets"))
            }
        }
        return nil
    }

    /// A level that fires later or less readily.
    private func laterThan(_ wanted: LevelCriterion) -> Laxity? {
        guard let own = levels.first(where: { $0.level >= wanted.level }) else { return nil }
        let name = own.level.rawValue
        if own.probability > wanted.probability {
            return Laxity(
                .levels, zh: "\(name) 的概率 \(own.probability) 高于 \(wanted.probability)",
                en: "‘\(name)’ fires at \(own.probability), not already at \(wanted.probability)",
                write: ("写 probability: \(wanted.probability) 或更低", "write probability: \(wanted.probability) or less"))
        }
        guard own.leadDays < wanted.leadDays else { return nil }
        return Laxity(
            .levels, zh: "\(name) 只看 \(own.leadDays) 天，少于 \(wanted.leadDays) 天",
            en: "‘\(name)’ looks \(own.leadDays) days ahead, not \(wanted.leadDays)",
            write: ("写 leadDays: \(wanted.leadDays) 或更多", "write leadDays: \(wanted.leadDays) or more"))
    }

    /// Lifting that is easier: the worst course that still lifts here does not lift there.
    private func liftingLaxities(_ base: CriteriaEdition) -> [Laxity] {
        var found: [Laxity] = []
        let easiest = Array(repeating: lifting.below - 1, count: lifting.days)
        let liftsThere = easiest.count >= base.lifting.days && easiest.allSatisfy { base.lifting.isClear($0) }
        if !liftsThere || lifting.hours < base.lifting.hours {
            found.append(
                Laxity(
                    .lifting, zh: "AQI 逐日为 \(easiest.courseText) 时此处解除，彼处不解除",
                    en: "the course of days \(easiest.courseText) is lifted here and not there",
                    write: (
                        "写 below: \(base.lifting.below)、hours: \(base.lifting.hours)，或更严",
                        "write below: \(base.lifting.below) and hours: \(base.lifting.hours), or stricter"
                    )))
        }
        if lifting.probability < base.lifting.probability {
            found.append(
                Laxity(
                    .lifting, zh: "解除概率 \(lifting.probability) 低于 \(base.lifting.probability)",
                    en: "it is lifted at a probability of \(lifting.probability), not only at \(base.lifting.probability)",
                    write: ("写 probability: \(base.lifting.probability) 或更高", "write probability: \(base.lifting.probability) or more")))
        }
        return found + steadiness.laxities(against: base.steadiness)
    }

    /// Days that count there and not here.
    private func dayLaxities(_ base: CriteriaEdition) -> [Laxity] {
        var found: [Laxity] = []
        let own = Set(days?.months ?? Array(1...12))
        let missing = Set(base.days?.months ?? Array(1...12)).subtracting(own).sorted()
        if !missing.isEmpty || (days?.primary != nil && days?.primary != base.days?.primary) {
            found.append(
                Laxity(
                    .days, zh: "有些日子在彼处计入而在此处不计（月份 \(missing)）", en: "there are days that count there and not here (months \(missing))",
                    write: ("days 不要比彼处窄", "let days be no narrower than there")))
        }
        if dailyMean == .calendar, base.dailyMean == .sliding {
            found.append(
                Laxity(
                    .days, zh: "此处只计日历日，彼处计任意24小时", en: "calendar days only, where any 24 hours count there",
                    write: ("写 dailyMean: sliding", "write dailyMean: sliding")))
        }
        if let own = dustRatio?.below, let there = base.dustRatio?.below, own != there {
            found.append(
                Laxity(
                    .days, zh: "此处比值低于 \(own) 为沙尘日，彼处低于 \(there)：有些日子在沙尘与重污染之间易手",
                    en: "a day is dust below \(own) here and below \(there) there: days change hands between dust and heavy pollution",
                    write: ("写 ratioBelow: \(there)", "write ratioBelow: \(there)")))
        }
        if !Set(absorbedBy).isSubset(of: base.absorbedBy) {
            found.append(
                Laxity(
                    .days, zh: "此处把更多的日子让给别的灾害", en: "it leaves more days to other hazards",
                    write: ("absorbedBy 不要多于彼处", "name no more under absorbedBy than there")))
        }
        return found
    }
}
