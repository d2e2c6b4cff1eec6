/// What `Socket` asks of its hub, on the socket thread.
extension Hub {
    func receive(on id: Int, upTo limit: Int, within time: Duration?) async throws -> [Message] {
        // Before taking a message: a task that is cancelled afterwards gets its message all the same.
        try Task.checkCancellation()
        let messages = try reactor.socket(id).receive(upTo: limit)
        if !messages.isEmpty { return messages }
        let ticket = reactor.nextTicket(for: id)
        let deadline = time.map { ContinuousClock.now + $0 }
        // The closure must name `self`: one that does not is compiled to run anywhere (Swift 6.3.1), off the socket thread.
        return try await withTaskCancellationHandler {
            try await self.waitForMessages(ticket, upTo: limit, until: deadline)
        } onCancel: {
            thread.cancel(ticket)
        }
    }

    private func waitForMessages(_ ticket: Ticket, upTo limit: Int, until deadline: ContinuousClock.Instant?) async throws -> [Message] {
        try await withCheckedThrowingContinuation { continuation in
            preconditionIsolated()
            do {
                // A cancellation from now on finds the reader in the line; an earlier one has found nobody.
                try Task.checkCancellation()
                let socket = try reactor.socket(ticket.socket)
                socket.wait(Reader(id: ticket, limit: limit, deadline: deadline, continuation: continuation))
            } catch {
                continuation.resume(throwing: error)
            }
        }
    }

    func receiveNow(on id: Int, upTo limit: Int) throws(ZeroMQError) -> [Message] {
        try reactor.socket(id).receive(upTo: limit)
    }

    /// Returns how many messages were skipped as unreachable.
    func send(_ batch: [[Frame]], on id: Int, skippingUnreachable: Bool, within time: Duration?) async throws -> Int {
        try Task.checkCancellation()
        var outbox = Outbox(batch, skipsUnreachable: skippingUnreachable)
        if try reactor.socket(id).send(&outbox) { return outbox.skipped }
        let ticket = reactor.nextTicket(for: id)
        let deadline = time.map { ContinuousClock.now + $0 }
        return try await withTaskCancellationHandler { [outbox] in
            try await self.waitForRoom(ticket, outbox, until: deadline)
        } onCancel: {
            thread.cancel(ticket)
        }
    }

    private func waitForRoom(_ ticket: Ticket, _ outbox: Outbox, until deadline: ContinuousClock.Instant?) async throws -> Int {
        try await withCheckedThrowingContinuation { continuation in
            preconditionIsolated()
            do {
                try Task.checkCancellation()
                let socket = try reactor.socket(ticket.socket)
                socket.wait(Writer(id: ticket, outbox: outbox, deadline: deadline, continuation: continuation))
            } catch {
                continuation.resume(throwing: error)
            }
        }
    }

    /// Returns how many messages, from the front, were sent or skipped.
    func sendNow(_ batch: [[Frame]], on id: Int, skippingUnreachable: Bool) throws(ZeroMQError) -> Int {
        var outbox = Outbox(batch, skipsUnreachable: skippingUnreachable)
        _ = try reactor.socket(id).send(&outbox)
        return outbox.sent
    }

    /// How many tasks wait for a message or for room on a socket; 0 for a closed one.
    package func waiting(on socket: Socket) -> Int { (try? reactor.socket(socket.id).waiting) ?? 0 }
}
