import Chronology
import Events
import Wording

// The link to the other side, its keys, and the watches over what should be heard.

extension LinkMeasured: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let (peer, lag) = (names.side(peer), Figures.length(lag))
        return Narration(
            .routine, zh: "读\(peer.zh)日志到 \(position)（末号 \(head)）：还差 \(behind) 条，滞后 \(lag.zh)。",
            en: "The \(peer.en)'s journal is read to \(position) of \(head): \(behind) to go, \(lag.en) behind.")
    }
}

extension LinkReceived: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let (side, peer, at) = (names.side(event.side), names.side(peer), Figures.time(at))
        return Narration(
            .routine, zh: "\(side.zh)回执：\(peer.zh)的事件已收到第 \(position) 号，\(at.zh)（新收 \(count) 条）。",
            en: "Receipt of the \(side.en): it has what the \(peer.en) said up to \(position), at \(at.en) (\(count) more).")
    }
}

extension LinkRefused: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let (peer, cause) = (names.side(peer), names.refusal(cause))
        return Narration(
            isSuspicious ? .urgent : .notable, zh: "没有收下\(peer.zh)的第 \(position) 号事件（\(cause.zh)）：\(reason.zh)",
            en: "Event \(position) of the \(peer.en) was not taken (\(cause.en)): \(reason.en)")
    }

    /// Whether somebody else may be speaking in the other side's name.
    private var isSuspicious: Bool {
        switch cause {
        case .forged, .unknownKey, .revokedKey, .conflict: true
        case .unsigned, .policy, .unreadable: false
        }
    }
}

extension LinkHealed: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let (peer, from, until) = (names.side(peer), Figures.time(from), Figures.time(until))
        let count = decisions.count
        return Narration(
            count > 0 ? .urgent : .notable,
            zh: "与\(peer.zh)的链路中断（\(from.zh) 至 \(until.zh)）后已补齐 \(received) 条；其间各自决定 \(count) 项\(count > 0 ? "，请核对" : "")。",
            en: "After the cut to the \(peer.en) (\(from.en) to \(until.en)) its \(received) events are read; decided without each other: "
                + "\(count)\(count > 0 ? ", please compare" : "").")
    }
}

extension KeyAnnounced: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let (side, from) = (names.side(event.side), Figures.time(from))
        return Narration(
            .notable, zh: "\(side.zh)自 \(from.zh) 起改用签名密钥 \(key)（代替 \(replaces)）。",
            en: "The \(side.en) signs with key \(key) from \(from.en), instead of \(replaces).")
    }
}

extension KeyRevoked: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let (side, from) = (names.side(event.side), Figures.time(from))
        return Narration(
            .notable, zh: "\(side.zh)的签名密钥 \(key) 自 \(from.zh) 起作废：\(reason)",
            en: "Key \(key) of the \(side.en) does not count from \(from.en): \(reason)")
    }
}

// MARK: - Watches

extension HeartbeatSaid: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let side = names.side(event.side)
        return Narration(
            .routine, zh: "\(side.zh)心跳第 \(number) 次：未了呼叫 \(open) 个，其中无人确认 \(unanswered) 个。",
            en: "Heartbeat \(number) of the \(side.en): \(open) calls open, \(unanswered) of them not acknowledged.")
    }
}

extension WatchLapsed: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let last = last.map { Figures.time($0) } ?? Bilingual(zh: "从未", en: "never")
        return Narration(
            .urgent, zh: "该有消息而没有：\(reason.zh)（\(watch)，上次 \(last.zh)）",
            en: "Not heard when it should be: \(reason.en) (\(watch), last: \(last.en))")
    }
}

extension WatchRecovered: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        Narration(.notable, zh: "又有消息了：\(reason.zh)（\(watch)）", en: "Heard again: \(reason.en) (\(watch))")
    }
}

extension Names {
    fileprivate func refusal(_ cause: LinkRefusal) -> Bilingual {
        switch cause {
        case .unsigned: Bilingual(zh: "没有签名", en: "not signed")
        case .forged: Bilingual(zh: "签名不符", en: "the signature is not its own")
        case .unknownKey: Bilingual(zh: "密钥不认识", en: "nobody here knows the key")
        case .revokedKey: Bilingual(zh: "密钥已作废", en: "the key was revoked")
        case .policy: Bilingual(zh: "按规定不过链路", en: "the policy does not let it cross")
        case .conflict: Bilingual(zh: "与已收到的不一致", en: "something else is known under its id")
        case .unreadable: Bilingual(zh: "读不懂", en: "it is no event")
        }
    }
}
