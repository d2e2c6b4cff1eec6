import Events

/// What one side says is what the other hears.
extension HistoryChecker {
    func checkPeople(_ history: History, _ local: SideHistory, _ corps: SideHistory, _ findings: inout Findings) {
        findings.ask(.told, history.recorded.count)
        for recorded in history.recorded {
            let own = recorded.side == .local ? local : corps
            let kept = own.entry(recorded.event.id)
            guard kept?.event.with(nil) != recorded.event.with(nil) else { continue }
            findings.add(
                .nothingLost, recorded.at, recorded.side, ["\(recorded.event.type) \(recorded.event.id)"], "已告知“已记录”的事件不在日志中",
                "a person was told that it is recorded, and the journal has it not")
        }
    }

    func checkCrossing(_ local: SideHistory, _ corps: SideHistory, _ findings: inout Findings) {
        for (own, other) in [(local, corps), (corps, local)] {
            let sent = own.entries.filter { $0.event.side == own.side && facts.crosses($0.event) }
            let heard = other.entries.filter { $0.event.side == own.side }
            compare(sent, heard, own, other, &findings)
            comparePictures(own, other, &findings)
        }
    }

    /// Whatever was slipped in on the way is in no journal as it was slipped in.
    func checkForgeries(_ history: History, _ own: SideHistory, _ findings: inout Findings) {
        if own.side == .local { findings.ask(.forged, history.forged.count) }
        for forged in history.forged {
            guard let kept = own.entry(forged.id), kept.event.source == forged.source, kept.event.with(nil) == forged.with(nil) else {
                continue
            }
            findings.add(.nothingForged, own.side, [kept], "伪造的事件被收下", "what somebody made up on the way is kept")
        }
    }

    private func compare(
        _ sent: [History.Entry], _ heard: [History.Entry], _ own: SideHistory, _ other: SideHistory, _ findings: inout Findings
    ) {
        findings.ask(.crossed, sent.count)
        let there = Set(heard.map(\.event))
        for entry in sent where !there.contains(entry.event) {
            findings.add(.nothingLost, own.side, [entry], "对方没有收到", "the other side never heard it")
        }
        let said = Set(sent.map(\.event))
        var known: Set<Event> = []
        for entry in heard {
            if !said.contains(entry.event) {
                findings.add(
                    .nothingRepeated, other.side, [entry], "说话方没有这个事件", "its speaker never said it, or not so, or it may not cross")
            } else if !known.insert(entry.event).inserted {
                findings.add(.nothingRepeated, other.side, [entry], "重复", "it is there twice")
            }
        }
        for (source, words) in Dictionary(grouping: sent, by: \.event.source).sorted(by: { $0.key < $1.key }) {
            let order = heard.filter { $0.event.source == source }.map(\.event.id)
            guard Set(order) == Set(words.map(\.event.id)), order != words.map(\.event.id) else { continue }
            findings.add(.samePicture, other.side, words.suffix(1), "次序不同：\(source)", "the words of \(source) are in another order")
        }
    }

    private func comparePictures(_ own: SideHistory, _ other: SideHistory, _ findings: inout Findings) {
        let (mine, theirs) = (Picture(of: own.side, in: own), Picture(of: own.side, in: other))
        findings.ask(.pictures, mine.size)
        guard mine != theirs else { return }
        let different = mine.difference(from: theirs)
        findings.add(.samePicture, own.end, own.side, different, "两边看到的不同", "the two sides see something different")
    }
}

/// What one side's words come to, in whichever journal they are read.
struct Picture: Hashable {
    /// By warning, its level; nil when it is over.
    private var warnings: [String: WarningLevel?] = [:]
    private var acknowledged: Set<String> = []

    init(of side: Side, in history: SideHistory) {
        for entry in history.entries where entry.event.side == side { take(entry.event) }
    }

    private mutating func take(_ event: Event) {
        switch event.type {
        case WarningIssued.type: if let word = try? event.payload(WarningIssued.self) { warnings[word.warning] = .some(word.level) }
        case WarningUpdated.type: if let word = try? event.payload(WarningUpdated.self) { warnings[word.warning] = .some(word.level) }
        case WarningLifted.type, WarningCancelled.type: warnings[event.subject] = .some(nil)
        case AcknowledgementRecorded.type: acknowledged.insert("\(event.subject) \(event.id)")
        default: break
        }
    }

    var size: Int { warnings.count + acknowledged.count }

    func difference(from other: Picture) -> [String] {
        let numbers = Set(warnings.keys).union(other.warnings.keys).filter { warnings[$0] != other.warnings[$0] }
        return numbers.union(acknowledged.symmetricDifference(other.acknowledged)).sorted()
    }
}
