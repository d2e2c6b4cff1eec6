import Testing
import ZeroMQ

/// Returns once so many tasks wait on the socket; gives up after ten seconds.
func until(_ count: Int, waitOn socket: Socket) async throws {
    let limit = ContinuousClock.now + .seconds(10)
    while await socket.hub.waiting(on: socket) != count {
        try #require(ContinuousClock.now < limit, "never saw \(count) waiting")
        await Task.yield()
    }
}

@Suite("Waiting", .timeLimit(.minutes(1)))
struct WaitingTests {
    @Test("those who wait on one socket are served in the order in which they came")
    func order() async throws {
        try await withHub { hub in
            let pull = try await hub.open(.pull, bind: "inproc://order")
            let push = try await hub.open(.push, connect: "inproc://order")
            var tasks: [Task<Message, any Error>] = []
            for count in 1...200 {
                tasks.append(Task { try await pull.receive() })
                try await until(count, waitOn: pull)
            }
            try await push.send(batch: (0..<200).map { [bytes(of: $0)] })
            for (number, task) in tasks.enumerated() { #expect(try await task.value.frames == [bytes(of: number)]) }
        }
    }

    @Test("a cancelled receive ends with CancellationError and leaves the message to the next")
    func cancelledReceive() async throws {
        try await withHub { hub in
            let pull = try await hub.open(.pull, bind: "inproc://cancel")
            let push = try await hub.open(.push, connect: "inproc://cancel")
            let waiting = Task { try await pull.receive() }
            try await until(1, waitOn: pull)
            waiting.cancel()
            await #expect(throws: CancellationError.self) { try await waiting.value }
            try await push.send([[42]])
            #expect(try await pull.receive(within: .seconds(10)).frames == [[42]])
        }
    }

    @Test("a task that is already cancelled takes no message")
    func cancelledBefore() async throws {
        try await withHub { hub in
            let pull = try await hub.open(.pull, bind: "inproc://before")
            let push = try await hub.open(.push, connect: "inproc://before")
            try await push.send([[1]])
            let task = Task {
                while !Task.isCancelled { await Task.yield() }
                return try await pull.receive()
            }
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
            #expect(try await pull.receive(within: .seconds(10)).frames == [[1]])
        }
    }

    @Test("a thousand receives that are cancelled while messages arrive lose none of them")
    func cancellationRace() async throws {
        try await withHub { hub in
            let pull = try await hub.open(.pull, bind: "inproc://race")
            let push = try await hub.open(.push, connect: "inproc://race")
            var received: [[Frame]] = []
            for number in 0..<1000 {
                let task = Task { try await pull.receive() }
                async let sending: Void = push.send([bytes(of: number)])
                task.cancel()
                if let message = try? await task.value { received.append(message.frames) }
                try await sending
            }
            while received.count < 1000 { received += try await pull.receive(upTo: 1000, within: .seconds(10)).map(\.frames) }
            #expect(received == (0..<1000).map { [bytes(of: $0)] })
        }
    }

    @Test("a cancelled send was not sent")
    func cancelledSend() async throws {
        try await withHub { hub in
            let push = try await hub.open(.push, bind: "inproc://nobody")
            let sending = Task { try await push.send([[1]]) }
            try await until(1, waitOn: push)
            sending.cancel()
            await #expect(throws: CancellationError.self) { try await sending.value }
            let pull = try await hub.open(.pull, connect: "inproc://nobody")
            try await push.send([[2]], within: .seconds(10))
            #expect(try await pull.receive(within: .seconds(10)).frames == [[2]])
        }
    }

    @Test("a receive and a send give up when their time is over, and not before")
    func timeOut() async throws {
        try await withHub { hub in
            let pull = try await hub.open(.pull, bind: "inproc://late")
            let push = try await hub.open(.push, bind: "inproc://full")
            let start = ContinuousClock.now
            await #expect(throws: ZeroMQError.timedOut) { try await pull.receive(within: .milliseconds(50)) }
            await #expect(throws: ZeroMQError.timedOut) { try await push.send([[1]], within: .milliseconds(50)) }
            #expect(ContinuousClock.now - start >= .milliseconds(100))
            #expect(await hub.waiting(on: pull) == 0)
        }
    }

    @Test("one who gives up does not shorten the wait of another")
    func timeOutOfOne() async throws {
        try await withHub { hub in
            let pull = try await hub.open(.pull, bind: "inproc://two")
            let push = try await hub.open(.push, connect: "inproc://two")
            let patient = Task { try await pull.receive() }
            try await until(1, waitOn: pull)
            await #expect(throws: ZeroMQError.timedOut) { try await pull.receive(within: .milliseconds(20)) }
            try await push.send([[9]])
            #expect(try await patient.value.frames == [[9]])
        }
    }
}
