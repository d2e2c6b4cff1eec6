import Events
import Wording

// Calls, from the first ring to the last, and what keeps them quiet.

extension CallOpened: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let (side, urgency) = (names.side(event.side), names.urgency(urgency))
        return Narration(
            self.urgency == .minor ? .notable : .urgent, zh: "\(side.zh)开始\(urgency.zh)呼叫 \(call)，等人确认：\(title.zh)",
            en: "The \(side.en) is calling its people (\(urgency.en), \(call)) until somebody acknowledges: \(title.en)")
    }
}

extension CallUnanswered: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let asked = names.list(asked.map { names.post($0) })
        let next = next.map { Figures.time($0) }
        let again = next.map { Bilingual(zh: "，\($0.zh) 再从头呼叫", en: "; the ladder begins again at \($0.en)") } ?? .same("")
        return Narration(
            .urgent, zh: "呼叫 \(call) 第 \(round) 轮无人确认，已找过\(asked.zh)\(again.zh)。请直接打电话。",
            en: "Nobody has acknowledged call \(call) (round \(round), asked: \(asked.en))\(again.en). Telephone somebody.")
    }
}

extension CallResumed: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        Narration(
            .urgent, zh: "\(owner) 对呼叫 \(call) 的确认到期而事情未了，重新呼叫当班人员：\(reason.zh)",
            en:
                "What \(owner) acknowledged of call \(call) has run out and it is not over; whoever is on duty is called again: \(reason.en)"
        )
    }
}

extension CallClosed: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        Narration(.routine, zh: "呼叫 \(call) 结束：\(reason.zh)", en: "Call \(call) is closed: \(reason.en)")
    }
}

// MARK: - Silences

extension SilenceSet: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let (speaker, urgency) = (names.speaker(post, person), names.urgency(upTo))
        let (from, until) = (Figures.time(begins), Figures.time(ends))
        let about = about.isEmpty ? Bilingual(zh: "所有事项", en: "everything") : names.list(about.map { names.other($0) })
        return Narration(
            .notable, zh: "\(speaker.zh)对\(about.zh)设置静默 \(silence)：\(urgency.zh)及以下不呼叫，\(from.zh) 至 \(until.zh)：\(reason)",
            en: "\(speaker.en) set silence \(silence) on \(about.en): no calls up to \(urgency.en), \(from.en) to \(until.en): \(reason)")
    }
}

extension SilenceEnded: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let speaker = names.speaker(post, person)
        return Narration(
            .notable, zh: "\(speaker.zh)提前解除静默 \(silence)：\(reason)", en: "\(speaker.en) ended silence \(silence) early: \(reason)")
    }
}

extension Names {
    fileprivate func urgency(_ urgency: CallUrgency) -> Bilingual {
        switch urgency {
        case .critical: Bilingual(zh: "特急", en: "critical")
        case .major: Bilingual(zh: "紧急", en: "major")
        case .minor: Bilingual(zh: "一般", en: "minor")
        }
    }
}
