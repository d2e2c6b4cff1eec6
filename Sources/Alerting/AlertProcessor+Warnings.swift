import Chronology
import Events
import Region

/// The life of a warning, as its events come back from the journal. A warning that a person issued by hand is taken in the same way.
extension AlertProcessor {
    func begin(_ event: Event, _ state: inout AlertState) throws(EventError) -> [Emission] {
        let warning = try event.payload(WarningIssued.self)
        let standing = Standing(number: warning.warning, level: warning.level, onset: warning.onset, ends: warning.ends)
        return update(warning.area, warning.hazard, event, &state) { watch, state in
            // A second one for the same area and hazard would be a duplicate; the first stands.
            guard watch.standing == nil else { return }
            watch.begin(standing, in: event.time.beijingDate.year)
            state.receipts[warning.warning] = Receipts()
        }
    }

    func change(_ event: Event, _ state: inout AlertState) throws(EventError) -> [Emission] {
        let warning = try event.payload(WarningUpdated.self)
        return update(warning.area, warning.hazard, event, &state) { watch, _ in
            guard watch.standing?.number == warning.warning else { return }
            watch.standing?.level = warning.level
            watch.standing?.onset = warning.onset
            watch.standing?.ends = warning.ends
            watch.standing?.forget()
        }
    }

    func end(_ event: Event, _ state: inout AlertState) throws(EventError) -> [Emission] {
        let warning = try event.payload(WarningLifted.self)
        return update(warning.area, warning.hazard, event, &state) { watch, state in
            guard watch.standing?.number == warning.warning else { return }
            watch.standing = nil
            state.receipts[warning.warning]?.closed = event.time
        }
    }

    /// Anybody of either side may acknowledge a warning of this side.
    func acknowledge(_ event: Event, _ state: inout AlertState) throws(EventError) {
        let seen = try event.payload(AcknowledgementRecorded.self)
        state.receipts[seen.aggregate]?.take(Receipt(of: seen.of, post: seen.post, person: seen.person, side: event.side))
    }

    /// Takes a warning's event into its watch; then forecasts that came while it was on its way are considered.
    private func update(
        _ area: String, _ hazard: String, _ event: Event, _ state: inout AlertState,
        _ apply: (inout Watch, inout AlertState) -> Void
    ) -> [Emission] {
        guard event.side == side, let hazard = Hazard(rawValue: hazard), let area = areas.first(where: { $0.id == area }) else { return [] }
        var watch = state.watch(area.id, hazard)
        apply(&watch, &state)
        watch.saidSince = nil
        state.watches[AlertState.key(area.id, hazard)] = watch
        return reconsider(area, hazard, at: event.time, isNew: false, &state)
    }
}
