import Chronology
import Events
import Wording

/// What has to be said because time has passed.
extension NotifyProcessor {
    /// Everything that is due, up to a bound; the rest wakes it again a millisecond later.
    func wake(_ reached: DeadlineReached, _ event: Event, _ now: Timestamp, _ state: inout NotifyState) -> [Emission] {
        state.woken = max(state.woken ?? reached.deadline, reached.deadline)
        var (planned, emissions): ([Planned], [Emission]) = ([], [])
        let moment = moment(event, now, state)
        for _ in 0..<Self.handledAtOnce {
            guard let due = state.deadlines.first, due.time <= now else { break }
            let (kind, id) = Self.parts(of: due.key)
            switch kind {
            case "call": if let item = advance(id, moment, &state) { planned.append(item) } else { state.deadlines[due.key] = nil }
            case "wait": emissions += openWaiting(id, event, now, &state)
            case "silence": state.end(silence: id, at: now)
            default: emissions += lapse(kind, id, now, &state)
            }
        }
        return emissions + say(planned)
    }

    private static func parts(of key: String) -> (kind: String, id: String) {
        guard let slash = key.firstIndex(of: "/") else { return (key, key) }
        return (String(key[..<slash]), String(key[key.index(after: slash)...]))
    }
}
