import ZeroMQ

/// One conversation with a journal: a question, its answer, and the same question again when none comes (Lazy Pirate, zguide).
///
/// Asking the same thing again is harmless, because the journal knows its events by source and id.
actor Exchange {
    /// How long one question waits for its answer before it is sent again.
    static let answerTime = Duration.seconds(2)

    private let hub: Hub
    private let endpoint: String
    private let security: Security
    private var socket: Socket?
    private var number: Int64 = 0
    private var isBusy = false
    private var queue: [CheckedContinuation<Void, Never>] = []

    init(hub: Hub, endpoint: String, security: Security) {
        self.hub = hub
        self.endpoint = endpoint
        self.security = security
    }

    /// Asks, and waits at most `patience` for the answer. One question at a time; others wait their turn.
    func ask(_ request: JournalRequest, patience: Duration) async throws -> JournalReply {
        try await ask([request], patience: patience)[0]
    }

    /// Asks several questions at once and returns their answers in order. Unanswered ones are asked again together.
    func ask(_ requests: [JournalRequest], patience: Duration) async throws -> [JournalReply] {
        await takeTurn()
        defer { passTurn() }
        let first = number + 1
        number += Int64(requests.count)
        var answers: [Int64: JournalReply] = [:]
        var waited = Duration.zero
        while answers.count < requests.count {
            let socket = try await connected()
            let open = requests.enumerated().filter { answers[first + Int64($0.offset)] == nil }
            try await socket.send(batch: open.map { $0.element.frames(number: first + Int64($0.offset)) }, within: patience)
            waited += try await collect(&answers, first..<first + Int64(requests.count), from: socket)
            if answers.count < requests.count {
                await reconnect()
                guard waited < patience else { throw JournalError.unreachable(endpoint: endpoint, after: waited) }
            }
        }
        return (0..<requests.count).compactMap { answers[first + Int64($0)] }
    }

    /// Receives until every number is answered or nothing came for `answerTime`; returns how long it waited in vain.
    private func collect(_ answers: inout [Int64: JournalReply], _ wanted: Range<Int64>, from socket: Socket) async throws -> Duration {
        while answers.count < wanted.count {
            do {
                for message in try await socket.receive(upTo: wanted.count, within: Self.answerTime) {
                    let (number, reply) = try JournalReply.parse(message.frames)
                    // An answer to an earlier question, asked twice, comes late: it is nobody's any more.
                    if wanted.contains(number) { answers[number] = reply }
                }
            } catch ZeroMQError.timedOut {
                return Self.answerTime
            }
        }
        return .zero
    }

    func close() async {
        await socket?.close()
        socket = nil
    }

    private func connected() async throws -> Socket {
        if let socket { return socket }
        let options = SocketOptions.with {
            $0.security = security
            $0.linger = .zero
        }
        let opened = try await hub.open(.dealer, options, connect: endpoint)
        socket = opened
        return opened
    }

    private func reconnect() async {
        await socket?.close()
        socket = nil
    }

    private func takeTurn() async {
        guard isBusy else {
            isBusy = true
            return
        }
        await withCheckedContinuation { queue.append($0) }
    }

    private func passTurn() {
        if queue.isEmpty { isBusy = false } else { queue.removeFirst().resume() }
    }
}
