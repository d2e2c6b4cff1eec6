import Chronology
import Events

/// A processor of production with one fault: in what it hears, in what it says, or in when it wakes.
struct Tampered<P: Processor>: Processor {
    private let honest: P
    private let hears: @Sendable (Event) -> Event?
    private let says: @Sendable (Event, P.State, [Emission]) -> [Emission]
    private let wakes: Bool

    init(
        _ honest: P, wakes: Bool = true, hears: @escaping @Sendable (Event) -> Event? = { $0 },
        says: @escaping @Sendable (Event, P.State, [Emission]) -> [Emission] = { _, _, said in said }
    ) {
        (self.honest, self.wakes, self.hears, self.says) = (honest, wakes, hears, says)
    }

    var name: String { honest.name }
    var version: Int { honest.version }
    var interests: [String] { honest.interests }

    func initialState() -> P.State { honest.initialState() }

    func nextDeadline(in state: P.State) -> Timestamp? { wakes ? honest.nextDeadline(in: state) : nil }

    func handle(_ event: Event, state: inout P.State) throws(EventError) -> [Emission] {
        guard let heard = hears(event) else { return [] }
        let said = try honest.handle(heard, state: &state)
        return says(heard, state, said)
    }
}

/// A processor whose timers are in memory only: what a snapshot brings back has none.
struct Volatile<P: Processor>: Processor {
    struct State: Codable, Hashable, Sendable {
        var honest: P.State
        /// Not on the disk.
        var isArmed = true

        enum CodingKeys: CodingKey { case honest }

        init(honest: P.State) { self.honest = honest }

        init(from decoder: any Decoder) throws {
            honest = try decoder.container(keyedBy: CodingKeys.self).decode(P.State.self, forKey: .honest)
            isArmed = false
        }
    }

    private let honest: P

    init(_ honest: P) { self.honest = honest }

    var name: String { honest.name }
    var version: Int { honest.version }
    var interests: [String] { honest.interests }

    func initialState() -> State { State(honest: honest.initialState()) }

    func nextDeadline(in state: State) -> Timestamp? { state.isArmed ? honest.nextDeadline(in: state.honest) : nil }

    func handle(_ event: Event, state: inout State) throws(EventError) -> [Emission] {
        try honest.handle(event, state: &state.honest)
    }
}

extension Event {
    /// The same event with other words: what a faulty processor takes it for.
    func saying(_ payload: some EventPayload) throws(EventError) -> Event {
        try Event(
            payload, id: id, source: source, subject: subject, time: time, side: side, realm: realm, correlationID: correlationID,
            causationID: causationID)
    }

    func with(id: String, realm: Realm) -> Event {
        Event(
            id: id, source: source, type: type, version: version, subject: subject, time: time, side: side, realm: realm,
            correlationID: correlationID, causationID: causationID, data: data)
    }
}
