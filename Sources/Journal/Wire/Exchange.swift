import Synchronization
package import ZeroMQ

/// One conversation with a journal: a question, its answer, and the same question again when none comes (Lazy Pirate, zguide).
///
/// Asking the same thing again is harmless, because the journal knows its events by source and id.
final class Exchange: Sendable {
    /// How long questions wait for any answer before they are asked again on a new connection. Doubles up to the second, because a
    /// journal that is only slow must not be asked the same thing ever again.
    static let answerTime = (first: Duration.seconds(2), longest: Duration.seconds(8))
    /// Questions under way at once; with each answer the next one goes out.
    static let window = 16
    /// Answers that fit no question, at most, while one waits for its own: late ones are few, and more come from no journal.
    static let maximumStrays = 1_000

    private let hub: Hub
    private let endpoint: String
    private let security: Security
    private let keepsOrder: Bool
    private let maximumFrame: Int?
    private let turns = Turns()
    private let state = Mutex<(socket: Socket?, number: Int64)>((nil, 0))

    /// - Parameter keepsOrder: a connection that is lost does not come back by itself: questions that were still queued would overtake
    ///   those that were lost with it, and events would be stored in another order than they were said.
    /// - Parameter maximumFrame: bytes of one frame of an answer, at most; over it the connection ends.
    init(hub: Hub, endpoint: String, security: Security, keepsOrder: Bool, maximumFrame: Int? = nil) {
        self.hub = hub
        self.maximumFrame = maximumFrame
        self.keepsOrder = keepsOrder
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
        var sheet = AnswerSheet(requests, first: nextNumbers(requests.count))
        var waited = Duration.zero
        var answerTime = Self.answerTime.first
        while !sheet.isComplete {
            let socket = try connected(hub)
            do {
                try await converse(&sheet, over: socket, within: answerTime)
            } catch ZeroMQError.timedOut {
                waited = sheet.hasNews ? .zero : waited + answerTime
                answerTime = min(answerTime * 2, Self.answerTime.longest)
                sheet.forgetWhatIsUnderWay()
                await takeSocket()?.close()
                guard waited < patience else { throw JournalError.unreachable(endpoint: endpoint, after: waited) }
            } catch let error as JournalError {
                await takeSocket()?.close()
                throw error
            }
        }
        return sheet.inOrder
    }

    /// Asks and hears until every question is answered.
    /// - Throws: `ZeroMQError.timedOut` when nothing came for `answerTime`.
    private nonisolated(nonsending) func converse(
        _ sheet: inout AnswerSheet, over socket: Socket, within answerTime: Duration
    ) async throws {
        while !sheet.isComplete {
            let questions = sheet.next(Self.window)
            if !questions.isEmpty { try await socket.send(batch: questions, within: answerTime) }
            for message in try await socket.receive(upTo: Self.window, within: answerTime) {
                let (number, reply) = try JournalReply.parse(message.frames)
                sheet.enter(reply, number)
            }
            guard sheet.strays <= Self.maximumStrays else { throw JournalError.protocolViolation("it answers what nobody asked") }
        }
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
            if keepsOrder { $0.giveUpLostConnections() }
            if let maximumFrame { $0.maxMessageSize = maximumFrame }
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

/// Some questions and their answers, by their numbers.
private struct AnswerSheet {
    private let requests: [JournalRequest]
    private let first: Int64
    private var answers: [JournalReply?]
    private var answered = 0
    /// Questions before this one have been asked.
    private var asked = 0
    private var underWay = 0
    /// Whether answers came since the last time everything was asked again.
    private(set) var hasNews = false
    /// Answers that fitted no question.
    private(set) var strays = 0

    init(_ requests: [JournalRequest], first: Int64) {
        (self.requests, self.first) = (requests, first)
        answers = Array(repeating: nil, count: requests.count)
    }

    var isComplete: Bool { answered == requests.count }
    var inOrder: [JournalReply] { answers.compactMap { $0 } }

    /// The next questions as frames, in order, so many that `window` are under way.
    mutating func next(_ window: Int) -> [[Frame]] {
        var questions: [[Frame]] = []
        while underWay < window, asked < requests.count {
            if answers[asked] == nil {
                questions.append(requests[asked].frames(number: first + Int64(asked)))
                underWay += 1
            }
            asked += 1
        }
        return questions
    }

    /// What has no answer will be asked again.
    mutating func forgetWhatIsUnderWay() { (asked, underWay, hasNews) = (0, 0, false) }

    /// An answer to an earlier question, asked twice, comes late: it is nobody's any more.
    mutating func enter(_ reply: JournalReply, _ number: Int64) {
        let index = Int(clamping: number.subtractingReportingOverflow(first).partialValue)
        guard answers.indices.contains(index), answers[index] == nil else {
            strays += 1
            return
        }
        answers[index] = reply
        answered += 1
        hasNews = true
        underWay -= 1
    }
}

extension SocketOptions {
    /// A connection that is lost stays lost; whoever uses the socket opens another one.
    package mutating func giveUpLostConnections() {
        (reconnectInterval, reconnectIntervalMax) = (.seconds(86_400), .zero)
    }
}
