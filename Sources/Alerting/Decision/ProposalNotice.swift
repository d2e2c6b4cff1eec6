import Chronology
import Events
import Playbook
import Region
import Wording

/// A decision put into a proposal.
struct ProposalNotice {
    let matter: Matter
    let procedure: WarningProcedure
    let watch: Watch
    let prospect: Prospect
    let text: WarningText
    let time: Timestamp

    /// - Parameter verdict: the consultation that the decision comes from, where one has been held already.
    func emission(_ decision: WarningDecision, after verdict: Verdict? = nil) -> Emission {
        let number = watch.number(matter.name, in: time.beijingDate.year)
        let level = decision.level ?? watch.standing?.level ?? matter.rules.levels.first ?? .yellow
        let words = WarningProposed(
            proposal: watch.nextProposal(of: number), warning: number, step: decision.step, hazard: matter.hazard.rawValue,
            area: matter.area.id, places: matter.area.places, from: watch.standing?.level, level: level, onset: onset(decision),
            ends: ends(decision), criterion: criterion(decision, level), citation: citation(decision), probability: chance(decision).0,
            threshold: chance(decision).1, causes: prospect.causes, reason: reason(decision, level),
            release: plan(decision.step, level, of: number, after: verdict))
        return Emission(words, subject: number, correlationID: number)
    }

    // MARK: Who stands behind it

    private func plan(_ step: WarningStep, _ level: WarningLevel, of number: String, after verdict: Verdict?) -> ReleasePlan {
        let release = procedure.release(matter.hazard, step, level)
        let rule = verdict == nil ? procedure.consultation(matter.hazard, step, level, in: matter.area.id) : nil
        return ReleasePlan(
            consultation: verdict?.consultation ?? rule.map { _ in watch.nextConsultation(of: number) }, people: release.people,
            posts: release.posts[matter.side] ?? [], due: time + (rule?.time ?? .zero) + release.time,
            fallback: release.fallback(for: step))
    }

    // MARK: What is proposed

    private func foreseen(_ decision: WarningDecision) -> Foreseen? {
        switch decision {
        case .issue(let foreseen): foreseen
        case .change(_, _, let foreseen): foreseen
        case .lift: nil
        }
    }

    /// A change never moves the beginning of an episode that is under way, and never shortens it: only lifting ends it.
    private func onset(_ decision: WarningDecision) -> CalendarDate {
        [watch.standing?.onset, foreseen(decision)?.onset].compactMap { $0 }.min() ?? prospect.firstDay ?? time.beijingDate
    }

    private func ends(_ decision: WarningDecision) -> CalendarDate {
        let last = [watch.standing?.ends, foreseen(decision)?.ends].compactMap { $0 }.max()
        return max(last ?? prospect.firstDay ?? time.beijingDate, onset(decision))
    }

    private func criterion(_ decision: WarningDecision, _ level: WarningLevel) -> String {
        switch decision {
        case .issue, .change: matter.rules.criterionName(level)
        case .lift(.ruleMet): matter.rules.lifting.text
        case .lift(.notExpected): "not expected any more before it began"
        case .lift(.noPicture): "the other side's forecasts are missing"
        }
    }

    private func citation(_ decision: WarningDecision) -> String {
        switch decision {
        case .issue, .change: matter.rules.citation
        case .lift(.ruleMet): matter.rules.lifting.citation
        case .lift(.notExpected): matter.rules.steadiness.provenance.source ?? "illustrative"
        case .lift(.noPicture): matter.regionWide?.provenance.source ?? "illustrative"
        }
    }

    private func chance(_ decision: WarningDecision) -> (Double, Double) {
        switch decision {
        case .issue, .change: (foreseen(decision)?.probability ?? 0, foreseen(decision)?.threshold ?? 1)
        case .lift: (prospect.clearing?.probability ?? 1, prospect.clearing?.threshold ?? 1)
        }
    }

    private func reason(_ decision: WarningDecision, _ level: WarningLevel) -> Bilingual {
        switch decision {
        case .issue(let foreseen): foreseen.reason
        case .change(let change, _, let foreseen):
            text.changed(change, from: watch.standing?.level ?? level, to: level, foreseen, isMissing: prospect.missingSince != nil)
        case .lift(let cause): text.lifted(cause, prospect.clearing)
        }
    }
}
