/// What `Socket` asks of its hub, on the socket thread.
extension Hub {
    func receive(on id: Int, upTo limit: Int, within time: Duration?) async throws -> [Message] {
        // Before taking a message: a task that is cancelled afterwards gets its message all the same.
        try Task.checkCancellation()
        let socket = try reactor.socket(id)
        let messages = try socket.receive(upTo: limit)
        if !messages.isEmpty { return messages }
        let ticket = reactor.nextTicket(for: id)
        let deadline = time.map { ContinuousClock.now + $0 }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation {
                socket.wait(Reader(id: ticket, limit: limit, deadline: deadline, continuation: $0))
            }
        } onCancel: {
            thread.cancel(ticket)
        }
    }

    func receiveNow(on id: Int, upTo limit: Int) throws(ZeroMQError) -> [Message] {
        try reactor.socket(id).receive(upTo: limit)
    }

    /// Returns how many messages were skipped as unreachable.
    func send(_ batch: [[Frame]], on id: Int, skippingUnreachable: Bool, within time: Duration?) async throws -> Int {
        try Task.checkCancellation()
        let socket = try reactor.socket(id)
        var outbox = Outbox(batch, skipsUnreachable: skippingUnreachable)
        if try socket.send(&outbox) { return outbox.skipped }
        return try await waitForRoom(outbox, on: socket, within: time)
    }

    private func waitForRoom(_ outbox: Outbox, on socket: OpenSocket, within time: Duration?) async throws -> Int {
        let ticket = reactor.nextTicket(for: socket.id)
        let deadline = time.map { ContinuousClock.now + $0 }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation {
                socket.wait(Writer(id: ticket, outbox: outbox, deadline: deadline, continuation: $0))
            }
        } onCancel: {
            thread.cancel(ticket)
        }
    }

    /// Returns how many messages, from the front, were sent or skipped.
    func sendNow(_ batch: [[Frame]], on id: Int, skippingUnreachable: Bool) throws(ZeroMQError) -> Int {
        var outbox = Outbox(batch, skipsUnreachable: skippingUnreachable)
        _ = try reactor.socket(id).send(&outbox)
        return outbox.sent
    }
}
