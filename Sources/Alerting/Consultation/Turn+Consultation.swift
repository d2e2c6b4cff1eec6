import Chronology
import Events
import Region

extension Turn {
    /// The next word about a consultation. One is open at a time.
    func consultationWord(_ evidence: () -> ConsultationEvidence) -> Emission? {
        guard !watch.isAsking(at: time) else { return nil }
        if let record = watch.consultation, record.isOpen { return ending(record) ?? anew(record) }
        if let proposal = watch.proposal, let number = proposal.plan.consultation, number != watch.consultation?.number,
            let rule = consultationRule(proposal)
        {
            return notice(rule).opened(about: proposal, number: number, at: time, evidence())
        }
        guard let request = watch.request, let rule = procedure.consultationByHand else { return nil }
        let number = watch.nextConsultation(of: watch.standing?.number ?? matter.name)
        return notice(rule).opened(because: request, number: number, about: watch.standing, at: time, evidence())
    }

    private func ending(_ record: ConsultationRecord) -> Emission? {
        let rule = rule(of: record) ?? procedure.consultationByHand
        guard let rule else { return nil }
        if isMoot(record) { return notice(rule).closed(record, Conclusion(withdrawn: record), at: time) }
        guard record.isOver(at: clock, rule, link, owner: matter.side) else { return nil }
        return notice(rule).closed(record, Conclusion(record, rule, link, owner: matter.side, levels: matter.rules.levels), at: time)
    }

    /// Its proposal has gone; or it was opened by hand, and now there is a proposal with a consultation of its own.
    private func isMoot(_ record: ConsultationRecord) -> Bool {
        guard let about = record.opened.proposal else {
            return watch.proposal?.plan.consultation.map { $0 != record.number } ?? false
        }
        return watch.proposal?.number != about
    }

    private func notice(_ rule: ConsultationRule) -> ConsultationNotice {
        ConsultationNotice(region: region, owner: matter.side, area: matter.area, rules: matter.rules, rule: rule)
    }

    func consultationRule(_ proposal: Proposal) -> ConsultationRule? {
        procedure.consultation(matter.hazard, proposal.words.step, proposal.words.level, in: matter.area.id)
    }

    /// How the open consultation goes.
    func rule(of record: ConsultationRecord) -> ConsultationRule? {
        guard record.opened.proposal != nil else { return procedure.consultationByHand }
        return watch.proposal.flatMap { $0.number == record.opened.proposal ? consultationRule($0) : nil }
    }
}
