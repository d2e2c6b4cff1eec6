import AirQuality
import Chronology
import Events
import Wording

/// What a forecast rests on and how far it can be trusted, in words that come from the evidence alone.
struct ForecastWording {
    let place: ForecastPolicy.Place
    let outlook: Outlook
    let guidance: [ForecastGuidance]
    let changes: [ForecastChange]
    let hasHours: Bool
    let policy: ForecastPolicy
    let due: Timestamp
    let issued: Timestamp

    private var evidence: Courses.Evidence { outlook.evidence }

    var explanation: Bilingual {
        let sentences = [method, recent, gaps, inputs, disagreement, moved, substitute, missing, edition, hours, tendency, lateness]
            .compactMap(\.self)
        return Bilingual(zh: sentences.map(\.zh).joined(), en: sentences.map(\.en).joined(separator: " "))
    }

    private var method: Bilingual {
        Bilingual(
            zh: "方法：结构时间序列、上游与指导预报回归、季节气候态按以往得分加权，数据为\(place.basisName.zh) \(evidence.days) 天日均值，截至 "
                + "\(evidence.newest)；\(policy.courses) 条等可能过程按同季节（前后 \(evidence.halfSeason) 天）\(evidence.stretches) 段历史的次序组合。",
            en: "Method: a structural time series, regressions on the air upstream and on guidance, and the season, weighted by their past "
                + "scores, from \(evidence.days) days of daily means of \(place.basisName.en), the newest of \(evidence.newest); "
                + "\(policy.courses) equally likely courses, ordered like \(evidence.stretches) stretches of the same season (within "
                + "\(evidence.halfSeason) days).")
    }

    private var recent: Bilingual {
        guard let observed = evidence.observed else {
            return Bilingual(
                zh: "最近一周没有观测，几乎只是气候态。", en: "There is no observation of the last week, so this is hardly more than the season.")
        }
        let age = observed.distance(to: due.beijingDate)
        guard age > 0 else {
            return Bilingual(zh: "最近的观测为发布当日的若干小时。", en: "The newest observation is the hours of the day of issue so far.")
        }
        return Bilingual(
            zh: "最近的观测为 \(observed)（发布日前第 \(age) 天），其偏离随时间衰减后计入。",
            en: "The newest observation is of \(observed), \(age == 1 ? "the day" : "\(age) days") before the day of issue; "
                + "its departure from the season is carried forward and damped.")
    }

    private var inputs: Bilingual {
        guard !guidance.isEmpty else {
            return Bilingual(zh: "没有气象或成分指导预报。", en: "There is no guidance on weather or composition.")
        }
        let states = guidance.map(\.sentence)
        return Bilingual(
            zh: "指导预报：" + states.map(\.zh).joined(separator: "；") + "。", en: "Guidance: " + states.map(\.en).joined(separator: "; ") + ".")
    }

    /// Where two guidance sources expect very different air on one of the first five days.
    private var disagreement: Bilingual? {
        let sources = Set(guidance.map(\.source))
        let days = outlook.days.prefix(5).filter { day in
            let medians = day.inputs?.parts.filter { sources.contains($0.input) }.map(\.median) ?? []
            guard let low = medians.min(), let high = medians.max(), medians.count > 1 else { return false }
            return high > Self.contradiction * low
        }
        guard let first = days.first else { return nil }
        return Bilingual(
            zh: "指导预报之间在 \(first.date)\(days.count > 1 ? "等 \(days.count) 天" : "")分歧很大，按以往得分取舍。",
            en: "The guidance sources contradict each other on \(first.date)"
                + "\(days.count > 1 ? " and \(days.count - 1) more \(days.count == 2 ? "day" : "days")" : ""); past scores decide how each counts."
        )
    }

    private static let contradiction = 1.5

    /// The largest move among the first five days.
    private var moved: Bilingual? {
        let first = changes.filter { due.beijingDate.distance(to: $0.date) <= 5 }
        guard let most = first.max(by: { abs($0.now - $0.before) < abs($1.now - $1.before) }),
            let cause = most.causes.first(where: { ($0.shift > 0) == (most.now > most.before) })
        else {
            return nil
        }
        let (before, now) = (Int(most.before.rounded()), Int(most.now.rounded()))
        let name = InputName.of(cause.input)
        return Bilingual(
            zh: "与上一次预报相比，\(most.date) 的 \(most.symbol) 由 \(before) 调为 \(now) µg/m³，主要因为\(name.zh)。",
            en: "Since the issue before, \(most.symbol) of \(most.date) has moved from \(before) to \(now) µg/m³, most of all because of "
                + "\(name.en).")
    }

    private var hours: Bilingual? {
        guard !hasHours else { return nil }
        return Bilingual(
            zh: "小时资料不足 \(HourlyCourses.fewestShapes) 天，没有逐小时预报。",
            en: "There are fewer than \(HourlyCourses.fewestShapes) days of hours, so there is no hourly forecast.")
    }

    private var gaps: Bilingual? {
        guard let gaps = evidence.gaps else { return nil }
        let hours = gaps.fewest == gaps.most ? "\(gaps.most)" : "\(gaps.fewest)–\(gaps.most)"
        return Bilingual(
            zh: "该日不完整：\(gaps.pollutants.zh)只有 24 小时中的 \(hours) 小时，按小时数打折计入，不参与学习。",
            en:
                "That day is incomplete: of \(gaps.pollutants.symbols) there are \(hours) of 24 hours; it counts the less the fewer they are, "
                + "and nothing is learned from it.")
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
            zh: "第 \(policy.tendencyFromLead)–\(ForecastPolicy.leads) 天为相对季节的趋势（潜势），不是逐日预报；第 8 天起只看比同季节好、相当或差。",
            en:
                "Days \(policy.tendencyFromLead)–\(ForecastPolicy.leads) are a tendency against the season, no forecast of the single day; from "
                + "day 8 on read only better, same or worse than the season.")
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

extension ForecastChange {
    fileprivate var symbol: String { pollutant == Pollutant.pm25.dailyCode ? Pollutant.pm25.symbol : Pollutant.pm10.symbol }
}

extension ForecastGuidance {
    fileprivate var sentence: Bilingual {
        let words: Bilingual =
            switch state {
            case .whole where isAnalysis: Bilingual(zh: "为事后分析，只作替代", en: "an analysis of what happened, as a stand-in")
            case .whole: Bilingual(zh: "齐全", en: "complete")
            case .partial: Bilingual(zh: "只有 \(days) 天", en: "\(days) of the ten days")
            case .late: Bilingual(zh: "过期未用", en: "too old to be used")
            case .absent: Bilingual(zh: "没有可用资料", en: "nothing that can be used")
            }
        return Bilingual(zh: "\(source) \(words.zh)", en: "\(source): \(words.en)")
    }
}

/// What people call an input.
enum InputName {
    static func of(_ input: String) -> Bilingual {
        switch input {
        case "persistence": Bilingual(zh: "当前状况的持续", en: "what is left of the present air")
        case "recent": Bilingual(zh: "近几日的变化", en: "the course of the last days")
        case "upstream": Bilingual(zh: "上游城市的空气", en: "the air upstream")
        case "season", "wide-season": Bilingual(zh: "同季节的常情", en: "what the season is usually like")
        default: Bilingual(zh: "指导预报 \(input)", en: "guidance from \(input)")
        }
    }
}
