import Chronology
import Events

@testable import Accord

let noon = Timestamp(milliseconds: 1_585_195_200_000)

/// An event of the corps' unless it is somebody else's.
func said(
    _ number: Int, _ type: String = "warning.issued", _ side: Side = .corps, at time: Timestamp = noon, realm: Realm = .actual,
    subject: String = "w1", value: Int = 0
) -> Event {
    Event(
        id: "e\(number)", source: "/\(side.rawValue)/alert", type: type, version: 1, subject: subject, time: time, side: side, realm: realm,
        data: Array(#"{"value":\#(value)}"#.utf8))
}

/// A word with a real payload.
func said(_ payload: some EventPayload, _ id: String, _ side: Side = .corps, at time: Timestamp = noon) throws -> Event {
    try Event(payload, id: id, source: "/\(side.rawValue)/liaise", subject: side.rawValue, time: time, side: side, realm: .actual)
}

/// The corps' journal as the local side reads it.
struct PeerJournal {
    private(set) var events: [PeerEvent] = []

    mutating func say(_ event: Event, recorded: Timestamp = noon) { say(event.json, recorded: recorded) }

    /// The first receipt after a cut: what stands between that number and this word was said without the other side.
    mutating func sayAlone(since number: Int) throws {
        let word = LinkReceived(
            peer: .local, position: "0", count: 0, digest: LinkReceived.origin, at: noon, events: [], aloneSince: String(number))
        say(try said(word, "alone-\(number)"))
    }

    mutating func say(_ body: [UInt8], recorded: Timestamp = noon) {
        events.append(PeerEvent(sequence: Int64(events.count + 1), recorded: recorded, body: body))
    }

    func page(after position: Int64, limit: Int = 1_000) -> PeerPage {
        let some = events.filter { $0.sequence > position }.prefix(limit)
        return PeerPage(events: Array(some), through: some.last?.sequence ?? position, head: Int64(events.count))
    }
}

/// The local side's end of the link over a journal that is a list.
struct LocalEnd {
    var intake: LinkIntake
    var journal: [Event] = []
    var now = noon

    init(_ policy: CrossingPolicy = .standard, _ keys: KeyRing = KeyRing()) {
        intake = LinkIntake(of: .local, realm: .actual, policy: policy, keys: keys)
    }

    /// Reads everything there is, as the shell does, page by page.
    mutating func read(_ peer: PeerJournal, limit: Int = 1_000) {
        intake.comesUp(head: Int64(peer.events.count))
        intake.lookAgain(at: now)
        repeat {
            let taken = intake.sift(peer.page(after: intake.position, limit: limit), at: now, machine: now)
            intake.settle(taken, taken.map { keep($0.event) }, at: now)
            speak()
            intake.lookAgain(at: now)
        } while intake.position < Int64(peer.events.count)
        // The next step, which finds nothing new.
        speak()
    }

    mutating func speak() {
        journal += intake.words(at: now, machine: now)
        guard let after = intake.healsAfter else { return }
        journal += intake.heal(Array(journaled.dropFirst(Int(after))), at: now)
    }

    var journaled: [JournaledEvent] {
        journal.enumerated().map { JournaledEvent(sequence: Int64($0.offset + 1), event: $0.element) }
    }

    private mutating func keep(_ event: Event) -> LinkIntake.Outcome {
        if let known = journal.first(where: { $0.source == event.source && $0.id == event.id }) {
            return known.with(nil) == event.with(nil) ? .known : .refused("conflict")
        }
        journal.append(event)
        return .stored
    }

    func words<Payload: EventPayload>(_: Payload.Type) throws -> [Payload] {
        try journal.filter { $0.type == Payload.type && $0.side == .local }.map { try $0.payload(Payload.self) }
    }

    var theirs: [Event] { journal.filter { $0.side == .corps } }
}
