package import Chronology

/// A service without its surroundings: a state, and what follows from an event.
///
/// No clock, no I/O, no randomness, no logging. The same events in the same order give the same state and the same emissions on any machine.
/// A processor never acts on what it has only said: its state changes when the event comes back from the journal.
package protocol Processor: Sendable {
    associatedtype State: Codable & Hashable & Sendable

    /// The service's name: `forecast`. With the side it makes the source of its events.
    var name: String { get }
    /// Counts up when the meaning of the state changes; a snapshot of another version is not used.
    var version: Int { get }
    /// Prefixes of the event types it wants to see. Its own deadlines come without asking.
    var interests: [String] { get }

    func initialState() -> State

    /// Takes `event` into the state and returns what to say because of it, in order.
    /// - Throws: `EventError` when the event cannot be understood; the state must then be as before.
    func handle(_ event: Event, state: inout State) throws(EventError) -> [Emission]

    /// The next time at which this processor wants to be woken by a `deadline.reached` event.
    func nextDeadline(in state: State) -> Timestamp?
}

extension Processor {
    package func nextDeadline(in state: State) -> Timestamp? { nil }
}

/// What a processor says. The shell adds id, source, time, side and realm.
package struct Emission: Sendable {
    package let payload: any EventPayload
    package let subject: String
    /// The warning or incident it belongs to; nil takes over the cause's.
    package let correlationID: String?

    package init(_ payload: any EventPayload, subject: String, correlationID: String? = nil) {
        self.payload = payload
        self.subject = subject
        self.correlationID = correlationID
    }

    /// The event, with the id that follows from its cause, and its cause's time.
    /// - Parameters:
    ///   - service: the processor's name, the last part of the source.
    ///   - index: its place among the emissions of the same cause.
    package func event(by service: String, side: Side, because cause: Event, index: Int) throws(EventError) -> Event {
        let source = "/\(side.rawValue)/\(service)"
        return try Event(
            payload, id: EventIdentity.derived(source: source, cause: cause, index: index), source: source, subject: subject,
            time: cause.time, side: side, realm: cause.realm,
            correlationID: correlationID ?? cause.correlationID, causationID: cause.id)
    }
}
