import Testing
import ZeroMQ

/// A hub for one test, closed at its end.
func withHub(_ body: (Hub) async throws -> Void) async throws {
    let hub = try Hub()
    do {
        try await body(hub)
        await hub.close(lingerLimit: .zero)
    } catch {
        await hub.close(lingerLimit: .zero)
        throw error
    }
}

@Suite("Messages", .timeLimit(.minutes(1)))
struct MessageTests {
    @Test("a message arrives as it was sent, whatever its size", arguments: [0, 1, 33, 34, 255, 256, 65_536, 1 << 20])
    func size(bytes: Int) async throws {
        try await withHub { hub in
            let pull = try await hub.open(.pull)
            let endpoint = try await pull.bind("tcp://127.0.0.1:*")
            let push = try await hub.open(.push, connect: endpoint)
            let frame = (0..<bytes).map { UInt8(truncatingIfNeeded: $0) }
            try await push.send([frame])
            #expect(try await pull.receive(within: .seconds(10)).frames == [frame])
        }
    }

    @Test("a message of many frames arrives whole and in order, empty frames too")
    func frames() async throws {
        try await withHub { hub in
            let pull = try await hub.open(.pull, bind: "inproc://frames")
            let push = try await hub.open(.push, connect: "inproc://frames")
            let frames: [Frame] = [[1], [], Frame(repeating: 7, count: 1000), []]
            try await push.send(frames)
            let message = try await pull.receive(within: .seconds(10))
            #expect(message.frames == frames)
            #expect(message.byteCount == 1001)
            #expect(message.userID == nil)
        }
    }

    @Test("a message of more frames than are taken comes as one without any, and the next one comes whole")
    func tooManyFrames() async throws {
        try await withHub { hub in
            let pull = try await hub.open(.pull, .with { $0.maxFrames = 10 })
            let endpoint = try await pull.bind("inproc://many-frames")
            let push = try await hub.open(.push, connect: endpoint)
            for count in [10, 11, 5_000, 10] { try await push.send([Frame](repeating: [7], count: count)) }
            var counts: [Int] = []
            while counts.count < 4 { counts += try await pull.receive(upTo: 4, within: .seconds(10)).map(\.count) }
            #expect(counts == [10, 0, 0, 10])
        }
    }

    @Test("ten thousand round trips come back, each with its own number")
    func roundTrips() async throws {
        try await withHub { hub in
            let server = try await hub.open(.router, bind: "inproc://trips")
            let client = try await hub.open(.dealer, connect: "inproc://trips")
            for number in 0..<10_000 {
                let frame = bytes(of: number)
                try await client.send([frame])
                let question = try await server.receive()
                try await server.send(question.frames)
                let answer = try await client.receive()
                guard answer.frames == [frame] else {
                    Issue.record("round trip \(number) came back as \(answer)")
                    return
                }
            }
        }
    }

    @Test("a batch carries many messages in one hop, in order")
    func batch() async throws {
        try await withHub { hub in
            let pull = try await hub.open(.pull, bind: "inproc://batch")
            let push = try await hub.open(.push, connect: "inproc://batch")
            let sent = (0..<1500).map { [bytes(of: $0), [1]] }
            try await push.send(batch: sent)
            var received: [[Frame]] = []
            while received.count < sent.count { received += try await pull.receive(upTo: 400, within: .seconds(10)).map(\.frames) }
            #expect(received == sent)
        }
    }

    @Test("a batch of large messages is cut near 16 MiB")
    func batchBytes() async throws {
        try await withHub { hub in
            let pull = try await hub.open(.pull, bind: "inproc://large")
            let push = try await hub.open(.push, connect: "inproc://large")
            for _ in 0..<20 { try await push.send([Frame(repeating: 1, count: 1 << 20)]) }
            #expect(try await pull.receive(upTo: 20).count == 16)
            #expect(try await pull.receive(upTo: 20).count == 4)
        }
    }

    @Test("nothing is received without waiting when nothing is there")
    func tryReceive() async throws {
        try await withHub { hub in
            let pull = try await hub.open(.pull, bind: "inproc://nothing")
            #expect(try await pull.tryReceive().isEmpty)
        }
    }

    @Test("a subscriber hears its prefix only, until it unsubscribes")
    func subscription() async throws {
        try await withHub { hub in
            let publisher = try await hub.open(.xpublish, bind: "inproc://topics")
            let subscriber = try await hub.open(.subscribe, connect: "inproc://topics")
            try await subscriber.subscribe(to: "a.")
            #expect(try await publisher.receive(within: .seconds(10)).frames == [[1] + Frame("a.".utf8)])
            try await publisher.send(batch: [[Frame("b.1".utf8)], [Frame("a.1".utf8)]])
            #expect(try await subscriber.receive(within: .seconds(10)).frames == [Frame("a.1".utf8)])
            try await subscriber.unsubscribe(from: "a.")
            #expect(try await publisher.receive(within: .seconds(10)).frames == [[0] + Frame("a.".utf8)])
        }
    }
}

/// Eight bytes, the lowest first.
func bytes(of number: Int) -> Frame { (0..<8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) } }
