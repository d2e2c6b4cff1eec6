import Chronology
import Events
import Wording

// A step of a warning before it counts, and the way back from one that was a mistake.

extension WarningProposed: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        if let formerDue { return moved(from: formerDue) }
        let (side, area, hazard) = (names.side(event.side), names.area(area), names.hazard(hazard))
        let (step, need) = (names.step(self), release.told)
        return Narration(
            release.people > 0 ? .urgent : .notable,
            zh: "\(side.zh)拟\(step.zh)\(area.zh)\(hazard.zh)预警 \(warning)（提案 \(proposal)）：\(need.zh)",
            en: "The \(side.en) proposes to \(step.en) \(hazard.en) warning \(warning) for \(area.en) (proposal \(proposal)): \(need.en)")
    }
}

extension WarningProposed {
    /// The same proposal with more time.
    private func moved(from former: Timestamp) -> Narration {
        let (due, before) = (Figures.time(release.due), Figures.time(former))
        return Narration(
            .notable, zh: "提案 \(proposal) 送达迟，签发时限由 \(before.zh) 顺延至 \(due.zh)。",
            en: "Proposal \(proposal) was put to people late: they have until \(due.en) instead of \(before.en).")
    }
}

extension ReleasePlan {
    /// Who has to do what by when, and what happens otherwise.
    fileprivate var told: Bilingual {
        let due = Figures.time(due)
        guard people > 0 else {
            return Bilingual(zh: "会商后自动签发，最迟 \(due.zh)。", en: "goes out by itself after the consultation, by \(due.en).")
        }
        let need = people == 1 ? Bilingual(zh: "1 人", en: "1 person") : Bilingual(zh: "\(people) 名不同的人", en: "\(people) different people")
        return switch fallback {
        case .release:
            Bilingual(
                zh: "须由\(need.zh)在 \(due.zh) 前签发，否则自动发出并注明无人签发。",
                en: "\(need.en) to release it by \(due.en); otherwise it goes out and says that nobody released it.")
        case .hold:
            Bilingual(
                zh: "须由\(need.zh)在 \(due.zh) 前签发，否则不发出。",
                en: "\(need.en) to release it by \(due.en); otherwise it does not go out.")
        }
    }
}

extension WarningEndorsed: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let speaker = names.speaker(post, person)
        let words = note.map { Bilingual(zh: "，留言：\($0)", en: ", saying: \($0)") } ?? .same("")
        return Narration(
            .notable, zh: "\(speaker.zh)签发提案 \(proposal)\(words.zh)。", en: "\(speaker.en) released proposal \(proposal)\(words.en).")
    }
}

extension WarningDeclined: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let speaker = names.speaker(post, person)
        return Narration(
            .notable, zh: "\(speaker.zh)不予签发提案 \(proposal)：\(reason)", en: "\(speaker.en) refused proposal \(proposal): \(reason)")
    }
}

extension WarningWithdrawn: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let cause = names.withdrawal(cause)
        return Narration(
            .notable, zh: "提案 \(proposal) 不再进行（\(cause.zh)）：\(reason.zh)",
            en: "Proposal \(proposal) is off the table (\(cause.en)): \(reason.en)")
    }
}

extension WarningRecalled: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let speaker = names.speaker(post, person)
        return Narration(
            .urgent, zh: "\(speaker.zh)撤回预警 \(warning)，称系误发：\(reason)",
            en: "\(speaker.en) recalls warning \(warning) as a mistake: \(reason)")
    }
}

extension WarningCancelled: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let (side, area) = (names.side(event.side), names.area(area))
        let (hazard, level, speaker) = (names.hazard(hazard), names.level(level), names.speaker(post, person))
        return Narration(
            .urgent, zh: "\(side.zh)取消误发的\(level.zh)\(hazard.zh)预警 \(warning)（\(area.zh)），由\(speaker.zh)撤回：\(reason.zh)",
            en: "The \(side.en) cancelled the \(level.en) \(hazard.en) warning \(warning) for \(area.en), a mistake, recalled by "
                + "\(speaker.en): \(reason.en)")
    }
}

extension Names {
    /// What is proposed, as the verb of a sentence.
    fileprivate func step(_ proposed: WarningProposed) -> Bilingual {
        let (new, old) = (level(proposed.level), proposed.from.map(level) ?? .same("–"))
        return switch proposed.step {
        case .issue: Bilingual(zh: "发布\(new.zh)", en: "issue the \(new.en)")
        case .raise: Bilingual(zh: "由\(old.zh)升级为\(new.zh)：", en: "raise from \(old.en) to \(new.en) the")
        case .lower: Bilingual(zh: "由\(old.zh)降级为\(new.zh)：", en: "lower from \(old.en) to \(new.en) the")
        case .extend: Bilingual(zh: "延长\(new.zh)", en: "extend the \(new.en)")
        case .lift: Bilingual(zh: "解除\(new.zh)", en: "lift the \(new.en)")
        }
    }

    fileprivate func withdrawal(_ cause: WithdrawalCause) -> Bilingual {
        switch cause {
        case .superseded: Bilingual(zh: "有了新的预报", en: "a newer forecast")
        case .declined: Bilingual(zh: "有人不予签发", en: "somebody refused it")
        case .expired: Bilingual(zh: "到时无人签发", en: "nobody released it in time")
        case .outvoted: Bilingual(zh: "会商另有决定", en: "the consultation decided otherwise")
        }
    }
}
