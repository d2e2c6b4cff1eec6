import AirQuality
import Chronology
import Events
import Wording

/// What a forecast rests on and how far it can be trusted, in words that come from the evidence alone.
struct ForecastWording {
    let place: ForecastPolicy.Place
    let outlook: Outlook
    let policy: ForecastPolicy
    let due: Timestamp
    let issued: Timestamp

    private var evidence: Courses.Evidence { outlook.evidence }

    var explanation: Bilingual {
        let sentences = [method, persistence, gaps, substitute, missing, edition, tendency, lateness].compactMap(\.self)
        return Bilingual(zh: sentences.map(\.zh).joined(), en: sentences.map(\.en).joined(separator: " "))
    }

    private var method: Bilingual {
        Bilingual(
            zh: "方法：季节气候态加衰减持续性，\(policy.courses) 条等可能过程，取自\(place.basisName.zh) \(evidence.days) 天日均值中"
                + "同季节（前后 \(evidence.halfSeason) 天）的 \(evidence.stretches) 段连续日，数据截至 \(evidence.newest)。尚未使用气象预报。",
            en: "Method: seasonal climatology with damped persistence; \(policy.courses) equally likely courses from \(evidence.stretches) "
                + "unbroken stretches of the same season (within \(evidence.halfSeason) days) among \(evidence.days) days of daily means of "
                + "\(place.basisName.en), the newest of \(evidence.newest). No weather guidance is used yet.")
    }

    private var persistence: Bilingual {
        guard let observed = evidence.observed else {
            return Bilingual(
                zh: "最近 \(policy.freshDays) 天没有观测，仅为气候态。",
                en: "There is no observation of the last \(policy.freshDays) days, so this is the season alone.")
        }
        let age = observed.distance(to: due.beijingDate)
        return Bilingual(
            zh: "最近的观测为 \(observed)（发布日前第 \(age) 天），其偏离随时间衰减后计入。",
            en: "The newest observation is of \(observed), \(age == 1 ? "the day" : "\(age) days") before the day of issue; "
                + "its departure from the season is carried forward and damped.")
    }

    private var gaps: Bilingual? {
        guard let gaps = evidence.gaps else { return nil }
        let hours = gaps.fewest == gaps.most ? "\(gaps.most)" : "\(gaps.fewest)–\(gaps.most)"
        return Bilingual(
            zh: "该日不完整：\(gaps.pollutants.zh)只有 24 小时中的 \(hours) 小时，按小时数占比计入，其余由之前的日子补足。",
            en:
                "That day is incomplete: of \(gaps.pollutants.symbols) there are \(hours) of 24 hours; it counts by that share, and the days "
                + "before it for the rest.")
    }

    private var substitute: Bilingual? {
        guard place.isSubstituted else { return nil }
        return Bilingual(
            zh: "\(place.name.zh)没有自己的数据，用\(place.basisName.zh)的数据代替。",
            en: "\(place.name.en) has no data of its own here; those of \(place.basisName.en) stand in.")
    }

    private var missing: Bilingual? {
        let missing = PollutantSet.all.subtracting(evidence.pollutants)
        guard !missing.isEmpty else { return nil }
        return Bilingual(
            zh: "\(missing.zh)历史不足，指数未计入。", en: "The index is without \(missing.symbols), for want of history.")
    }

    private var edition: Bilingual? {
        guard !outlook.editionIsKnownToApply else { return nil }
        return Bilingual(
            zh: "部分日期的标准限值尚不掌握，按现有版本计算。",
            en: "For some of the days the standard has taken a step whose figures are not known here; the edition before it is used.")
    }

    private var tendency: Bilingual {
        Bilingual(
            zh: "第 \(policy.tendencyFromLead)–\(ForecastPolicy.leads) 天为相对季节的趋势（潜势），不是逐日预报。",
            en: "Days \(policy.tendencyFromLead)–\(ForecastPolicy.leads) are a tendency against the season, no forecast of the single day.")
    }

    private var lateness: Bilingual? {
        guard issued - due > Self.punctual else { return nil }
        return Bilingual(
            zh: "应于 \(due.beijingText) 发布，实际 \(issued.beijingText) 发布。",
            en: "It was due at \(due.beijingText) and issued at \(issued.beijingText), Beijing time.")
    }

    /// A later issue is named as late.
    private static let punctual: Duration = .minutes(10)
}
