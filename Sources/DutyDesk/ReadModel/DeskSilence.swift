package import Chronology
package import Events

/// A silence, whether it still holds or not: that depends on the time.
package struct DeskSilence: Codable, Hashable, Sendable {
    package let id: String
    package let side: Side
    package let event: String
    package let silence: SilenceSet
    package private(set) var ended: SilenceEnded?

    static let maximumNamed = 40

    init(_ silence: SilenceSet, _ event: Event) {
        (id, side, self.event) = (silence.silence, event.side, event.id)
        self.silence = SilenceSet(
            silence: silence.silence, rules: Array(silence.rules.prefix(Self.maximumNamed)),
            about: Array(silence.about.prefix(Self.maximumNamed)), upTo: silence.upTo, level: silence.level, begins: silence.begins,
            ends: silence.ends, post: silence.post, person: silence.person, at: silence.at, reason: silence.reason)
    }

    mutating func take(_ ended: SilenceEnded, _ event: Event) {
        guard event.side == side, self.ended == nil else { return }
        self.ended = ended
    }

    package func holds(at time: Timestamp) -> Bool { ended == nil && silence.begins <= time && time < silence.ends }
    /// Whether it will never hold again.
    package func isOver(at time: Timestamp) -> Bool { ended != nil || silence.ends <= time }
}

/// Something that should have been heard and was not.
package struct DeskWatch: Codable, Hashable, Sendable {
    package let side: Side
    package let event: String
    package let lapsed: WatchLapsed
    package let since: Timestamp
}

/// The last heartbeat of a side.
package struct DeskPulse: Codable, Hashable, Sendable {
    package let said: HeartbeatSaid
    package let at: Timestamp
}
