package import Chronology
package import Wording

/// Something that should have been heard was not. Subject: the watch.
package struct WatchLapsed: EventPayload {
    package static let type = "watch.lapsed"
    package static let version = 1

    /// Its number, `source-653101`, `service-forecast`, `reader-forecast`, `side-corps`, `channel-sms`.
    package let watch: String
    /// What is watched.
    package let kind: WatchKind
    /// When it was heard last; nil for never.
    package let last: Timestamp?
    /// Seconds in which it should be heard.
    package let every: Int
    /// In words.
    package let reason: Bilingual

    package init(watch: String, kind: WatchKind, last: Timestamp? = nil, every: Int, reason: Bilingual) {
        self.watch = watch
        self.kind = kind
        self.last = last
        self.every = every
        self.reason = reason
    }
}

/// What a dead-man's watch listens to.
package enum WatchKind: String, Hashable, Sendable, Codable, CaseIterable {
    /// Observations of a place or station.
    case source
    /// A service of this node.
    case service
    /// The other side's chain.
    case side
    /// The link to the other side.
    case link
    /// A channel that leaves the system.
    case channel
    /// The daily forecast.
    case forecast
}
