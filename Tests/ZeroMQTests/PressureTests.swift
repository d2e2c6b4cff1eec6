import Testing
import ZeroMQ

@Suite("Pressure and routes", .timeLimit(.minutes(1)))
struct PressureTests {
    /// Small enough to be full at once.
    static let narrow = SocketOptions.with {
        $0.sendHighWaterMark = 10
        $0.receiveHighWaterMark = 10
    }

    @Test("a publisher waits for a slow subscriber and loses nothing", arguments: ["inproc://slow", "tcp://127.0.0.1:*"])
    func noDrop(endpoint: String) async throws {
        try await withHub { hub in
            let publisher = try await hub.open(.xpublish, Self.narrow)
            let bound = try await publisher.bind(endpoint)
            let subscriber = try await hub.open(.subscribe, Self.narrow, connect: bound)
            try await subscriber.subscribe(to: "")
            _ = try await publisher.receive(within: .seconds(10))
            // 10 kB a message, so that the kernel's buffers are full soon as well.
            let sent = (0..<3000).map { [bytes(of: $0), Frame(repeating: 1, count: 10_000)] }
            let sending = Task { try await publisher.send(batch: sent) }
            try await until(1, waitOn: publisher)
            #expect(try await publisher.trySend([[1]]) == false)
            var received = 0
            while received < sent.count {
                for message in try await subscriber.receive(upTo: 100, within: .seconds(10)) {
                    try #require(message[0] == bytes(of: received))
                    received += 1
                }
            }
            #expect(try await sending.value == 0)
        }
    }

    @Test("a full PUSH socket says so, and how much of a batch it took")
    func trySend() async throws {
        try await withHub { hub in
            let push = try await hub.open(.push, Self.narrow, bind: "inproc://narrow")
            #expect(try await push.trySend([[1]]) == false)
            let pull = try await hub.open(.pull, Self.narrow, connect: "inproc://narrow")
            // libzmq looks for new connections only now and then when it is asked not to wait: so the first message waits for this one.
            try await push.send([[1]], within: .seconds(10))
            #expect(try await push.trySend(batch: (0..<100).map { [bytes(of: $0)] }) == 19)
            #expect(try await pull.receive(upTo: 100).count == 20)
        }
    }

    @Test("a ROUTER says that a peer is unknown, and a batch can leave such messages out")
    func unknownPeer() async throws {
        try await withHub { hub in
            let router = try await hub.open(.router, bind: "inproc://router")
            await #expect(throws: ZeroMQError.peerUnreachable) { try await router.send([[9], [1]]) }
            let dealer = try await hub.open(.dealer, .with { $0.routingID = [5] }, connect: "inproc://router")
            try await dealer.send([[0]])
            #expect(try await router.receive(within: .seconds(10))[0] == [5])
            #expect(try await router.send(batch: [[[9], [1]], [[5], [2]], [[8], [3]]], skippingUnreachable: true) == 2)
            #expect(try await dealer.receive(within: .seconds(10)).frames == [[2]])
        }
    }

    @Test("a full peer of a ROUTER holds up its own messages only")
    func onePeerFull() async throws {
        try await withHub { hub in
            let router = try await hub.open(.router, Self.narrow, bind: "inproc://peers")
            let named = { (name: UInt8) in
                SocketOptions.with {
                    $0.routingID = [name]
                    $0.receiveHighWaterMark = 10
                }
            }
            let slow = try await hub.open(.dealer, named(1), connect: "inproc://peers")
            let quick = try await hub.open(.dealer, named(2), connect: "inproc://peers")
            for dealer in [slow, quick] {
                try await dealer.send([[0]])
                _ = try await router.receive(within: .seconds(10))
            }
            let sent = (0..<100).map { [[1], bytes(of: $0)] }
            let sending = Task { try await router.send(batch: sent) }
            try await until(1, waitOn: router)
            try await router.send([[2], [7]], within: .seconds(10))
            #expect(try await quick.receive(within: .seconds(10)).frames == [[7]])
            for number in 0..<100 { #expect(try await slow.receive(within: .seconds(10)).frames == [bytes(of: number)]) }
            #expect(try await sending.value == 0)
        }
    }

    @Test("a peer that comes back under its name takes its place over")
    func handover() async throws {
        try await withHub { hub in
            let router = try await hub.open(.router)
            let endpoint = try await router.bind("tcp://127.0.0.1:*")
            let named = SocketOptions.with { $0.routingID = [5] }
            let old = try await hub.open(.dealer, named, connect: endpoint)
            try await old.send([[1]])
            #expect(try await router.receive(within: .seconds(10)).frames == [[5], [1]])
            let new = try await hub.open(.dealer, named, connect: endpoint)
            try await new.send([[2]])
            #expect(try await router.receive(within: .seconds(10)).frames == [[5], [2]])
            try await router.send([[5], [3]])
            #expect(try await new.receive(within: .seconds(10)).frames == [[3]])
        }
    }
}
