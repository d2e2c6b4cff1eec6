import Chronology
import Events

// How good the forecasts are, and what they mean for the criteria. Each kind is bounded, and the newest word stays.

extension DeskState {
    mutating func take(_ verified: ForecastVerified) {
        guard self.verified[verified.place] != nil || self.verified.count < DeskLimit.places else { return }
        if let kept = self.verified[verified.place], kept.date > verified.date { return }
        self.verified[verified.place] = DeskVerification(verified)
    }

    /// An alarm stands until the same measure of the same lead has recovered.
    mutating func take(_ change: ForecastSkillChanged, _ event: Event) {
        skillAlarms.removeAll { $0.isAbout(change, event) }
        guard change.state == .dropped else { return }
        skillAlarms.append(DeskSkillAlarm(change, event))
        if skillAlarms.count > DeskLimit.skillAlarms { skillAlarms.removeFirst(skillAlarms.count - DeskLimit.skillAlarms) }
    }

    mutating func take(_ assessed: CriteriaAssessed, _ event: Event) {
        if let kept = criteria[assessed.area], kept.issued > assessed.issued { return }
        criteria[assessed.area] = DeskCriteria(assessed, event)
        if criteria.count > DeskLimit.areas, let oldest = criteria.values.min(by: { ($0.issued, $0.area) < ($1.issued, $1.area) }) {
            criteria[oldest.area] = nil
        }
    }
}
