package import Events
package import Playbook
package import Wording

/// What is listened to, so that silence is noticed. Channels are not among it: the sender, which asks them, says when one takes nothing.
package struct WatchPlan: Hashable, Sendable {
    /// This side says that its chain is alive so often; nil for never.
    package let heartbeat: Duration?
    /// How much later than it said itself the other side may be heard; nil: it is not listened to.
    package let sideGrace: Duration?
    /// How long the link may be down; nil: it is not watched.
    package let linkGrace: Duration?
    /// Sources, services and daily forecasts.
    package let listened: [ListenedWatch]

    package init(heartbeat: Duration?, sideGrace: Duration?, linkGrace: Duration?, listened: [ListenedWatch]) {
        (self.heartbeat, self.sideGrace, self.linkGrace) = (heartbeat, sideGrace, linkGrace)
        self.listened = listened
    }

    /// Nothing is said and nothing listened to.
    package static let none = WatchPlan(heartbeat: nil, sideGrace: nil, linkGrace: nil, listened: [])
}

/// Something of this node that should be heard at regular times.
package struct ListenedWatch: Hashable, Sendable {
    /// `source-653101`, `service-forecast`, `forecast-653101`.
    package let id: String
    package let kind: WatchKind
    package let side: Side
    package let name: Bilingual
    /// Types of events that count; empty for all of the service.
    package let events: Set<String>
    /// The subject of the events; for a service, its name.
    package let subject: String
    package let rhythm: Rhythm
    package let grace: Duration
    package let provenance: Provenance

    /// When it should be heard.
    package enum Rhythm: Hashable, Sendable {
        case every(Duration)
        /// Each day by this minute of the day in Beijing.
        case daily(minute: Int)
    }

    package init(
        kind: WatchKind, side: Side, name: Bilingual, events: Set<String>, subject: String, rhythm: Rhythm, grace: Duration,
        provenance: Provenance = .illustrative
    ) {
        id = "\(kind.rawValue)-\(subject)"
        (self.kind, self.side, self.name, self.events, self.subject) = (kind, side, name, events, subject)
        (self.rhythm, self.grace, self.provenance) = (rhythm, grace, provenance)
    }

    /// How many seconds it may be silent by its own rhythm.
    package var everySeconds: Int {
        switch rhythm {
        case .every(let span): Int(span.components.seconds)
        case .daily: 86_400
        }
    }
}
