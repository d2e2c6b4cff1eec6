import Chronology
import Events
import Journal
import Testing
import ZeroMQ

@Suite("A follower has everything once and in order", .timeLimit(.minutes(1)))
struct FollowerPromises {
    private let folder = TemporaryFolder()

    @Test("from the beginning, from a cursor, and on into what comes later", arguments: StorageKind.allCases)
    func joins(kind: StorageKind) async throws {
        try await JournalUnderTest.serving(kind.make(in: folder), in: folder) { journal in
            _ = try await journal.client.append(sampleEvents(1...2_500))
            let all = Follower(journal.client, realm: .actual, after: 0)
            let some = Follower(journal.client, realm: .actual, after: 2_498)
            #expect(try await all.events(2_500).map(\.sequence) == (1...2_500).map { $0 })
            #expect(try await some.events(2).map(\.sequence) == [2_499, 2_500])
            _ = try await journal.client.append(sampleEvents(2_501...2_503))
            for follower in [all, some] {
                #expect(try await follower.events(3).map(\.event) == sampleEvents(2_501...2_503))
                #expect(await follower.position == 2_503)
            }
        }
    }

    @Test("only the types that were asked for, and the place moves on over the others")
    func filtered() async throws {
        try await JournalUnderTest.serving(MemoryStorage(), in: folder) { journal in
            _ = try await journal.client.append(sampleEvents(1...5))
            let follower = Follower(journal.client, realm: .actual, after: 0, typePrefixes: ["air."])
            while await follower.position < 5 {
                guard case .idle = try await follower.next() else { return #expect(Bool(false), "an event nobody asked for") }
            }
        }
    }

    @Test("what the live socket lost in the middle is read from the journal")
    func gap() async throws {
        try await withLossyLive { journal, follower, live in
            _ = try await journal.client.append(sampleEvents(6...8))
            try await live.publish(8)
            #expect(try await follower.events(3).map(\.sequence) == [6, 7, 8])
            #expect(await follower.gaps == 1)
        }
    }

    @Test("a lost last message is noticed by the head")
    func lostLast() async throws {
        try await withLossyLive { journal, follower, live in
            _ = try await journal.client.append(sampleEvents(6...7))
            try await live.sayHead(7)
            #expect(try await follower.events(2).map(\.sequence) == [6, 7])
        }
    }

    @Test("what comes twice, late, or is no message at all changes nothing")
    func noise() async throws {
        try await withLossyLive { journal, follower, live in
            _ = try await journal.client.append(sampleEvents(6...7))
            for sequence in [3, 6, 6, 5, 7] as [Int64] { try await live.publish(sequence) }
            try await live.socket.send([Frame("actual.".utf8)])
            try await live.socket.send([Frame("actual.".utf8), [1], [2]])
            #expect(try await follower.events(2).map(\.sequence) == [6, 7])
            try await live.sayHead(7)
            _ = try await follower.next()
            #expect(await follower.position == 7)
        }
    }

    @Test("a journal that ends before the reader's place is an error, not silence")
    func rewound() async throws {
        try await JournalUnderTest.serving(MemoryStorage(), in: folder) { journal in
            _ = try await journal.client.append(sampleEvents(1...3))
            let follower = Follower(journal.client, realm: .actual, after: 10)
            await #expect(throws: JournalError.rewound(reader: 10, head: 3)) { try await follower.next() }
        }
    }

    @Test("who does not read loses only its own, and catches up by reading")
    func stalled() async throws {
        let count = 40_000
        try await JournalUnderTest.serving(MemoryStorage(), in: folder) { journal in
            let stalled = Follower(journal.client, realm: .actual, after: 0)
            let reading = Follower(JournalClient(hub: try Hub(), endpoints: journal.endpoints[0]), realm: .actual, after: 0)
            _ = try await stalled.next()
            async let received = reading.events(count)
            for start in stride(from: 1, to: count, by: 8_000) {
                _ = try await journal.client.append(sampleEvents(start...start + 7_999))
            }
            // The other one has everything while the first has not read at all.
            #expect(try await received.map(\.sequence) == (1...Int64(count)).map { $0 })
            #expect(await stalled.position == 0)
            #expect(try await stalled.events(count).map(\.sequence) == (1...Int64(count)).map { $0 })
            #expect(await stalled.gaps > 0)
        }
    }

    /// A follower that stands at 5, whose live socket says only what the test lets through.
    private func withLossyLive(
        _ body: @Sendable (JournalUnderTest, Follower, LossyLive) async throws -> Void
    ) async throws {
        try await JournalUnderTest.serving(MemoryStorage(), in: folder) { journal in
            _ = try await journal.client.append(sampleEvents(1...5))
            let live = try await LossyLive(journal.clientHub)
            let endpoints = JournalEndpoints(append: journal.endpoints[0].append, read: journal.endpoints[0].read, live: live.endpoint)
            let follower = Follower(JournalClient(hub: journal.clientHub, endpoints: endpoints), realm: .actual, after: 0)
            #expect(try await follower.events(5).count == 5)
            try await live.subscribed()
            try await body(journal, follower, live)
        }
    }
}

/// A live socket in the hands of the test.
private struct LossyLive: Sendable {
    let socket: Socket
    let endpoint = "inproc://lossy"

    init(_ hub: Hub) async throws {
        socket = try await hub.open(.xpublish, bind: endpoint)
    }

    /// Waits for both subscriptions: events and the head.
    func subscribed() async throws {
        for _ in 0..<2 { _ = try await socket.receive() }
    }

    func publish(_ sequence: Int64) async throws {
        let event = sampleEvent(Int(sequence))
        try await socket.send([Frame(event.topic.description.utf8), sequence.bigEndianBytes, event.json])
    }

    func sayHead(_ sequence: Int64) async throws {
        try await socket.send([Frame(LiveTopic.head.utf8), sequence.bigEndianBytes, Frame("{}".utf8)])
    }
}
