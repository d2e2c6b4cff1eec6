import Events
import Wording

extension ClockAdvanced: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let time = Figures.time(to)
        return Narration(.routine, zh: "演练时间走到 \(time.zh)。", en: "The exercise clock is at \(time.en).")
    }
}

extension DeadlineReached: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let time = Figures.time(deadline)
        return Narration(
            .routine, zh: "\(processor) 等待的时间 \(time.zh) 到了。", en: "The time that \(processor) waited for, \(time.en), has come.")
    }
}

extension EventRejected: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        Narration(
            .notable, zh: "\(processor) 读不懂来自 \(source) 的事件 \(self.event)，已跳过：\(reason)",
            en: "\(processor) could not understand event \(self.event) from \(source) and left it out: \(reason)")
    }
}

extension LinkChanged: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let peer = names.side(peer)
        return switch state {
        case .up:
            Narration(.notable, zh: "与\(peer.zh)的链路已恢复：\(reason.zh)", en: "The link to the \(peer.en) is up: \(reason.en)")
        case .down:
            Narration(.urgent, zh: "与\(peer.zh)的链路中断：\(reason.zh)", en: "The link to the \(peer.en) is down: \(reason.en)")
        }
    }
}
