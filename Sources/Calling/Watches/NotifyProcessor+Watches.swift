import Chronology
import Events
import Wording

/// Dead-man's watches in both directions: what should be heard here, and this side's own heartbeat for the other.
extension NotifyProcessor {
    static let heartbeatKey = "heartbeat/own"

    var linkWatch: String { "link-\(side.other.rawValue)" }
    var sideWatch: String { "side-\(side.other.rawValue)" }

    /// With the first event that is heard the waiting begins. With each waking it is looked whether the plan has got other watches since.
    func startWatches(_ event: Event, at now: Timestamp, _ state: inout NotifyState) {
        guard state.woken == nil || event.type == DeadlineReached.type else { return }
        if plan.watches.heartbeat != nil, state.deadlines[Self.heartbeatKey] == nil { state.deadlines[Self.heartbeatKey] = now }
        if plan.watches.sideGrace != nil, state.watches[sideWatch] == nil {
            expect(sideWatch, .side, every: Int((plan.watches.heartbeat ?? .minutes(5)).wholeSeconds), at: now, &state)
        }
        for watch in ears.watches.values where state.watches[watch.id] == nil {
            expect(watch.id, watch.kind, every: watch.everySeconds, at: now, &state)
        }
    }

    /// Whether the plan still has it.
    private func isListenedTo(_ id: String, _ kind: WatchKind) -> Bool {
        switch kind {
        case .source, .service, .forecast: ears.watches[id] != nil
        case .side: plan.watches.sideGrace != nil
        case .link: plan.watches.linkGrace != nil
        case .channel: false
        }
    }

    private func expect(_ id: String, _ kind: WatchKind, every: Int, at now: Timestamp, _ state: inout NotifyState) {
        let record = WatchRecord(kind: kind, every: every)
        state.watches[id] = record
        state.deadlines[NotifyState.key(watch: id)] = deadline(of: id, record, heard: now)
    }

    /// When a watch that was heard then lapses.
    private func deadline(of id: String, _ record: WatchRecord, heard: Timestamp) -> Timestamp? {
        switch record.kind {
        case .side: return plan.watches.sideGrace.map { heard + .seconds(record.every) + $0 }
        case .link: return plan.watches.linkGrace.map { heard + $0 }
        case .channel: return nil
        case .source, .service, .forecast:
            guard let watch = ears.watches[id] else { return nil }
            switch watch.rhythm {
            case .every(let span): return heard + span + watch.grace
            case .daily(let minute): return heard.nextDaily(minute) + watch.grace
            }
        }
    }

    // MARK: Hearing

    func listen(to event: Event, _ now: Timestamp, _ state: inout NotifyState) -> [Emission] {
        guard event.side == side else { return listenToOther(event, now, &state) }
        return ears.hearing(event).flatMap { hear($0, at: now, now, &state) }
    }

    /// A heartbeat that was long on the way does not say that the other side is alive now.
    private func listenToOther(_ event: Event, _ now: Timestamp, _ state: inout NotifyState) -> [Emission] {
        guard event.type == HeartbeatSaid.type, let record = state.watches[sideWatch],
            let heartbeat = try? event.payload(HeartbeatSaid.self)
        else { return [] }
        state.watches[sideWatch]?.every = min(max(heartbeat.every, 1), Self.longestHeartbeat)
        let heard = max(record.last ?? event.time, min(event.time, now))
        return hear(sideWatch, at: heard, now, &state)
    }

    /// Seconds that the other side may ask us to wait for its next heartbeat.
    static let longestHeartbeat = 86_400

    private func hear(_ id: String, at heard: Timestamp, _ now: Timestamp, _ state: inout NotifyState) -> [Emission] {
        guard var record = state.watches[id] else { return [] }
        record.last = heard
        record.isPardoned = false
        state.watches[id] = record
        let deadline = deadline(of: id, record, heard: heard)
        guard let deadline, deadline > now else { return [] }
        if !record.isLapsed {
            state.deadlines[NotifyState.key(watch: id)] = deadline
            return []
        }
        return [recovered(id, record.kind)]
    }

    func recovered(_ id: String, _ kind: WatchKind) -> Emission {
        let name = name(of: id, kind)
        let reason = Bilingual(zh: "\(name.zh)恢复", en: "\(name.en) is heard again")
        return Emission(WatchRecovered(watch: id, kind: kind, reason: reason), subject: id)
    }

    // MARK: Lapsing

    func lapse(_ kind: String, _ id: String, _ now: Timestamp, _ state: inout NotifyState) -> [Emission] {
        guard kind == "watch" else { return beat(now, &state) }
        let key = NotifyState.key(watch: id)
        guard let record = state.watches[id], !record.isLapsed else {
            state.deadlines[key] = nil
            return []
        }
        guard isListenedTo(id, record.kind) else {
            (state.watches[id], state.deadlines[key]) = (nil, nil)
            return []
        }
        if let due = state.deadlines[key], now - due > Self.pause, !record.isPardoned {
            state.watches[id]?.isPardoned = true
            state.deadlines[key] = now + Self.pardon
            return []
        }
        state.deadlines[key] = now + Self.patience
        return [lapsed(id, record)]
    }

    /// A waking so long after its time says that nobody was listening in between: the machine was off, or an exercise's clock has jumped.
    static let pause = Duration.minutes(1)
    /// So long everything then has to be heard before its silence counts, once.
    static let pardon = Duration.minutes(15)

    func lapsed(_ id: String, _ record: WatchRecord) -> Emission {
        let name = name(of: id, record.kind)
        let since = record.last.map { Bilingual(zh: "自北京时间 \($0.beijingText) 起", en: "since \($0.beijingText) Beijing") }
        let reason = Bilingual(
            zh: "\(name.zh)\(since?.zh ?? "一直")没有消息", en: "\(name.en) has not been heard\(since.map { " \($0.en)" } ?? "")")
        let payload = WatchLapsed(watch: id, kind: record.kind, last: record.last, every: record.every, reason: reason)
        return Emission(payload, subject: id)
    }

    private func beat(_ now: Timestamp, _ state: inout NotifyState) -> [Emission] {
        guard let every = plan.watches.heartbeat else {
            state.deadlines[Self.heartbeatKey] = nil
            return []
        }
        state.deadlines[Self.heartbeatKey] = now + every
        let heartbeat = HeartbeatSaid(
            number: state.heartbeats + 1, every: Int(every.wholeSeconds), open: state.calls.count, unanswered: state.unanswered)
        return [Emission(heartbeat, subject: side.rawValue)]
    }

    // MARK: What came back

    func takeWatch(_ word: Word, _ event: Event, _ now: Timestamp, _ state: inout NotifyState) -> [Emission] {
        switch word {
        case .heartbeat(let heartbeat): state.heartbeats = max(state.heartbeats, heartbeat.number)
        case .lapsed(let lapsed):
            state.watches[lapsed.watch]?.isLapsed = true
            state.deadlines[NotifyState.key(watch: lapsed.watch)] = nil
        case .recovered(let recovered):
            guard let record = state.watches[recovered.watch] else { return [] }
            state.watches[recovered.watch]?.isLapsed = false
            if record.kind == .link {
                state.watches[recovered.watch] = nil
            } else {
                state.deadlines[NotifyState.key(watch: recovered.watch)] = deadline(of: recovered.watch, record, heard: record.last ?? now)
            }
        case .link(let link): return take(link, now, &state)
        default: break
        }
        return []
    }

    /// The link is watched while it is down.
    private func take(_ link: LinkChanged, _ now: Timestamp, _ state: inout NotifyState) -> [Emission] {
        guard plan.watches.linkGrace != nil, link.peer == side.other else { return [] }
        let key = NotifyState.key(watch: linkWatch)
        switch link.state {
        case .down:
            guard state.watches[linkWatch] == nil else { return [] }
            let record = WatchRecord(kind: .link, last: now, every: 0)
            state.watches[linkWatch] = record
            state.deadlines[key] = deadline(of: linkWatch, record, heard: now)
            return []
        case .up:
            if state.watches[linkWatch]?.isLapsed ?? false { return [recovered(linkWatch, .link)] }
            state.watches[linkWatch] = nil
            state.deadlines[key] = nil
            return []
        }
    }

    func name(of id: String, _ kind: WatchKind) -> Bilingual {
        switch kind {
        case .source, .service, .forecast: ears.watches[id]?.name ?? Bilingual(zh: id, en: id)
        case .side: Bilingual(zh: "\(side.other.spoken.zh)值班链路", en: "the \(side.other.spoken.en) side's chain to its people")
        case .link: Bilingual(zh: "与\(side.other.spoken.zh)的互通链路", en: "the link to the \(side.other.spoken.en) side")
        case .channel: Bilingual(zh: "通知渠道 \(id.dropFirst(8))", en: "the channel \(id.dropFirst(8))")
        }
    }
}

extension Timestamp {
    /// The next time of day in Beijing after the day on which this was heard is done: what was heard today is due again tomorrow.
    fileprivate func nextDaily(_ minute: Int) -> Timestamp {
        Timestamp(CalendarDate(dayNumber: beijingDate.dayNumber + 1), hour: minute / 60, minute: minute % 60)
    }
}
