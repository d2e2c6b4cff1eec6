import Chronology
import Events

/// One owner decides, step by step, and somebody stands behind it.
extension HistoryChecker {
    /// Decisions and who said them.
    func checkOwners(_ own: SideHistory, _ findings: inout Findings) {
        for entry in own.entries where Self.isDecision(entry.event.type) {
            findings.ask(.decisions)
            let event = entry.event
            guard let owner = owner(of: event) else {
                findings.add(.oneOwner, own.side, [entry], "不属于任何一方", "it belongs to neither side")
                continue
            }
            if event.side != owner || event.source != "/\(owner.rawValue)/alert" {
                findings.add(.oneOwner, own.side, [entry], "不是责任方作的决定", "\(event.source) decides what is \(owner.rawValue)'s to decide")
            }
        }
    }

    private static func isDecision(_ type: String) -> Bool {
        [
            WarningProposed.type, WarningWithdrawn.type, WarningIssued.type, WarningUpdated.type, WarningLifted.type, WarningCancelled.type,
            ConsultationOpened.type, ConsultationClosed.type,
        ].contains(type)
    }

    /// Where the area is known, whose it is; an incident's warnings are of the side whose number they bear.
    private func owner(of event: Event) -> Side? {
        let area = facts.owners.keys.filter { event.subject.contains($0) }.max { $0.count < $1.count }
        return area.flatMap { facts.owners[$0] } ?? Side.allCases.first { event.subject.hasPrefix("\($0.rawValue)-") }
    }

    /// The life of every warning that this side owns, in the order of its own journal.
    func checkLives(_ own: SideHistory, _ findings: inout Findings) {
        var lives = Lives(own)
        for entry in own.entries where entry.event.side == own.side {
            for (zh, en) in lives.take(entry) { findings.add(.oneLife, own.side, [entry], zh, en) }
        }
        for (question, times) in lives.asked { findings.ask(question, times) }
        for (entry, en) in lives.left(at: own.end) { findings.add(.oneLife, own.side, [entry], "到期未决", en) }
    }
}

/// The checker's own small book of warnings.
struct Lives {
    private let own: SideHistory
    private var standing: [String: (level: WarningLevel, ends: CalendarDate, ground: String)] = [:]
    private var ended: Set<String> = []
    private var proposals: [String: (entry: History.Entry, word: WarningProposed)] = [:]
    private var decided: Set<String> = []
    private var endorsed: [String: [(sequence: Int64, post: String, person: String)]] = [:]
    private var recalled: Set<String> = []
    private(set) var asked: [Question: Int] = [:]
    /// Proposals whose consultation ended in silence, or without the other side.
    private var unheard: Set<String> = []

    init(_ own: SideHistory) { self.own = own }

    typealias Trouble = (zh: String, en: String)

    mutating func take(_ entry: History.Entry) -> [Trouble] {
        let event = entry.event
        switch event.type {
        case WarningProposed.type: return read(event, WarningProposed.self) { propose(entry, $0) }
        case WarningEndorsed.type:
            return read(event, WarningEndorsed.self) {
                endorsed[$0.proposal, default: []].append((entry.sequence, $0.post, $0.person))
                return []
            }
        case ConsultationClosed.type:
            return read(event, ConsultationClosed.self) {
                if let proposal = $0.proposal, $0.outcome == .silence || $0.outcome == .unreachable { unheard.insert(proposal) }
                return []
            }
        case WarningRecalled.type:
            recalled.insert(event.subject)
            return []
        case WarningWithdrawn.type: return read(event, WarningWithdrawn.self) { withdraw(entry, $0) }
        case WarningIssued.type: return read(event, WarningIssued.self) { issue($0) + stand(behind: $0.release, entry) }
        case WarningUpdated.type: return read(event, WarningUpdated.self) { update($0) + stand(behind: $0.release, entry) }
        case WarningLifted.type: return read(event, WarningLifted.self) { end($0.warning) + stand(behind: $0.release, entry) }
        case WarningCancelled.type:
            ask(.recalled)
            let isRecalled = recalled.contains(event.subject)
            return end(event.subject) + (isRecalled ? [] : [("无人要求撤销", "it is cancelled and nobody recalled it")])
        default: return []
        }
    }

    private mutating func ask(_ question: Question) { asked[question, default: 0] += 1 }

    private func read<Word: EventPayload>(_ event: Event, _: Word.Type, _ body: (Word) -> [Trouble]) -> [Trouble] {
        guard let word = try? event.payload(Word.self) else { return [("无法读取", "it cannot be read")] }
        return body(word)
    }

    private mutating func propose(_ entry: History.Entry, _ word: WarningProposed) -> [Trouble] {
        let known = proposals.updateValue((entry, word), forKey: word.proposal)?.word
        // Said anew with more time, it has to be the one that waits, and to know what people were told before.
        if let former = word.formerDue {
            let fits = known?.release.due == former && former < word.release.due && !decided.contains(word.proposal)
            return fits ? [] : [("顺延与之前的时限不符", "its time is moved, and not from what people were told")]
        }
        return known == nil ? [] : [("同一编号两次提出", "the same proposal is made twice")]
    }

    private mutating func withdraw(_ entry: History.Entry, _ word: WarningWithdrawn) -> [Trouble] {
        guard let proposal = proposals[word.proposal] else { return [("未曾提出", "it was never proposed")] }
        guard decided.insert(word.proposal).inserted else { return [("已有决定", "it was decided before")] }
        let plan = proposal.word.release
        if word.cause == .expired, !unheard.contains(word.proposal), plan.fallback != .hold || entry.event.time < plan.due {
            return [("未到期或不应搁置", "it is called expired before its time, or against the plan's fallback")]
        }
        return []
    }

    private mutating func issue(_ word: WarningIssued) -> [Trouble] {
        let ground = "\(word.area) \(word.hazard)"
        if standing[word.warning] != nil || ended.contains(word.warning) { return [("同一编号两次发布", "the same number is issued twice")] }
        let second = standing.contains { $0.value.ground == ground }
        standing[word.warning] = (word.level, word.ends, ground)
        return second ? [("同一区域同一灾种两个预警", "two warnings stand for one area and hazard")] : []
    }

    private mutating func update(_ word: WarningUpdated) -> [Trouble] {
        guard let known = standing[word.warning] else { return [("没有生效的预警", "there is no such warning in force")] }
        standing[word.warning] = (word.level, word.ends, known.ground)
        let fits =
            switch word.change {
            case .raised: word.level > word.from
            case .lowered: word.level < word.from
            case .extended: word.level == word.from && word.ends > known.ends
            }
        return fits && word.from == known.level ? [] : [("与之前的级别或期限不符", "it does not follow from the level or the end before")]
    }

    private mutating func end(_ number: String) -> [Trouble] {
        ended.insert(number)
        return standing.removeValue(forKey: number) == nil ? [("没有生效的预警", "there is no such warning in force")] : []
    }

    /// People released it, or the plan asks for none, or its time was over and the plan says so.
    private mutating func stand(behind release: WarningRelease?, _ entry: History.Entry) -> [Trouble] {
        ask(.lives)
        guard let release else { return [("无人签发", "nobody stands behind it")] }
        guard let (_, word) = proposals[release.proposal] else { return [("未曾提出", "it was never proposed")] }
        guard decided.insert(release.proposal).inserted else { return [("同一步骤两次决定", "this step was decided before")] }
        switch release.means {
        case .automatic: return word.release.people == 0 ? [] : [("应有人签发", "the plan asks for people")]
        case .fallback:
            ask(.byFallback)
            let fits = word.release.fallback == .release && entry.event.time >= word.release.due
            return fits ? [] : [("未到时限或不应自动发布", "its time was not over, or the plan says to hold")]
        case .people:
            ask(.byPeople)
            return people(release, word, before: entry.sequence)
        }
    }

    private func people(_ release: WarningRelease, _ word: WarningProposed, before sequence: Int64) -> [Trouble] {
        let known = (endorsed[release.proposal] ?? []).filter { $0.sequence < sequence && word.release.posts.contains($0.post) }
        let real = release.people.allSatisfy { named in known.contains { $0.post == named.post && $0.person == named.person } }
        let enough =
            Set(release.people.map(\.person)).count >= word.release.people && Set(release.people.map(\.post)).count >= word.release.people
        return real && enough ? [] : [("签发人数不足或未签发", "not as many people released it as the plan asks for")]
    }

    /// Proposals whose time was over long before the end.
    func left(at end: Timestamp) -> [(History.Entry, String)] {
        proposals.values.filter { !decided.contains($0.word.proposal) && $0.word.release.due + .hours(2) < end }
            .sorted { $0.entry.sequence < $1.entry.sequence }.map { ($0.entry, "its time was over and it was never decided") }
    }
}
