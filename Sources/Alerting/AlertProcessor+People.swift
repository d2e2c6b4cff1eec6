import Chronology
import Events
import Region

/// What people say about warnings and consultations. Whatever does not count (another side, another post, too late, twice) is no error: it
/// stays in the journal and changes nothing.
extension AlertProcessor {
    /// Anybody of either side may acknowledge a warning of this side.
    func acknowledge(_ event: Event, _ state: inout AlertState) throws(EventError) {
        let seen = try event.payload(AcknowledgementRecorded.self)
        state.receipts[seen.aggregate]?.take(Receipt(of: seen.of, post: seen.post, person: seen.person, side: event.side))
    }

    // MARK: Releasing

    func endorsed(_ event: Event, _ state: AlertState) throws(EventError) -> Change? {
        let words = try event.payload(WarningEndorsed.self)
        return matter(where: { $0.proposal?.number == words.proposal }, state).map { matter in
            Change(matter: matter) { watch, _ in watch.proposal?.take(words) }
        }
    }

    /// One of those who may release it is enough to refuse it.
    func declined(_ event: Event, _ state: AlertState) throws(EventError) -> Change? {
        let words = try event.payload(WarningDeclined.self)
        return matter(where: { $0.proposal?.number == words.proposal }, state).map { matter in
            Change(matter: matter) { watch, _ in
                guard let proposal = watch.proposal, proposal.mayRelease(words.post), proposal.declined == nil else { return }
                watch.proposal?.declined = words
            }
        }
    }

    /// One step, approved in advance, for a while after the issue.
    func recalled(_ event: Event, _ state: AlertState) throws(EventError) -> Change? {
        let words = try event.payload(WarningRecalled.self)
        return matter(where: { $0.standing?.number == words.warning }, state).map { matter in
            Change(matter: matter) { watch, _ in
                guard let standing = watch.standing, standing.recall == nil, procedure.recall.posts.contains(words.post),
                    region.post(words.post).map({ $0.side == side }) ?? true,
                    state.now(at: event) - standing.issued <= procedure.recall.within
                else { return }
                watch.standing?.recall = words
            }
        }
    }

    // MARK: Consulting

    /// A person of either side asks for a consultation about an area of this side. While one is open, that one serves.
    func requested(_ event: Event, _ state: AlertState) throws(EventError) -> Change? {
        let words = try event.payload(ConsultationRequested.self)
        guard let matter = matter(words.area, named: words.hazard), region.post(words.post)?.side == event.side,
            !matter.hazard.isWater || knows(river: words.area, state)
        else { return nil }
        return Change(matter: matter) { watch, _ in
            guard watch.consultation?.isOpen != true, watch.proposal?.plan.consultation == nil else { return }
            watch.request = words
        }
    }

    func opened(_ event: Event) throws(EventError) -> Change? {
        let words = try event.payload(ConsultationOpened.self)
        return matter(words.area, named: words.hazard).map { matter in
            Change(matter: matter) { watch, state in
                watch.askedSince = nil
                if words.formerDue != nil { return watch.take(anew: words, at: state.now(at: event)) }
                watch.request = nil
                guard watch.consultation?.isOpen != true, watch.consultation?.number != words.consultation else { return }
                watch.consultation = ConsultationRecord(words, at: state.now(at: event))
                watch.countConsultation(words.consultation)
                watch.put(at: state.now(at: event))
            }
        }
    }

    func answered(_ event: Event, _ state: AlertState) throws(EventError) -> Change? {
        let words = try event.payload(ConsultationAnswered.self)
        return matter(where: { $0.consultation?.number == words.consultation }, state).map { matter in
            Change(matter: matter) { watch, _ in watch.consultation?.take(words, from: event.side) }
        }
    }

    func closed(_ event: Event, _ state: AlertState) throws(EventError) -> Change? {
        let words = try event.payload(ConsultationClosed.self)
        guard let matter = matter(where: { $0.consultation?.number == words.consultation }, state) else { return nil }
        let fired = prospect(matter, at: state.now(at: event), state)?.fired?.level
        return Change(matter: matter) { watch, _ in
            watch.askedSince = nil
            guard watch.consultation?.isOpen == true else { return }
            watch.consultation?.closed = words
            // Who released it before somebody disagreed has to do so again, knowing that.
            if words.outcome == .dissent, words.proposal == watch.proposal?.number { watch.proposal?.releasers = [] }
            // The level that it was opened about is nobody's wish; the warning may have moved on meanwhile.
            guard words.proposal == nil, words.outcome != .withdrawn, let level = words.level, level != watch.standing?.level,
                level != watch.consultation?.opened.level
            else { return }
            let known = [level, fired, watch.standing?.level].compactMap { $0 }.max() ?? level
            watch.verdict = Verdict(level: level, consultation: words.consultation, known: known)
        }
    }
}
