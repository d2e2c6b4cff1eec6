import Chronology
import Events
import Region

/// Saying what is to be said, and waking up in time.
extension AlertProcessor {
    /// Says the next word about one area and hazard and the next about its consultation, if there are any.
    func proceed(_ matter: Matter, at time: Timestamp, _ state: inout AlertState) -> [Emission] {
        guard let turn = turn(matter, at: time, state) else { return [] }
        let asked = turn.consultationWord { evidence(matter, at: time, turn, state) }
        let said = turn.word()
        var watch = turn.watch
        if asked != nil { watch.askedSince = time }
        if said != nil { watch.saidSince = time }
        state.watches[matter.key] = watch
        return [asked, said].compactMap { $0 }
    }

    func turn(_ matter: Matter, at time: Timestamp, _ state: AlertState) -> Turn? {
        guard let prospect = prospect(matter, at: time, state) else { return nil }
        return Turn(
            matter: matter, procedure: procedure, region: region, link: state.link, time: time, clock: min(time, state.clock),
            watch: state.watch(matter), prospect: prospect, text: text(matter, state), partOf: regionWideWarning(over: matter, state))
    }

    // MARK: Time and link

    func takeTime(_ event: Event, _ state: inout AlertState) throws(EventError) -> [Emission] {
        guard try event.payload(DeadlineReached.self).processor == name, event.side == side else { return [] }
        let due = state.watches.keys.sorted().compactMap { key in matter(key) }.filter { matter in
            matter.hazard.isWater || deadline(of: matter, state.watch(matter), state).map { $0 <= event.time } ?? false
        }
        let now = state.hear(event, of: side)
        let waited = due.filter { gathering($0, state).map { $0 > state.woken && $0 <= now } ?? false }
        state.woken = max(state.woken, event.time)
        for matter in due { look(matter, at: now, &state) }
        for matter in waited { count(matter, at: now, &state) }
        return due.flatMap { proceed($0, at: now, &state) }
    }

    /// The link is what this side's own journal says it is. A cut shortens the wait for the other side.
    func takeLink(_ event: Event, _ state: inout AlertState) throws(EventError) -> [Emission] {
        let change = try event.payload(LinkChanged.self)
        guard event.side == side, change.peer == side.other else { return [] }
        let now = state.hear(event, of: side)
        state.link.take(change, at: now)
        let open = state.watches.keys.sorted().filter { state.watches[$0]?.consultation?.isOpen ?? false }
        return open.compactMap { matter($0) }.flatMap { proceed($0, at: now, &state) }
    }

    /// When one area and hazard wants to be woken: while a word is on its way it waits for that.
    func deadline(of matter: Matter, _ watch: Watch, _ state: AlertState) -> Timestamp? {
        guard watch.saidSince == nil, watch.askedSince == nil else { return nil }
        var times: [Timestamp] = []
        if let record = watch.consultation, record.isOpen {
            let turn = Turn(rulesOf: matter, procedure, region, watch)
            times.append(record.due(turn.rule(of: record), state.link, owner: side))
        }
        if let proposal = watch.proposal { times.append(proposal.due) }
        if let look = watch.look { times.append(look) }
        if let round = gathering(matter, state), round > state.woken { times.append(round) }
        if let next = nextJudgement(matter, watch, state) { times.append(next) }
        if watch.proposal == nil, watch.standing != nil, let patience = patience(matter, state), patience > state.woken {
            times.append(patience)
        }
        return times.min()
    }

    /// When the other side's forecasts will have been missing for too long.
    private func patience(_ matter: Matter, _ state: AlertState) -> Timestamp? {
        guard let wide = matter.regionWide, let standing = state.watches[matter.key]?.standing else { return nil }
        let heard = wide.foreignPlaces.map { state.outlooks[AlertState.key($0, matter.hazard)]?.issued ?? standing.issued }
        return heard.min().map { $0 + wide.patience }
    }

    // MARK: Evidence

    private func evidence(_ matter: Matter, at time: Timestamp, _ turn: Turn, _ state: AlertState) -> ConsultationEvidence {
        let places = matter.area.places.prefix(Evidence.maximumPlaces)
        let criteria = turn.matter.rules.levels.map { level in
            ConsultationEvidence.Criterion(
                edition: matter.rules.edition, level: level, probability: turn.prospect.likely[level]?.probability ?? 0,
                threshold: turn.prospect.likely[level]?.threshold ?? self.criteria[matter.hazard]?.criterion(level)?.probability
                    ?? 1)
        }
        let observed = places.flatMap { place in
            (state.observed[place] ?? []).suffix(Evidence.maximumObserved).map {
                ConsultationEvidence.ObservedIndex(place: place, date: $0.date, aqi: $0.aqi, dust: $0.dust)
            }
        }
        return Evidence(digests: places.compactMap { state.forecasts[$0] }, observed: observed, criteria: criteria).snapshot(at: time)
    }
}
