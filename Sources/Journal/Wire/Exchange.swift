import Synchronization
import ZeroMQ

/// One conversation with a journal: a question, its answer, and the same question again when none comes (Lazy Pirate, zguide).
///
/// Asking the same thing again is harmless, because the journal knows its events by source and id.
final class Exchange: Sendable {
    /// How long one question waits for its answer before it is sent again.
    static let answerTime = Duration.seconds(2)

    private let hub: Hub
    private let endpoint: String
    private let security: Security
    private let turns = Turns()
    private let state = Mutex<(socket: Socket?, number: Int64)>((nil, 0))

    init(hub: Hub, endpoint: String, security: Security) {
        self.hub = hub
        self.endpoint = endpoint
        self.security = security
    }

    /// Asks, and waits at most about `patience` for the answer. One question at a time; others wait their turn.
    /// - Throws: `JournalError.unreachable`, `CancellationError`, `ZeroMQError.closed` when the hub ends.
    func ask(_ request: JournalRequest, patience: Duration) async throws -> JournalReply {
        try await ask([request], patience: patience)[0]
    }

    /// Asks several questions at once and returns their answers in order. Unanswered ones are asked again together.
    func ask(_ requests: [JournalRequest], patience: Duration) async throws -> [JournalReply] {
        try await turns.take()
        defer { turns.pass() }
        return try await ask(requests, patience, on: hub)
    }

    func close() async {
        await takeSocket()?.close()
    }

    /// On the socket thread, so that a question and its answer cost one hop there and one back.
    private func ask(_ requests: [JournalRequest], _ patience: Duration, on hub: isolated Hub) async throws -> [JournalReply] {
        var sheet = AnswerSheet(first: nextNumbers(requests.count), count: requests.count)
        var waited = Duration.zero
        while !sheet.isComplete {
            let socket = try connected(hub)
            do {
                try await socket.send(batch: sheet.open(requests), within: patience)
                waited += try await collect(&sheet, from: socket)
            } catch ZeroMQError.timedOut {
                waited += patience
            } catch let error as JournalError {
                await takeSocket()?.close()
                throw error
            }
            if !sheet.isComplete {
                await takeSocket()?.close()
                guard waited < patience else { throw JournalError.unreachable(endpoint: endpoint, after: waited) }
            }
        }
        return sheet.inOrder
    }

    /// Receives until every number is answered or nothing came for `answerTime`; returns how long it waited in vain.
    private nonisolated(nonsending) func collect(_ sheet: inout AnswerSheet, from socket: Socket) async throws -> Duration {
        while !sheet.isComplete {
            do {
                for message in try await socket.receive(upTo: sheet.count, within: Self.answerTime) {
                    let (number, reply) = try JournalReply.parse(message.frames)
                    sheet.enter(reply, number)
                }
            } catch ZeroMQError.timedOut {
                return Self.answerTime
            }
        }
        return .zero
    }

    private func nextNumbers(_ count: Int) -> Int64 {
        state.withLock { state in
            defer { state.number += Int64(count) }
            return state.number + 1
        }
    }

    private func connected(_ hub: isolated Hub) throws(ZeroMQError) -> Socket {
        if let socket = state.withLock({ $0.socket }) { return socket }
        let options = SocketOptions.with {
            $0.security = security
            $0.linger = .zero
        }
        let opened = try hub.open(.dealer, options, connect: endpoint)
        state.withLock { $0.socket = opened }
        return opened
    }

    private func takeSocket() -> Socket? {
        state.withLock { state in
            defer { state.socket = nil }
            return state.socket
        }
    }
}

/// The answers to some questions, by their numbers.
private struct AnswerSheet {
    private let first: Int64
    private var answers: [JournalReply?]
    private var missing: Int

    init(first: Int64, count: Int) {
        self.first = first
        answers = Array(repeating: nil, count: count)
        missing = count
    }

    var count: Int { answers.count }
    var isComplete: Bool { missing == 0 }
    var inOrder: [JournalReply] { answers.compactMap { $0 } }

    /// What has not been answered, as it is sent.
    func open(_ requests: [JournalRequest]) -> [[Frame]] {
        answers.indices.filter { answers[$0] == nil }.map { requests[$0].frames(number: first + Int64($0)) }
    }

    /// An answer to an earlier question, asked twice, comes late: it is nobody's any more.
    mutating func enter(_ reply: JournalReply, _ number: Int64) {
        let index = Int(clamping: number.subtractingReportingOverflow(first).partialValue)
        guard answers.indices.contains(index), answers[index] == nil else { return }
        answers[index] = reply
        missing -= 1
    }
}
