import Chronology
import Events
import Testing
import ZeroMQ

@testable import Journal

@Suite("From outside only with a key, and only what the key may", .timeLimit(.minutes(1)))
struct KeyPromises {
    private let folder = TemporaryFolder()
    private let server: CurveKeyPair
    private let corps: CurveKeyPair
    private let observer: CurveKeyPair
    private let access: Access

    init() throws {
        server = try CurveKeyPair.generate()
        corps = try CurveKeyPair.generate()
        observer = try CurveKeyPair.generate()
        access = Access([Self.permission("corps", corps), Self.permission("observer", observer, publish: [])])
    }

    @Test("a key on the list reads, follows and publishes")
    func admitted() async throws {
        try await serving { journal in
            let client = client(journal, corps)
            #expect(try await client.append(sampleEvents(1...2, source: "/corps/test")).map(\.sequence) == [1, 2])
            let follower = Follower(client, realm: .actual, after: 0)
            #expect(try await follower.events(2).count == 2)
            _ = try await client.append(sampleEvents(3...3, source: "/corps/test"))
            #expect(try await follower.events(1).map(\.sequence) == [3])
        }
    }

    @Test("it publishes only its own types, under its own source")
    func permitted() async throws {
        try await serving { journal in
            let foreign = try await client(journal, corps).append(sampleEvents(1...1, source: "/local/test"))
            #expect(foreign[0].refusal?.contains("‘corps’ may not publish") == true)
            let other = try await client(journal, observer).append(sampleEvents(1...1, source: "/corps/test"))
            #expect(other[0].refusal?.contains("‘observer’ may not publish") == true)
            #expect(try await client(journal, observer).read(after: 0).head == 0)
        }
    }

    @Test("a stranger's key, a wrong server key and no key at all are refused before any message passes")
    func refused() async throws {
        let stranger = try CurveKeyPair.generate()
        try await serving { journal in
            let securities: [Security] = [
                .curveClient(keys: stranger, serverKey: server.publicKey), .curveClient(keys: corps, serverKey: stranger.publicKey), .open,
            ]
            for security in securities {
                let socket = try await journal.clientHub.open(.dealer, .with { $0.security = security })
                let events = try await socket.events()
                try await socket.connect(journal.endpoints[1].append)
                let end = await events.first { $0.isTurnedAway || $0.kind == .handshakeSucceeded }
                #expect(end?.isTurnedAway == true)
                #expect(try await socket.tryReceive().isEmpty)
                await socket.close()
            }
        }
    }

    @Test("a revoked key is cut off where it listens, and refused when it comes again; the others go on")
    func revoked() async throws {
        try await serving { journal in
            let spy = try await journal.clientHub.open(.subscribe, .with { $0.security = security(corps) })
            let events = try await spy.events()
            try await spy.connect(journal.endpoints[1].live)
            #expect(await events.first { $0.kind == .handshakeSucceeded } != nil)
            let follower = Follower(client(journal, observer), realm: .actual, after: 0)
            _ = try await follower.next()

            access.replace(with: [Self.permission("observer", observer, publish: [])])
            await journal.notices.wait(for: .connectionsCut)

            #expect(await events.first { $0.kind == .handshakeRefused(status: 400) } != nil)
            _ = try await journal.client.append(sampleEvents(1...1))
            #expect(try await follower.events(1).map(\.sequence) == [1])
            await #expect(throws: (any Error).self) {
                try await client(journal, corps).append(sampleEvents(2...2, source: "/corps/test"), patience: .milliseconds(1))
            }
            #expect(try await journal.storage.head() == 1)
        }
    }

    @Test("it says how far it has come under its own name only, and fills no room of others")
    func positions() async throws {
        try await serving { journal in
            let own = try await journal.client.report(position: 7, of: "respond")
            let (corps, observer) = (client(journal, corps), client(journal, observer))
            try await observer.report(position: 1, of: "observer")
            for name in ["respond", "observer", "corps"] + (0..<WireLimit.readers).map({ "n\($0)" }) {
                try await corps.report(position: 9, of: name)
            }
            try await corps.report(position: 10, of: "respond")
            let readers = try await journal.client.report(position: 8, of: "alert").readers
            #expect(own.readers["respond"]?.sequence == 7 && readers["respond"]?.sequence == 7 && readers["alert"]?.sequence == 8)
            #expect(readers["observer"]?.sequence == 1 && readers["corps/respond"]?.sequence == 10)
            #expect(readers.count == 3 + WireLimit.readersOfOneKey)
        }
    }

    @Test("of many keys that read those that were silent longest are forgotten, and none of the node's own")
    func manyKeys() async throws {
        let positions = ReaderPositions()
        let start = Timestamp(milliseconds: 0)
        positions.note("key-1", of: "key-1", at: 1, start)
        positions.note("key-2", of: nil, at: 5, start)
        for number in 1...WireLimit.readersFromOutside + 2 {
            positions.note("key-\(number)", of: "key-\(number)", at: 2, start + .seconds(number))
        }
        let places = positions.snapshot(at: start)
        #expect(places.count == WireLimit.readersFromOutside + 1 && places["key-1"] == nil && places["key-2"]?.sequence == 5)
    }

    @Test("a name that gets a new key does not leave its old key's permissions behind")
    func replaced() async throws {
        let next = try CurveKeyPair.generate()
        try await serving { journal in
            let old = client(journal, corps)
            _ = try await old.append(sampleEvents(1...1, source: "/corps/test"))
            access.replace(with: [Self.permission("corps", next)])
            await #expect(throws: (any Error).self) {
                let outcomes = try await old.append(sampleEvents(2...2, source: "/corps/test"), patience: .milliseconds(1))
                if let refusal = outcomes.first?.refusal { throw JournalError.answered(refusal) }
            }
            let outcome = try await client(journal, next).append(sampleEvents(3...3, source: "/corps/test"))
            #expect(outcome == [.stored(sequence: 2)])
        }
    }

    // MARK: -

    private func serving(_ body: (JournalUnderTest) async throws -> Void) async throws {
        let endpoints = JournalEndpoints(append: "tcp://127.0.0.1:*", read: "tcp://127.0.0.1:*", live: "tcp://127.0.0.1:*")
        let outside = JournalServer.Doors.Outside(endpoints: endpoints, secretKey: server.secretKey, access: access)
        try await JournalUnderTest.serving(MemoryStorage(), outside: outside, in: folder, body)
    }

    private func client(_ journal: JournalUnderTest, _ keys: CurveKeyPair) -> JournalClient {
        JournalClient(hub: journal.clientHub, endpoints: journal.endpoints[1], security: security(keys))
    }

    private func security(_ keys: CurveKeyPair) -> Security { .curveClient(keys: keys, serverKey: server.publicKey) }

    private static func permission(_ identity: String, _ keys: CurveKeyPair, publish: [String] = ["clock."]) -> Permission {
        Permission(identity: identity, key: keys.publicKey, publish: publish, sourcePrefix: "/corps/")
    }
}

extension SocketEvent {
    /// The server did not let it in, or it did not recognise the server.
    fileprivate var isTurnedAway: Bool {
        switch kind {
        case .handshakeRefused, .handshakeProtocolFailed, .disconnected: true
        default: false
        }
    }
}
