import Chronology
import Events
import Wording

extension ForecastVerified: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let (place, day, word) = (names.place(place), Figures.day(date), names.airLevel(level))
        let outcome = Bilingual(
            zh: "\(place.zh)\(day.zh)实况 AQI \(aqi)（\(word.zh)）", en: "\(place.en), \(day.en), turned out at AQI \(aqi), \(word.en)")
        guard !scores.isEmpty else {
            return Narration(.routine, zh: "\(outcome.zh)，此前没有这一天的预报。", en: "\(outcome.en); it had not been forecast.")
        }
        let (right, covered) = (scores.count(where: \.levelIsRight), scores.count(where: \.isCovered))
        return Narration(
            isMissed ? .notable : .routine,
            zh: "\(outcome.zh)：\(scores.count) 次预报中级别对 \(right) 次，落在 80% 区间内 \(covered) 次\(isMissed ? "，前三天都没有报出重污染" : "")。",
            en: "\(outcome.en): of \(scores.count) forecasts \(right) had the level, \(covered) had it within the 80% band"
                + "\(isMissed ? "; none of the last three days' said heavy pollution" : "").")
    }

    /// A heavy day to which no forecast of the three days before gave an even chance.
    private var isMissed: Bool {
        let near = scores.filter { $0.lead <= 3 }
        return aqi > 200 && !near.isEmpty && near.allSatisfy { $0.heavyProbability < 0.5 }
    }
}

extension ForecastSkillChanged: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let (place, measure) = (names.place(place), named)
        let (value, bound) = (Figures.percent(value), Figures.percent(bound))
        return switch state {
        case .dropped:
            Narration(
                .notable, zh: "\(place.zh)第 \(lead) 天预报变差：\(measure.zh) \(value)，界限 \(bound)（\(days) 天检验）。\(explanation.zh)",
                en: "Forecasts for \(place.en), day \(lead), have become worse: \(measure.en) \(value), bound \(bound) "
                    + "(\(days) days verified). \(explanation.en)")
        case .recovered:
            Narration(
                .notable, zh: "\(place.zh)第 \(lead) 天预报恢复：\(measure.zh) \(value)（\(days) 天检验）。\(explanation.zh)",
                en: "Forecasts for \(place.en), day \(lead), are good again: \(measure.en) \(value) (\(days) days verified). "
                    + explanation.en)
        }
    }

    private var named: Bilingual {
        switch measure {
        case .skill: Bilingual(zh: "比只看季节的改进", en: "gain over the season")
        case .calibration: Bilingual(zh: "实况落在 80% 区间内的比例", en: "share of days within the 80% band")
        }
    }
}

extension CriteriaAssessed: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let area = names.area(area)
        guard let nearest else {
            return Narration(.routine, zh: "\(area.zh)没有可研判的预警条件。", en: "There is no warning criterion to assess for \(area.en).")
        }
        let (hazard, level) = (names.hazard(nearest.hazard), names.level(nearest.level))
        let (chance, bound) = (Figures.percent(nearest.probability), Figures.percent(nearest.threshold))
        let day = nearest.onset.map(Figures.day)
        let (zh, en) = (day.map { "，最可能从 \($0.zh) 起" } ?? "", day.map { ", most likely from \($0.en)" } ?? "")
        let met = criteria.count { $0.margin >= 0 }
        let which = met > 0 ? Bilingual(zh: "其中最高的是", en: "the highest of them") : Bilingual(zh: "最接近的是", en: "the nearest")
        return Narration(
            met > 0 ? .notable : .routine,
            zh: "\(area.zh)预警条件研判：\(met) 条达到启动值，\(which.zh)\(level.zh)\(hazard.zh)，概率 \(chance)（启动值 \(bound)）\(zh)。",
            en: "Warning criteria for \(area.en): \(met) at their threshold, \(which.en) is \(level.en) \(hazard.en) "
                + "with probability \(chance) (fires at \(bound))\(en).")
    }

    /// The highest level at its threshold; without one, whichever is closest to it.
    private var nearest: Criterion? {
        let met = criteria.filter { $0.margin >= 0 }
        return met.max { ($0.level, $0.margin) < ($1.level, $1.margin) } ?? criteria.max { $0.margin < $1.margin }
    }
}

extension CriteriaAssessed.Criterion {
    /// How far the probability is above what fires the warning; negative below.
    fileprivate var margin: Double { probability - threshold }
}
