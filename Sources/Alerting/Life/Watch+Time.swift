import Chronology
import Events
import Region

/// The procedure's minutes are minutes in which people can know. A service that was off works through what it missed by the times that are
/// written there, so what it puts to people may be hours old when they first see it.
extension Watch {
    /// So long after something was put to people it is looked what time it really is; and so much of a delay is none.
    static let tolerance = Duration.minutes(1)

    /// Something was put to people that wait for a time.
    mutating func put(at time: Timestamp) { unlooked = unlooked ?? time }

    /// When it is to be looked what time it is.
    var look: Timestamp? { unlooked.map { $0 + Self.tolerance } }

    /// Takes the time of a waking. What had been put to people long before by the clock then, is new to them now: they are owed their whole
    /// time, and told so (`Turn.anew`).
    /// - Parameters:
    ///   - consulting: how long the posts of the consultation have, where one is open or to come.
    ///   - releasing: how long there is for releasing it.
    mutating func look(at now: Timestamp, consulting: Duration, releasing: Duration) {
        guard let since = unlooked, since + Self.tolerance <= now else { return }
        unlooked = nil
        guard now - since > Self.tolerance * 2 else { return }
        if let record = consultation, record.isOpen { consultation?.owe(now + consulting) }
        proposal?.owe(now + consulting + releasing)
    }
}

extension AlertProcessor {
    /// How long people have for a proposal when it is put to them now: no longer than it says itself.
    func span(of words: WarningProposed, said: Timestamp, isConsulted: Bool, in matter: Matter) -> Duration {
        let rule = isConsulted ? procedure.consultation(matter.hazard, words.step, words.level, in: matter.area.id) : nil
        let time = (rule?.time ?? .zero) + procedure.release(matter.hazard, words.step, words.level).time
        return min(time, words.release.due - said)
    }

    /// With a waking it is clear what time it is.
    func look(_ matter: Matter, at now: Timestamp, _ state: inout AlertState) {
        var watch = state.watch(matter)
        let turn = Turn(rulesOf: matter, procedure, region, watch)
        let open = watch.consultation.flatMap { $0.isOpen ? turn.rule(of: $0) : nil }
        let coming = watch.proposal.flatMap { proposal in
            proposal.plan.consultation.flatMap { $0 == watch.consultation?.number ? nil : turn.consultationRule(proposal) }
        }
        let releasing = watch.proposal.map { procedure.release(matter.hazard, $0.words.step, $0.words.level).time }
        watch.look(at: now, consulting: (open ?? coming)?.time ?? .zero, releasing: releasing ?? .zero)
        state.watches[matter.key] = watch
    }
}
