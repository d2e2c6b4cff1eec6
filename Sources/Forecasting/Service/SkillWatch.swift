import Events
import Wording

/// Compares a place's record with what it may be, and says when that changes.
struct SkillWatch {
    let rule: ForecastPolicy.SkillAlarm
    let place: String

    /// What has changed against the alarms that stand.
    func changes(_ records: [ForecastRecord], standing: Set<Verifier.Alarm>) -> [ForecastSkillChanged] {
        records.filter { $0.lead <= rule.leads && $0.days >= rule.fewestDays }.flatMap { record in
            [skill(record, standing), calibration(record, standing)].compactMap(\.self)
        }
    }

    private func skill(_ record: ForecastRecord, _ standing: Set<Verifier.Alarm>) -> ForecastSkillChanged? {
        guard record.seasonCRPS > 0 else { return nil }
        let skill = ((1 - record.crps / record.seasonCRPS) * 100).rounded() / 100
        // Good again only when it is clearly so, so that an alarm does not flap.
        let isStanding = standing.contains(Verifier.Alarm(lead: record.lead, measure: .skill))
        let isBad = skill < (isStanding ? rule.skillBelow + Self.margin : rule.skillBelow)
        guard isBad != isStanding else { return nil }
        return change(record, .skill, isBad, value: skill, bound: rule.skillBelow)
    }

    private func calibration(_ record: ForecastRecord, _ standing: Set<Verifier.Alarm>) -> ForecastSkillChanged? {
        let isStanding = standing.contains(Verifier.Alarm(lead: record.lead, measure: .calibration))
        let margin = isStanding ? Self.margin : 0
        let isBad = record.coverage < rule.coverage.lowerBound + margin || record.coverage > rule.coverage.upperBound - margin
        guard isBad != isStanding else { return nil }
        let bound = record.coverage < 0.8 ? rule.coverage.lowerBound : rule.coverage.upperBound
        return change(record, .calibration, isBad, value: record.coverage, bound: bound)
    }

    private static let margin = 0.03

    private func change(
        _ record: ForecastRecord, _ measure: ForecastSkillChanged.Measure, _ isBad: Bool, value: Double, bound: Double
    ) -> ForecastSkillChanged {
        ForecastSkillChanged(
            place: place, lead: record.lead, measure: measure, state: isBad ? .dropped : .recovered, value: value, bound: bound,
            days: record.days, explanation: explanation(record, measure, isBad, value))
    }

    private func explanation(
        _ record: ForecastRecord, _ measure: ForecastSkillChanged.Measure, _ isBad: Bool, _ value: Double
    ) -> Bilingual {
        let percent = Int((value * 100).rounded())
        switch (measure, isBad) {
        case (.skill, true):
            return Bilingual(
                zh: "近 \(record.days) 天，提前 \(record.lead) 天的预报不如同季节气候态（技巧 \(percent) %）。请谨慎使用，并检查资料来源。",
                en:
                    "Over the last \(record.days) days the forecasts \(lead(record)) ahead were worse than the season alone (skill \(percent) %). "
                    + "Use them with care and look at what feeds them.")
        case (.skill, false):
            return Bilingual(
                zh: "提前 \(record.lead) 天的预报技巧恢复（\(percent) %）。",
                en: "The forecasts \(lead(record)) ahead are good again (skill \(percent) %).")
        case (.calibration, true):
            return Bilingual(
                zh: "近 \(record.days) 天，提前 \(record.lead) 天的 80 % 区间只对了 \(percent) %：其概率目前不可全信。",
                en:
                    "Over the last \(record.days) days the 80 % band \(lead(record)) ahead held \(percent) % of the days: its probabilities are not to "
                    + "be taken at their word for now.")
        case (.calibration, false):
            return Bilingual(
                zh: "提前 \(record.lead) 天的 80 % 区间恢复正常（\(percent) %）。",
                en: "The 80 % band \(lead(record)) ahead is right again (\(percent) %).")
        }
    }

    private func lead(_ record: ForecastRecord) -> String { record.lead == 1 ? "one day" : "\(record.lead) days" }
}
