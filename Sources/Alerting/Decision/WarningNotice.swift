import Chronology
import Events
import Playbook
import Region

/// A decision put into an event.
struct WarningNotice {
    let side: Side
    let area: WarningArea
    let hazard: Hazard
    let edition: CriteriaEdition
    let watch: Watch
    let outlook: AreaOutlook

    func emission(_ decision: WarningDecision, at time: Timestamp) -> Emission {
        let next = watch.nextNumber("\(side.rawValue)-\(area.id)-\(hazard.rawValue)", in: time.beijingDate.year)
        let number = watch.standing?.number ?? next
        let payload: any EventPayload =
            switch decision {
            case .issue(let expected): issued(number, expected)
            case .change(let change, let level, let expected): updated(number, change, level, expected)
            case .lift(let cause): lifted(number, cause)
            }
        return Emission(payload, subject: number, correlationID: number)
    }

    private var text: WarningText { WarningText(area: area, edition: edition) }

    private func threshold(_ level: WarningLevel) -> Double { edition.criterion(level)?.probability ?? 1 }

    private func issued(_ number: String, _ expected: Expected) -> WarningIssued {
        let expectation = expected.expectation
        let threshold = threshold(expectation.level)
        return WarningIssued(
            warning: number, hazard: hazard.rawValue, area: area.id, places: area.places, level: expectation.level,
            onset: expectation.onset, ends: expectation.ends, criterion: edition.criterionName(expectation.level),
            citation: edition.citation, probability: expectation.probability, threshold: threshold, causes: outlook.forecasts,
            reason: text.issued(expected, threshold: threshold))
    }

    /// An update never moves the beginning of an episode that is under way, and never shortens it: only lifting ends it.
    private func updated(_ number: String, _ change: WarningChange, _ level: WarningLevel, _ expected: Expected?) -> WarningUpdated {
        let threshold = threshold(level)
        let from = watch.standing?.level ?? level
        let onset = [watch.standing?.onset, expected?.expectation.onset].compactMap { $0 }.min()
        let ends = [watch.standing?.ends, expected?.expectation.ends].compactMap { $0 }.max()
        let today = outlook.firstDay ?? CalendarDate(dayNumber: 0)
        return WarningUpdated(
            warning: number, hazard: hazard.rawValue, area: area.id, places: area.places, change: change, from: from, level: level,
            onset: onset ?? today, ends: ends ?? today, criterion: edition.criterionName(level), citation: edition.citation,
            probability: expected?.expectation.probability ?? 0, threshold: threshold, causes: outlook.forecasts,
            reason: text.changed(change, from: from, to: level, expected, threshold: threshold))
    }

    private func lifted(_ number: String, _ cause: LiftCause) -> WarningLifted {
        let rule = edition.lifting
        let isByRule = cause == .ruleMet
        return WarningLifted(
            warning: number, hazard: hazard.rawValue, area: area.id, level: watch.standing?.level ?? .yellow,
            criterion: isByRule ? rule.text : "not expected any more before it began",
            citation: isByRule ? rule.citation : edition.steadiness.provenance.source ?? "illustrative",
            causes: outlook.forecasts, reason: text.lifted(cause, probability: outlook.clearProbability))
    }
}
