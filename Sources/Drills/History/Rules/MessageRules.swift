import Events

/// Messages: what channels took, beside what the journal says of it.
extension HistoryChecker {
    func checkMessages(_ own: SideHistory, _ history: History, _ findings: inout Findings) {
        let handed = history.handed.filter { $0.side == own.side && $0.isTaken }
        for (key, copies) in Dictionary(grouping: handed, by: { "\($0.notification) \($0.channel)" }).sorted(by: { $0.key < $1.key }) {
            if copies.count > 1 { findings.ask(.repeatedMessages) }
            let unexplained = copies.count { !$0.diedBefore }
            guard unexplained > 1, let last = copies.last else { continue }
            findings.add(.onceAMessage, last.at, own.side, [key], "无故重发", "sent twice, and the sender had written it down")
        }
        var outcomes: [String: History.Entry] = [:]
        let said =
            own.own(NotificationTransported.self).map { ($0.entry, $0.word.notification) }
            + own.own(NotificationFailed.self).filter { $0.word.sent == nil }.map { ($0.entry, $0.word.notification) }
        for (entry, number) in said {
            if let before = outcomes.updateValue(entry, forKey: number) {
                findings.add(.onceAMessage, own.side, [before, entry], "同一通知两个结果", "one message has two outcomes")
            }
        }
        // That the network could not deliver what a channel had taken is one more word about that, once, and no second outcome.
        var returned: Set<String> = []
        for (entry, word) in own.own(NotificationFailed.self) where word.sent != nil {
            guard outcomes[word.notification]?.event.type != NotificationTransported.type || !returned.insert(word.notification).inserted
            else { continue }
            findings.add(.onceAMessage, own.side, [entry], "未送达的通知没有发出过，或说了两次", "what was never sent is said to be undelivered, or twice")
        }
        for (entry, word) in own.own(NotificationTransported.self)
        where !handed.contains(where: { $0.notification == word.notification && $0.channel == word.channel }) {
            findings.add(.onceAMessage, own.side, [entry], "渠道没有收到", "the channel never took it")
        }
        findings.ask(.messages, said.count)
        for (entry, word) in own.own(NotificationRequested.self) where outcomes[word.notification] == nil {
            findings.add(.nothingLost, own.side, [entry], "通知没有下文", "the message was asked for and nothing became of it")
        }
    }
}
