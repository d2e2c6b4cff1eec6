import Chronology
import Events
import Synchronization
import ZeroMQ

@testable import Journal

/// A server at the other side's address that speaks the journal's frames, and lies.
final class HostilePeer: Sendable {
    /// Answers a question with whole frames; nil: with silence.
    typealias Lie = @Sendable (_ number: Int64, _ request: JournalRequest, _ asked: Int) -> [[Frame]]?

    private let hub: Hub
    private let router: Socket
    private let live: Socket
    private let tasks: [Task<Void, any Error>]
    private let counter: Counter

    /// How many questions came.
    var asked: Int { counter.value }

    /// - Parameters:
    ///   - hint: a message that is said live all the time.
    init(at endpoints: JournalEndpoints, hint: [Frame]? = nil, _ lie: @escaping Lie) async throws {
        let hub = try Hub()
        let router = try await hub.open(.router, .with { $0.sendHighWaterMark = 100 }, bind: endpoints.read)
        let live = try await hub.open(.publish, bind: endpoints.live)
        (self.hub, self.router, self.live) = (hub, router, live)
        let counter = Counter()
        self.counter = counter
        let answering = Task {
            while true {
                let message = try await router.receive()
                let asked = counter.next()
                guard let (number, request) = try? JournalRequest.parse(Array(message.frames.dropFirst())) else { continue }
                for frames in lie(number, request, asked) ?? [] { try? await router.send([message.frames[0]] + frames) }
            }
        }
        let hinting = Task {
            while let hint {
                try await live.send(hint)
                try await Task.sleep(for: .milliseconds(1))
            }
        }
        tasks = [answering, hinting]
    }

    private final class Counter: Sendable {
        private let state = Mutex(0)
        var value: Int { state.withLock { $0 } }
        func next() -> Int {
            state.withLock { state in
                state += 1
                return state
            }
        }
    }

    func stop() async {
        for task in tasks { task.cancel() }
        await router.close()
        await live.close()
        await hub.close()
    }
}

/// Ways to lie.
enum Lies {
    static let status = JournalStatus(realm: realm, side: .corps, head: 1_000_000, health: .open, readers: [:])

    /// Says rightly who it is, and answers reads as told.
    static func to(reads answer: @escaping @Sendable (_ after: Int64, _ asked: Int) -> JournalReply?) -> HostilePeer.Lie {
        { number, request, asked in
            switch request {
            case .status, .position: return [JournalReply.status(status).frames(number: number)]
            // The question for the mark, by which the journal is known again.
            case .read(let after, 1, []): return [JournalReply.page(through: after, head: 1_000_000, events: []).frames(number: number)]
            case .read(let after, _, _): return answer(after, asked).map { [$0.frames(number: number)] }
            case .append: return nil
            }
        }
    }

    static func page(
        _ sequences: [Int64], through: Int64, head: Int64, body: [UInt8] = event(1).json, recorded: Timestamp = noon
    ) -> JournalReply {
        .page(through: through, head: head, events: sequences.map { WireEvent(sequence: $0, recorded: recorded, body: body) })
    }
}
