import Chronology
import Events
import Region
import Wording

/// What is to be said now about one area and hazard: worked out from what is known, and from nothing that was only said.
///
/// At most one word about the warning and one about its consultation; each waits until the last of its kind is back from the journal.
struct Turn {
    let matter: Matter
    let procedure: WarningProcedure
    let region: Region
    let link: LinkView
    let time: Timestamp
    /// What this side's own events say that it is. Nobody's time runs out by the other side's clock.
    let clock: Timestamp
    let watch: Watch
    let prospect: Prospect
    let text: WarningText
    /// The region-wide warning that this area is part of.
    let partOf: String?

    /// The next word about the warning.
    func word() -> Emission? {
        guard !watch.isWaiting(at: time) else { return nil }
        if let standing = watch.standing, let recall = standing.recall { return cancellation(standing, recall) }
        if let proposal = watch.proposal { return withdrawal(of: proposal) ?? release(of: proposal) ?? anew(proposal) }
        return proposal()
    }

    // MARK: Proposing

    private func proposal() -> Emission? {
        if let verdict = watch.verdict, let decision = decision(verdict) { return notice.emission(decision, after: verdict) }
        guard let wanted, !(watch.refusal?.covers(wanted) ?? false) else { return nil }
        return notice.emission(wanted)
    }

    private var notice: ProposalNotice {
        ProposalNotice(matter: matter, procedure: procedure, watch: watch, prospect: prospect, text: text, time: time)
    }

    /// What the forecasts ask for, whatever people said about it.
    var wanted: WarningDecision? {
        if let decision = watch.decision(prospect, matter.rules) { return decision }
        guard let standing = watch.standing, let regionWide = matter.regionWide, let since = prospect.missingSince,
            time - since >= regionWide.patience
        else { return nil }
        switch regionWide.afterPatience {
        case .lift: return .lift(.noPicture)
        case .reduce:
            guard let lowest = matter.rules.levels.first, lowest < standing.level else { return nil }
            return .change(.lowered, to: lowest, prospect.likely[lowest])
        }
    }

    /// The level that a consultation came to, as a step from where the warning stands.
    private func decision(_ verdict: Verdict) -> WarningDecision? {
        let foreseen = foreseen(verdict)
        guard let standing = watch.standing else { return .issue(foreseen) }
        if verdict.level > standing.level { return .change(.raised, to: verdict.level, foreseen) }
        return verdict.level < standing.level ? .change(.lowered, to: verdict.level, foreseen) : nil
    }

    private func foreseen(_ verdict: Verdict) -> Foreseen {
        let (expected, by) = (prospect.likely[verdict.level] ?? prospect.fired, verdict.consultation)
        let first = expected?.onset ?? watch.standing?.onset ?? prospect.firstDay ?? time.beijingDate
        let words = Bilingual(zh: "经会商（\(by)）定为\(verdict.level.word.zh)。", en: " The consultation \(by) came to \(verdict.level.word.en).")
        return Foreseen(
            level: verdict.level, probability: prospect.likely[verdict.level]?.probability ?? 0,
            threshold: prospect.likely[verdict.level]?.threshold ?? 1, onset: first,
            ends: max(first, expected?.ends ?? watch.standing?.ends ?? first),
            reason: Bilingual(
                zh: (expected?.reason ?? matter.area.name).zh + words.zh, en: (expected?.reason ?? matter.area.name).en + words.en))
    }

    // MARK: Taking back

    private func cancellation(_ standing: Standing, _ recall: WarningRecalled) -> Emission {
        let post = region.name(ofPost: recall.post)
        let words = WarningCancelled(
            warning: standing.number, hazard: matter.hazard.rawValue, area: matter.area.id, level: standing.level, post: recall.post,
            person: recall.person, at: recall.at,
            reason: Bilingual(
                zh:
                    "\(matter.area.name.zh)\(standing.level.word.zh)\(matter.hazard.name.zh)预警系误发，现予撤销（\(post.zh)，\(recall.person)：\(recall.reason)）。",
                en:
                    "The \(standing.level.word.en) \(matter.hazard.name.en) warning for \(matter.area.name.en) was a mistake and is cancelled "
                    + "(\(post.en), \(recall.person): \(recall.reason))."))
        return Emission(words, subject: standing.number, correlationID: standing.number)
    }

    private func withdrawal(of proposal: Proposal) -> Emission? {
        guard let (cause, reason) = reasonToWithdraw(proposal) else { return nil }
        let words = WarningWithdrawn(proposal: proposal.number, warning: proposal.words.warning, cause: cause, reason: reason)
        return Emission(words, subject: proposal.words.warning, correlationID: proposal.words.warning)
    }

    private func reasonToWithdraw(_ proposal: Proposal) -> (WithdrawalCause, Bilingual)? {
        if !proposal.fits(watch.standing) { return (.superseded, WithdrawalWords.outOfPlace) }
        if let declined = proposal.declined {
            return (.declined, WithdrawalWords.declined(declined, post: region.name(ofPost: declined.post)))
        }
        if let reason = outcome(for: proposal) { return reason }
        return isSuperseded(proposal) ? (.superseded, WithdrawalWords.superseded(wanted)) : nil
    }

    /// What the consultation behind it says against it.
    private func outcome(for proposal: Proposal) -> (WithdrawalCause, Bilingual)? {
        guard let closed = watch.consultation?.closed, closed.proposal == proposal.number else { return nil }
        let rule = consultationRule(proposal)
        switch closed.outcome {
        case .silence where rule?.whenSilent == .hold: return (.expired, WithdrawalWords.silent(closed))
        case .unreachable where rule?.whenCutOff == .hold: return (.expired, WithdrawalWords.unreachable(matter.side.other))
        case .agreed, .dissent, .silence, .unreachable, .withdrawn:
            return closed.level == proposal.words.level ? nil : (.outvoted, WithdrawalWords.outvoted(closed))
        }
    }

    /// More is another thing at once; less, or nothing, only when a complete issue of the forecast says so.
    private func isSuperseded(_ proposal: Proposal) -> Bool {
        let (words, fired) = (proposal.words, prospect.fired?.level)
        if let overruled = proposal.overrules { return (fired ?? .blue) > max(overruled, words.level) }
        if let wanted, wanted.step == words.step, (wanted.level ?? words.level) == words.level { return false }
        let isMore: Bool
        switch words.step {
        case .issue, .raise, .extend: isMore = (fired ?? .blue) > words.level
        case .lower: isMore = fired.map { $0 > words.level } ?? false
        case .lift: isMore = fired != nil && prospect.missingSince == nil
        }
        return isMore || (watch.isComplete(prospect) && prospect.missingSince == nil)
    }

    // MARK: Releasing

    /// Goes out when as many people stand behind it as the procedure asks for and the consultation is over, or when its time is up.
    private func release(of proposal: Proposal) -> Emission? {
        let (plan, record) = (proposal.plan, watch.consultation)
        let isUp = proposal.due <= clock
        if let number = plan.consultation {
            let isOver = record?.number == number && record?.isOpen == false
            guard isOver || (isUp && record?.number != number) else { return nil }
        }
        if proposal.isReleased { return going(proposal, plan.people == 0 ? .automatic : .people) }
        guard isUp else { return nil }
        switch plan.fallback {
        case .release: return going(proposal, .fallback)
        case .hold:
            let words = WarningWithdrawn(
                proposal: proposal.number, warning: proposal.words.warning, cause: .expired, reason: WithdrawalWords.expired(proposal))
            return Emission(words, subject: proposal.words.warning, correlationID: proposal.words.warning)
        }
    }

    private func going(_ proposal: Proposal, _ means: ReleaseMeans) -> Emission {
        let record = watch.consultation.flatMap { $0.number == proposal.plan.consultation ? $0 : nil }
        return ReleaseNotice(
            region: region, owner: matter.side, proposal: proposal, consultation: record, link: link, means: means, partOf: partOf,
            members: matter.regionWide?.members.map(\.id)
        ).emission
    }
}

extension Turn {
    /// With nothing foreseen: for asking which rule applies.
    init(rulesOf matter: Matter, _ procedure: WarningProcedure, _ region: Region, _ watch: Watch) {
        let nothing = Prospect(
            fired: nil, likely: [:], isClear: false, clearing: nil, firstDay: nil, newest: .distantPast, oldest: .distantPast, causes: [])
        self.init(
            matter: matter, procedure: procedure, region: region, link: LinkView(), time: .distantPast, clock: .distantPast, watch: watch,
            prospect: nothing,
            text: WarningText(area: matter.area, rules: matter.rules, edition: nil, observed: [:]), partOf: nil)
    }
}

extension Proposal {
    /// Whether it still is a step from where the warning stands.
    func fits(_ standing: Standing?) -> Bool {
        words.step == .issue ? standing == nil : standing?.number == words.warning && standing?.level == words.from
    }
}
