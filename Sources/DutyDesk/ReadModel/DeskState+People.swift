import Chronology
import Duty
import Events

// Who stands behind a warning, who was called, who sits where. Each kind is bounded.

extension DeskState {
    mutating func take(_ shown: NotificationDisplayed, _ event: Event) { calls.change(shown.call) { $0.take(shown, event) } }

    /// Doing what a call asks for answers it as an acknowledgement does.
    mutating func answer(_ abouts: [String], _ event: Event, post: String, person: String, at: Timestamp) {
        let hold = DeskCall.Hold(id: event.id, post: post, person: person, at: at, until: nil, note: nil, isByDoing: true)
        self.hold(hold, event) { abouts.contains($0.about) && $0.hold == nil }
    }

    /// What was acknowledged may be a call's cause, the call, or what is now in force of the matter; and it may be said under the number of
    /// the matter or, by whoever answers the call's own words, of the call.
    mutating func answer(_ seen: AcknowledgementRecorded, _ event: Event) {
        let current = (warnings[seen.aggregate]?.current ?? []) + (incidents[seen.aggregate]?.current ?? [])
        let hold = DeskCall.Hold(
            id: event.id, post: seen.post, person: seen.person, at: seen.at, until: seen.expires, note: seen.note, isByDoing: false)
        self.hold(hold, event) { [$0.about, $0.id].contains(seen.aggregate) && ($0.accepts(seen.of) || current.contains(seen.of)) }
    }

    private mutating func hold(_ hold: DeskCall.Hold, _ event: Event, where matches: (DeskCall) -> Bool) {
        for call in calls.items where call.isOpen && call.side == event.side && matches(call) {
            calls.change(call.id) { $0.hold(hold) }
        }
    }

    mutating func release(_ release: WarningRelease?, _ event: Event) {
        guard let release else { return }
        proposals.change(release.proposal) { $0.take(release, event) }
    }
}

// MARK: - Silences, rotas, watches

extension DeskState {
    mutating func take(_ silence: SilenceSet, _ event: Event) {
        guard !silences.contains(where: { $0.id == silence.silence && $0.side == event.side }) else { return }
        silences.append(DeskSilence(silence, event))
        guard silences.count > DeskLimit.silences else { return }
        let index = silences.firstIndex { $0.isOver(at: event.time) } ?? silences.startIndex
        silences.remove(at: index)
    }

    mutating func take(_ ended: SilenceEnded, _ event: Event) {
        guard let index = silences.firstIndex(where: { $0.id == ended.silence && $0.side == event.side }) else { return }
        silences[index].take(ended, event)
    }

    mutating func take(_ lapsed: WatchLapsed, _ event: Event) {
        forget(watch: lapsed.watch, of: event.side)
        watches.append(DeskWatch(side: event.side, event: event.id, lapsed: lapsed, since: event.time))
        if watches.count > DeskLimit.watches { watches.removeFirst(watches.count - DeskLimit.watches) }
    }

    mutating func take(_ recovered: WatchRecovered, _ event: Event) { forget(watch: recovered.watch, of: event.side) }

    mutating func take(_ heartbeat: HeartbeatSaid, _ event: Event) {
        pulses[event.side.rawValue] = DeskPulse(said: heartbeat, at: event.time)
    }

    private mutating func forget(watch: String, of side: Side) { watches.removeAll { $0.lapsed.watch == watch && $0.side == side } }
}

// MARK: - The link

extension DeskState {
    /// What a side says of its link. Its own is in its journal; the other side's receipts cross.
    mutating func note(_ side: Side, _ body: (inout DeskTraffic) -> Void) { body(&traffic[side.rawValue, default: DeskTraffic()]) }
}
