package import Chronology
package import Events

/// A release into a river over its life, with the newest calculation of where it goes.
package struct DeskIncident: Shelved {
    package let id: String
    package let side: Side
    package let reported: Timestamp
    package private(set) var report: IncidentReported
    /// The newest calculation.
    package private(set) var plume: PlumeForecast?
    package private(set) var closed: Closing?
    /// The last event about it, which is what a person on the page sees and acknowledges.
    package private(set) var event: String
    /// The events that an acknowledgement may name. A new calculation does not ask for a new one.
    package private(set) var current: [String]

    package struct Closing: Codable, Hashable, Sendable {
        package let at: Timestamp
        package let post: String
        package let person: String
        package let outcome: String
    }

    package var isOpen: Bool { closed == nil }

    static let maximumCurrent = 100

    init(_ report: IncidentReported, _ event: Event) {
        id = report.incident
        side = event.side
        reported = event.time
        self.report = report
        (self.event, current) = (event.id, [event.id])
    }

    mutating func take(_ report: IncidentReported, _ event: Event) {
        guard event.side == side else { return }
        self.report = report
        see(event)
    }

    mutating func take(_ plume: PlumeForecast, _ event: Event) {
        if let kept = self.plume, kept.issued > plume.issued { return }
        self.plume = plume
        see(event)
    }

    mutating func take(_ closing: IncidentClosed, _ event: Event) {
        guard event.side == side else { return }
        closed = Closing(at: event.time, post: closing.post, person: closing.person, outcome: closing.outcome)
        see(event)
    }

    private mutating func see(_ event: Event) {
        self.event = event.id
        current = Array((current + [event.id]).suffix(Self.maximumCurrent))
    }
}
