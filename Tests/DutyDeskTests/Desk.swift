import Chronology
import Events
import HTTPTypes
import Hummingbird
import Journal
import Logging
import NIOCore
import Synchronization

@testable import DutyDesk

/// A whole desk over a journal in memory, asked without a network.
final class Desk: Sendable {
    struct Answer: Sendable {
        let status: Int
        let headers: HTTPFields
        let text: String

        func header(_ name: String) -> String? { HTTPField.Name(name).flatMap { headers[$0] } }
    }

    let board = DeskBoard()
    private let journal: MemoryStorage
    private let realm: Realm
    private let isBroken = Mutex(false)
    private let clock = Mutex(Sample.evening)
    private let responder: Mutex<any HTTPResponder<DeskContext>>

    private let rules: DeskRules
    private let cap: CAPShelf?

    init(
        _ realm: Realm, _ journal: MemoryStorage, events: [Event], rules: DeskRules = DeskRules(), cap: CAPShelf? = nil
    ) throws {
        (self.realm, self.journal, self.rules, self.cap) = (realm, journal, rules, cap)
        responder = Mutex(RefusingResponder())
        board.show(try fold(events, into: DeskState()), at: Int64(events.count), .open)
        try build()
    }

    /// Forgets what was sent, as a restart does.
    func forget() { try? build() }

    func setClock(_ time: Timestamp) { clock.withLock { $0 = time } }
    func breakJournal() { isBroken.withLock { $0 = true } }
    func stopClock() { clock.withLock { $0 = .distantPast } }

    /// Takes what the journal has into the state.
    func catchUp() async throws {
        let events = try await journal.read(after: 0, prefixes: [], limit: .maximum).events.map { try Event(json: $0.body) }
        board.show(try fold(events, into: board.glance.state), at: board.glance.position + Int64(events.count), .open)
    }

    private func fold(_ events: [Event], into state: DeskState) throws -> DeskState {
        let processor = DeskProcessor(region: Sample.region, register: rules.register)
        var state = state
        for event in events { _ = try processor.handle(event, state: &state) }
        return state
    }

    private func build() throws {
        let label = NodeLabel(
            side: .local, realm: realm.description, exercise: realm.exercise, clock: realm.exercise == nil ? "system" : "journal")
        let routes = DeskRoutes(
            board: board, recorder: Recorder { [self] event in try await append(event) }, pages: try PageFiles(for: .local, realm: realm),
            region: Sample.region, label: label, rules: rules, names: NameTable(region: Sample.region, side: .local, others: [:]),
            hosts: Safeguards.hosts(for: "127.0.0.1"), cap: cap, now: { [self] in clock.withLock { $0 } },
            event: { [realm, self] payload, subject, id, correlation, causation throws(EventError) in
                try Event(
                    payload, id: id, source: "/local/desk", subject: subject, time: clock.withLock { $0 }, side: .local, realm: realm,
                    correlationID: correlation, causationID: causation)
            })
        let built = routes.router().buildResponder()
        responder.withLock { $0 = built }
    }

    private func append(_ event: Event) async throws -> WireOutcome {
        if isBroken.withLock({ $0 }) { return .delayed("the disk is full") }
        switch try await journal.append([Candidate(event)], recorded: Sample.evening)[0] {
        case .stored(let sequence): return .stored(sequence: sequence)
        case .known(let sequence): return .known(sequence: sequence)
        case .refused(let error): return .refused(error.description)
        }
    }
}

// MARK: - Asking

extension Desk {
    func get(_ path: String, _ headers: [String: String] = [:], host: String = "127.0.0.1:8420") async throws -> Answer {
        try await ask(.get, path, host, headers, "")
    }

    func post(_ path: String, _ body: String, _ headers: [String: String] = [:]) async throws -> Answer {
        try await ask(.post, path, "127.0.0.1:8420", ["Content-Type": "application/json"].merging(headers) { $1 }, body)
    }

    private func ask(_ method: HTTPRequest.Method, _ path: String, _ host: String, _ headers: [String: String], _ body: String) async throws
        -> Answer
    {
        var fields = HTTPFields()
        for (name, value) in headers { HTTPField.Name(name).map { fields[$0] = value } }
        let head = HTTPRequest(method: method, scheme: "http", authority: host, path: path, headerFields: fields)
        let request = Request(head: head, body: RequestBody(buffer: ByteBuffer(string: body)))
        let responder = responder.withLock { $0 }
        let context = DeskContext(core: CoreRequestContextStorage(source: NoChannel(logger: Logger(label: "test"))))
        let response = try await responder.respond(to: request, context: context)
        let collector = Collector()
        try await response.body.write(CollectingWriter(collector: collector))
        return Answer(status: response.status.code, headers: response.headers, text: collector.text.withLock { $0 })
    }

    private struct NoChannel: RequestContextSource {
        let logger: Logger
    }

    private struct RefusingResponder: HTTPResponder {
        func respond(to request: Request, context: DeskContext) async throws -> Response { Response(status: .internalServerError) }
    }

    private final class Collector: Sendable {
        let text = Mutex("")
    }

    private struct CollectingWriter: ResponseBodyWriter {
        let collector: Collector
        mutating func write(_ buffer: ByteBuffer) async throws { collector.text.withLock { $0 += String(buffer: buffer) } }
        consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }
}
