import Chronology
import Events
import Playbook
import Wording

// A warning has to be able to end, must not end while its criterion is met, and where it can neither end nor fire the file has to say so.

extension CriteriaEdition {
    func reportLifting(to fields: Fields) {
        reportUnreachableLifting(to: fields)
        reportImprobableLifting(to: fields)
        if !reportLiftingAboveCriterion(to: fields) { reportDeadZone(to: fields) }
    }

    private func reportUnreachableLifting(to fields: Fields) {
        guard lifting.days > longestLead else { return }
        fields.report(
            at: "lifting",
            problem: Bilingual(
                zh: "解除条件需要 \(lifting.days) 天，而只看未来 \(longestLead) 天：永远无法按条件解除",
                en: "lifting needs \(lifting.days) days and only \(longestLead) are looked at: the condition can never be met"),
            remedy: Bilingual(zh: "减少 hours，或加大 leadDays", en: "write fewer hours, or raise leadDays"))
    }

    private func reportImprobableLifting(to fields: Fields) {
        guard lifting.probability < 0.5 else { return }
        fields.report(
            .warning, at: "lifting",
            problem: Bilingual(
                zh: "解除条件成立的概率只有 \(lifting.probability) 就解除：更可能并未解除",
                en: "it is lifted at a probability of \(lifting.probability), when it is more likely that it should not be"),
            remedy: Bilingual(zh: "写 probability: 0.5 或更高", en: "write probability: 0.5 or more"))
    }

    /// A warning that may be lifted while its criterion is met would come and go.
    private func reportLiftingAboveCriterion(to fields: Fields) -> Bool {
        let lowest = levels.flatMap(\.anyOf).map(\.frame).min() ?? 0
        guard SmallModel(self).constants.contains(where: { isClear($0) && fires($0) }) || lifting.below > lowest + 1 else { return false }
        fields.report(
            at: "lifting",
            problem: Bilingual(
                zh: "AQI 低于 \(lifting.below) 即可解除，而高于 \(lowest) 就达到预警条件",
                en: "it lifts below \(lifting.below), but an index above \(lowest) already meets a criterion"),
            remedy: Bilingual(zh: "解除值不要大于 \(lowest + 1)", en: "lift at \(lowest + 1) or lower"))
        return true
    }

    /// Weather that stays as it is: where nothing fires and nothing lifts, a warning would stand for ever.
    private func reportDeadZone(to fields: Fields) {
        let actual = deadZone
        guard actual != lifting.holds else { return }
        let range = actual.map { "\($0.lowerBound)–\($0.upperBound)" }
        fields.report(
            at: "lifting",
            problem: Bilingual(
                zh: range.map { "AQI 每日为 \($0) 时既达不到任何级别，也不能解除：预警会一直挂着" } ?? "holds 所写的范围并不存在",
                en: range.map { "with an index of \($0) day after day no level fires and none is lifted: a warning would stand for ever" }
                    ?? "there is no index at which a warning holds"),
            remedy: Bilingual(
                zh: actual.map { "若正是本意，在 lifting 下写 holds: {from: \($0.lowerBound), to: \($0.upperBound)}；否则改解除值" } ?? "删去 holds",
                en: actual.map {
                    "if that is meant, write holds: {from: \($0.lowerBound), to: \($0.upperBound)} below lifting; else lift at another value"
                } ?? "remove holds"))
    }

    /// The indices that, day after day, neither fire nor lift; every class of the index is tried.
    var deadZone: ClosedRange<Int>? {
        let classes = SmallModel(self).constants
        let dead = zip([0] + classes, classes).filter { !isClear($1) && !fires($1) }
        return dead.first.flatMap { first in dead.last.map { first.0 + 1...$0.1 } }
    }

    /// Whether an index that stays fires a level, with all the days behind it that are kept.
    private func fires(_ index: Int) -> Bool { !steady(index).met(self).isEmpty }

    private func isClear(_ index: Int) -> Bool { steady(index).isClear(by: lifting) }

    private func steady(_ index: Int) -> Course {
        Course(first: CalendarDate(dayNumber: 0), indices: Array(repeating: index, count: ObservedDay.kept + longestLead))
    }
}

// MARK: - Seasons

extension CriteriaEdition {
    func reportSeason(to fields: Fields) {
        if hazard == .ozone, days?.primary != "o3" || days?.months == nil {
            fields.report(
                at: "days", problem: Bilingual(zh: "臭氧条件须写明首要污染物和月份", en: "the criteria for ozone have to name their pollutant and months"),
                remedy: Bilingual(
                    zh: "写 days: {primary: o3, months: [5, 6, 7, 8, 9], …}", en: "write days: {primary: o3, months: [5, 6, 7, 8, 9], …}"))
        }
        guard let months = days?.months else { return }
        if Set(months).count != months.count {
            fields.report(
                at: "days", problem: Bilingual(zh: "月份重复", en: "a month stands there twice"),
                remedy: Bilingual(zh: "每个月份只写一次", en: "write each month once"))
        } else if Set(months).count == 12 || !isOneSeason(Set(months)) {
            fields.report(
                .warning, at: "days",
                problem: Bilingual(
                    zh: months.count == 12 ? "季节覆盖全年" : "月份不连续，季节中间有缺口",
                    en: months.count == 12 ? "the season is the whole year" : "the months are no one season: there is a gap within"),
                remedy: Bilingual(zh: "删去 months，或补上缺的月份", en: "leave months out, or fill the gap"))
        }
    }

    /// One stretch around the year: there is exactly one month whose next one is not among them.
    private func isOneSeason(_ months: Set<Int>) -> Bool { months.count { !months.contains($0 % 12 + 1) } == 1 }
}
