import Chronology
import Events
import Region

/// The words about warnings and consultations, as they come back from the journal: this side's own, and those of people of both sides.
extension AlertProcessor {
    func takeWord(_ event: Event, _ state: inout AlertState) throws(EventError) -> [Emission] {
        guard let change = try change(of: event, &state), state.recent.take(event) else { return [] }
        var watch = state.watch(change.matter)
        change.apply(&watch, &state)
        state.watches[change.matter.key] = watch
        return proceed(change.matter, at: state.hear(event, of: side), &state)
    }

    /// What an event does to one area and hazard.
    struct Change {
        let matter: Matter
        let apply: (inout Watch, inout AlertState) -> Void
    }

    /// Nil for what is not this side's to decide about, and for what is not understood here.
    private func change(of event: Event, _ state: inout AlertState) throws(EventError) -> Change? {
        switch event.type {
        case ConsultationAnswered.type: return try answered(event, state)
        case ConsultationRequested.type: return try requested(event, state)
        default: break
        }
        if event.side != side {
            try noteRegionWide(event, &state)
            return nil
        }
        switch event.type {
        case WarningProposed.type: return try proposed(event)
        case WarningWithdrawn.type: return try withdrawn(event, state)
        case WarningIssued.type: return try issued(event, state)
        case WarningUpdated.type: return try updated(event, state)
        case WarningLifted.type: return try lifted(event)
        case WarningCancelled.type: return try cancelled(event, state)
        case WarningEndorsed.type: return try endorsed(event, state)
        case WarningDeclined.type: return try declined(event, state)
        case WarningRecalled.type: return try recalled(event, state)
        case ConsultationOpened.type: return try opened(event)
        case ConsultationClosed.type: return try closed(event, state)
        default: return nil
        }
    }

    // MARK: Proposals

    private func proposed(_ event: Event) throws(EventError) -> Change? {
        let words = try event.payload(WarningProposed.self)
        return matter(words.area, named: words.hazard).map { matter in
            Change(matter: matter) { watch, state in
                watch.saidSince = nil
                watch.take(ProposalNumber(words.proposal, of: words.warning))
                if let consultation = words.release.consultation { watch.countConsultation(consultation) }
                if words.formerDue != nil { return watch.take(anew: words, at: state.now(at: event)) }
                // Never two: one said by hand beside an open one is not taken up.
                guard watch.proposal == nil else { return }
                let verdict = watch.verdict.flatMap { $0.consultation == words.release.consultation ? $0 : nil }
                let isConsulted = words.release.consultation != nil && verdict == nil
                let span = span(of: words, said: event.time, isConsulted: isConsulted, in: matter)
                var proposal = Proposal(words, at: state.now(at: event), span: span)
                if let verdict { (proposal.overrules, watch.verdict) = (verdict.known, nil) }
                watch.proposal = proposal
                if words.release.people > 0 || isConsulted { watch.put(at: proposal.at) }
            }
        }
    }

    private func withdrawn(_ event: Event, _ state: AlertState) throws(EventError) -> Change? {
        let words = try event.payload(WarningWithdrawn.self)
        guard let matter = matter(where: { $0.proposal?.number == words.proposal }, state) else { return nil }
        let prospect = prospect(matter, at: state.now(at: event), state)
        return Change(matter: matter) { watch, _ in
            watch.saidSince = nil
            watch.withdraw(words.cause, prospect)
        }
    }

    // MARK: Warnings

    private func issued(_ event: Event, _ state: AlertState) throws(EventError) -> Change? {
        let words = try event.payload(WarningIssued.self)
        guard let matter = matter(words.area, named: words.hazard) else { return nil }
        let prospect = prospect(matter, at: state.now(at: event), state)
        return Change(matter: matter) { watch, state in
            watch.saidSince = nil
            // A second one for the same area and hazard would be a duplicate, and an old number does not come again; the first stands.
            guard watch.standing == nil, !watch.isUsed(words.warning, name: matter.name) else { return }
            watch.use(words.warning, name: matter.name, in: event.time.beijingDate.year)
            watch.standing = Standing(words, at: state.now(at: event))
            watch.settle(words.release?.proposal, prospect)
            state.receipts[words.warning] = Receipts()
            note(words.warning, for: matter, &state)
        }
    }

    private func updated(_ event: Event, _ state: AlertState) throws(EventError) -> Change? {
        let words = try event.payload(WarningUpdated.self)
        guard let matter = matter(words.area, named: words.hazard) else { return nil }
        let prospect = prospect(matter, at: state.now(at: event), state)
        return Change(matter: matter) { watch, _ in
            watch.saidSince = nil
            guard watch.standing?.number == words.warning else { return }
            watch.standing?.take(words)
            watch.settle(words.release?.proposal, prospect)
        }
    }

    private func lifted(_ event: Event) throws(EventError) -> Change? {
        let words = try event.payload(WarningLifted.self)
        return matter(words.area, named: words.hazard).map { matter in
            Change(matter: matter) { watch, state in
                watch.saidSince = nil
                guard watch.standing?.number == words.warning else { return }
                watch.end(words.release?.proposal)
                close(words.warning, of: matter, at: event.time, &state)
            }
        }
    }

    private func cancelled(_ event: Event, _ state: AlertState) throws(EventError) -> Change? {
        let words = try event.payload(WarningCancelled.self)
        guard let matter = matter(words.area, named: words.hazard) else { return nil }
        let newest = prospect(matter, at: state.now(at: event), state)?.newest ?? event.time
        return Change(matter: matter) { watch, state in
            watch.saidSince = nil
            guard let standing = watch.standing, standing.number == words.warning else { return }
            watch.end(nil)
            // The same forecasts would ask for the same warning again.
            watch.refusal = Refusal(step: .issue, level: standing.level, newest: newest)
            close(words.warning, of: matter, at: event.time, &state)
        }
    }

    private func close(_ warning: String, of matter: Matter, at time: Timestamp, _ state: inout AlertState) {
        state.receipts[warning]?.closed = time
        note(nil, for: matter, &state)
    }

    // MARK: Region-wide warnings

    private func note(_ warning: String?, for matter: Matter, _ state: inout AlertState) {
        guard matter.regionWide != nil else { return }
        state.regional[matter.key] = warning
    }

    /// The other side's region-wide warnings: this side's own are part of them.
    private func noteRegionWide(_ event: Event, _ state: inout AlertState) throws(EventError) {
        func key(_ area: String, _ hazard: String) -> String? {
            guard procedure.regionWide(ownedBy: event.side).contains(where: { $0.area.id == area }) else { return nil }
            return Hazard(rawValue: hazard).map { AlertState.key(area, $0) }
        }
        switch event.type {
        case WarningIssued.type:
            let words = try event.payload(WarningIssued.self)
            if let key = key(words.area, words.hazard) { state.regional[key] = words.warning }
        case WarningLifted.type:
            let words = try event.payload(WarningLifted.self)
            if let key = key(words.area, words.hazard), state.regional[key] == words.warning { state.regional[key] = nil }
        case WarningCancelled.type:
            let words = try event.payload(WarningCancelled.self)
            if let key = key(words.area, words.hazard), state.regional[key] == words.warning { state.regional[key] = nil }
        default: break
        }
    }

    // MARK: Looking up

    func matter(where isMeant: (Watch) -> Bool, _ state: AlertState) -> Matter? {
        state.watches.first { isMeant($0.value) }.flatMap { matter($0.key) }
    }
}
