import Events
import Wording

extension ConsultationRequested: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let (speaker, area, hazard) = (names.speaker(post, person), names.area(area), names.hazard(hazard))
        return Narration(
            .notable, zh: "\(speaker.zh)提请就\(area.zh)\(hazard.zh)会商：\(reason)",
            en: "\(speaker.en) asks for a consultation about \(hazard.en) in \(area.en): \(reason)")
    }
}

extension ConsultationOpened: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let (side, area, hazard) = (names.side(event.side), names.area(area), names.hazard(hazard))
        let level = level.map { names.level($0) }
        let proposed = level.map { Bilingual(zh: "（拟\($0.zh)）", en: ", \($0.en) proposed") } ?? .same("")
        let (asked, due) = (names.list(participants.map { names.post($0.post) }), Figures.time(due))
        if let before = formerDue.map(Figures.time) {
            return Narration(
                .notable, zh: "会商 \(consultation) 送达迟，\(asked.zh)的答复时限由 \(before.zh) 顺延至 \(due.zh)。",
                en: "Consultation \(consultation) was put to people late: \(asked.en) have until \(due.en) instead of \(before.en).")
        }
        return Narration(
            .urgent, zh: "\(side.zh)就\(area.zh)\(hazard.zh)\(proposed.zh)会商 \(consultation)，请\(asked.zh)在 \(due.zh) 前答复：\(reason.zh)",
            en: "The \(side.en) opened consultation \(consultation) on \(hazard.en) in \(area.en)\(proposed.en); \(asked.en) to answer by "
                + "\(due.en): \(reason.en)")
    }
}

extension ConsultationAnswered: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let (side, speaker, stance) = (names.side(event.side), names.speaker(post, person), names.stance(stance))
        let level = level.map { names.level($0) }
        let other = level.map { Bilingual(zh: "，主张\($0.zh)", en: ", would have it \($0.en)") } ?? .same("")
        return Narration(
            self.stance == .disagree ? .notable : .routine,
            zh: "会商 \(consultation)：\(side.zh)\(speaker.zh)\(stance.zh)\(other.zh)：\(reason)",
            en: "Consultation \(consultation): \(speaker.en), \(side.en), \(stance.en)\(other.en): \(reason)")
    }
}

extension ConsultationClosed: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let outcome = names.outcome(outcome)
        let level = level.map { names.level($0) } ?? Bilingual(zh: "不发预警", en: "no warning")
        let missing = silent.isEmpty ? nil : names.list(silent.map { names.post($0) })
        let quiet = missing.map { Bilingual(zh: "；未答复：\($0.zh)", en: "; no answer from \($0.en)") } ?? .same("")
        return Narration(
            .notable, zh: "会商 \(consultation) 结束，\(outcome.zh)，\(level.zh)\(quiet.zh)。",
            en: "Consultation \(consultation) is closed: \(outcome.en), \(level.en)\(quiet.en).")
    }
}

extension Names {
    fileprivate func stance(_ stance: Stance) -> Bilingual {
        switch stance {
        case .agree: Bilingual(zh: "同意", en: "agrees")
        case .disagree: Bilingual(zh: "不同意", en: "disagrees")
        case .abstain: Bilingual(zh: "弃权", en: "abstains")
        }
    }

    fileprivate func outcome(_ outcome: ConsultationOutcome) -> Bilingual {
        switch outcome {
        case .agreed: Bilingual(zh: "意见一致", en: "all agree")
        case .dissent: Bilingual(zh: "有不同意见，由主办方决定", en: "with dissent, decided by its owner")
        case .silence: Bilingual(zh: "到时有岗位未答复", en: "its time ran out with a post silent")
        case .unreachable: Bilingual(zh: "到时联系不上对方", en: "its time ran out with the other side cut off")
        case .withdrawn: Bilingual(zh: "已无须决定", en: "nothing is left to decide")
        }
    }
}
