import Chronology
package import Events

/// What the alert service knows, all of it bounded.
package struct AlertState: Hashable, Sendable, Codable {
    /// The last days assessed, by place.
    package internal(set) var observed: [String: [ObservedDay]] = [:]
    /// The newest outlook, by place and hazard.
    package internal(set) var outlooks: [String: Outlook] = [:]
    /// One area and hazard each, by `area-hazard`.
    package internal(set) var watches: [String: Watch] = [:]
    /// Who has seen which warning, by its number.
    package internal(set) var receipts: [String: Receipts] = [:]
    /// What consultations show of the newest forecasts, by place.
    var forecasts: [String: ForecastDigest] = [:]
    /// Region-wide warnings in force, of either side, by `area-hazard`.
    var regional: [String: String] = [:]
    /// Incidents on the water that are not closed, by number.
    package internal(set) var incidents: [String: WaterIncident] = [:]
    /// Incidents that were closed, by side and number.
    package internal(set) var closings: [String: ClosedIncident] = [:]
    /// When something was heard last about the incidents of a river.
    var waters: [String: Timestamp] = [:]
    /// Whether the other side can be reached.
    var link = LinkView()
    /// The latest time that this side's own events told. What the other side said during a cut comes late and turns no clock back.
    private(set) var clock = Timestamp.distantPast
    /// Words that were taken in lately.
    var recent = RecentWords()
    /// When this processor was last woken.
    var woken = Timestamp.distantPast
    /// On what the criteria of an area were last assessed, by the area's id.
    package internal(set) var assessed: [String: Renewal] = [:]

    package init() {}

    /// What time it is when an event is taken in. The service's own words tell no time: they have that of their cause, which may be the
    /// other side's.
    mutating func hear(_ event: Event, of side: Side) -> Timestamp {
        let isOwnWord = event.source == "/\(side.rawValue)/alert" && event.type != DeadlineReached.type
        if event.side == side, !isOwnWord { clock = max(clock, event.time) }
        return now(at: event)
    }

    func now(at event: Event) -> Timestamp { max(clock, event.time) }

    package func watch(_ area: String, _ hazard: Hazard) -> Watch { watches[Self.key(area, hazard)] ?? Watch() }

    func watch(_ matter: Matter) -> Watch { watches[matter.key] ?? Watch() }

    static func key(_ subject: String, _ hazard: Hazard) -> String { "\(subject)-\(hazard.rawValue)" }

    /// Forgets the receipts of warnings that ended long ago. They stay in the journal.
    mutating func prune(at time: Timestamp) {
        receipts = receipts.filter { $0.value.closed.map { time - $0 <= Receipts.keptAfterEnd } ?? true }
    }
}

/// The acknowledgements of one warning: a set that only grows, whichever side they come from and in whatever order.
package struct Receipts: Hashable, Sendable, Codable {
    package internal(set) var acknowledged: Set<Receipt> = []
    /// When the warning ended.
    var closed: Timestamp?

    /// Acknowledgements kept for one warning; more are in the journal only.
    package static let maximum = 1000
    static let keptAfterEnd = Duration.days(30)

    mutating func take(_ receipt: Receipt) {
        guard acknowledged.count < Self.maximum else { return }
        acknowledged.insert(receipt)
    }
}

/// A post has seen one event of a warning.
package struct Receipt: Hashable, Sendable, Codable {
    /// The id of the event that was on the screen.
    package let of: String
    package let post: String
    package let person: String
    package let side: Side
}
