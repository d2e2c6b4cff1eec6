import Chronology
import Events
import Region
import Wording

/// The words that open and end a consultation.
struct ConsultationNotice {
    let region: Region
    let owner: Side
    let area: WarningArea
    let rules: LifeRules
    let rule: ConsultationRule

    /// About a proposal, whose number the consultation already has.
    func opened(about proposal: Proposal, number: String, at time: Timestamp, _ evidence: ConsultationEvidence) -> Emission {
        let words = proposal.words
        let due = min(time + rule.time, proposal.due)
        return emission(
            ConsultationOpened(
                consultation: number, hazard: words.hazard, area: words.area, warning: words.warning, proposal: words.proposal,
                level: words.level, participants: rule.participants, due: due, evidence: evidence, fallback: fallback, reason: words.reason
            ))
    }

    /// Because a person asked, with or without a warning in force.
    func opened(
        because request: ConsultationRequested, number: String, about standing: Standing?, at time: Timestamp,
        _ evidence: ConsultationEvidence
    ) -> Emission {
        let post = region.name(ofPost: request.post)
        let reason = Bilingual(
            zh: "\(post.zh)（\(request.person)）请求会商：\(request.reason)",
            en: "\(post.en) (\(request.person)) asks for a consultation: \(request.reason)")
        return emission(
            ConsultationOpened(
                consultation: number, hazard: rules.hazard.rawValue, area: area.id, warning: standing?.number, level: standing?.level,
                participants: rule.participants, due: time + rule.time, evidence: evidence, fallback: fallback, reason: reason,
                requestedBy: Releaser(post: request.post, person: request.person, at: request.at)))
    }

    private func emission(_ opened: ConsultationOpened) -> Emission {
        Emission(opened, subject: opened.consultation, correlationID: opened.warning ?? opened.consultation)
    }

    /// What happens when somebody is silent or cut off, said to everybody who is asked.
    private var fallback: Bilingual {
        let (silent, cutOff) = (rule.whenSilent.words, rule.whenCutOff.words)
        let minutes = rule.timeWhenCutOff.wholeSeconds / 60
        return Bilingual(
            zh: "到时仍有必答岗位未答复：\(silent.zh)。与\(owner.other.word.zh)的链路中断：只等\(minutes)分钟，\(cutOff.zh)，并在发布内容中注明。",
            en:
                "When a post that must answer is silent to the end: \(silent.en). When the link to the \(owner.other.word.en) side is down: "
                + "\(minutes) minutes are waited, then \(cutOff.en); everything issued says so.")
    }

    /// The end, with its minutes.
    func closed(_ record: ConsultationRecord, _ conclusion: Conclusion, at time: Timestamp) -> Emission {
        let opened = record.opened
        let review = conclusion.outcome == .withdrawn ? nil : time + rule.review
        let minutes = Minutes(region: region, area: area, rules: rules, record: record, conclusion: conclusion, at: time, review: review)
        let closed = ConsultationClosed(
            consultation: opened.consultation, warning: opened.warning, proposal: opened.proposal, outcome: conclusion.outcome,
            level: conclusion.level, opinions: record.opinions, silent: conclusion.silent, unreachable: conclusion.unreachable,
            minutes: minutes.text, nextReview: review)
        return Emission(closed, subject: opened.consultation, correlationID: opened.warning ?? opened.consultation)
    }
}

extension Absence {
    var words: Bilingual {
        switch self {
        case .proceed: Bilingual(zh: "由预警所属方继续签发", en: "the owner goes on to release it")
        case .hold: Bilingual(zh: "维持现状，撤回提议", en: "what is in force stays and the proposal is withdrawn")
        }
    }
}

extension Side {
    /// 地方, 兵团.
    var word: Bilingual {
        switch self {
        case .local: Bilingual(zh: "地方", en: "local")
        case .corps: Bilingual(zh: "兵团", en: "corps")
        }
    }
}

extension Region {
    /// Its name, or the id where nobody knows the post.
    func name(ofPost id: String) -> Bilingual { post(id)?.name ?? Bilingual(zh: id, en: id) }
    func name(ofPlace code: String) -> Bilingual { place(code)?.name ?? Bilingual(zh: code, en: code) }
}
