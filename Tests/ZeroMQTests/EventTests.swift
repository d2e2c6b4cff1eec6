import Testing
import ZeroMQ

@Suite("Events", .timeLimit(.minutes(1)))
struct EventTests {
    @Test("a server hears that it listens, that a peer came, and that it left")
    func comeAndGo() async throws {
        try await withHub { hub in
            let pull = try await hub.open(.pull)
            var events = try await pull.events().makeAsyncIterator()
            let endpoint = try await pull.bind("tcp://127.0.0.1:*")
            let push = try await hub.open(.push, connect: endpoint)
            #expect(await events.next()?.kind == .listening)
            #expect(await events.next()?.kind == .accepted)
            #expect(await events.next()?.kind == .handshakeSucceeded)
            await push.close()
            #expect(await events.next()?.kind == .disconnected)
        }
    }

    @Test("the events end with their socket, and an older stream with a newer one")
    func ends() async throws {
        try await withHub { hub in
            let pull = try await hub.open(.pull)
            let older = try await pull.events()
            let newer = try await pull.events()
            #expect(await older.first { _ in true } == nil)
            try await pull.bind("tcp://127.0.0.1:*")
            #expect(await newer.first { _ in true }?.kind == .listening)
            await pull.close()
            #expect(await newer.first { _ in true } == nil)
        }
    }

    @Test("events that nobody reads do not pile up, and the newest stay")
    func bounded() async throws {
        try await withHub { hub in
            let pull = try await hub.open(.pull)
            let events = try await pull.events(keeping: 4)
            for _ in 0..<50 { try await pull.bind("tcp://127.0.0.1:*") }
            await pull.close()
            var count = 0
            for await _ in events { count += 1 }
            #expect(count <= 4)
            #expect(count >= 1)
        }
    }

    @Test("a peer that fell silent after its handshake is disconnected by the heartbeat")
    func heartbeat() async throws {
        try await withHub { hub in
            let beat = Heartbeat(interval: .milliseconds(50), timeout: .milliseconds(100), timeToLive: .milliseconds(200))
            let router = try await hub.open(.router, .with { $0.heartbeat = beat })
            var events = try await router.events().makeAsyncIterator()
            let endpoint = try await router.bind("tcp://127.0.0.1:*")
            let peer = try SilentPeer(endpoint, speaking: SilentPeer.handshake)
            #expect(await events.next()?.kind == .listening)
            #expect(await events.next()?.kind == .accepted)
            #expect(await events.next()?.kind == .handshakeSucceeded)
            #expect(await events.next()?.kind == .disconnected)
            peer.hangUp()
        }
    }

    @Test("a peer that connects and says nothing is disconnected")
    func handshakeInterval() async throws {
        try await withHub { hub in
            let router = try await hub.open(.router, .with { $0.handshakeInterval = .milliseconds(100) })
            var events = try await router.events().makeAsyncIterator()
            let endpoint = try await router.bind("tcp://127.0.0.1:*")
            let peer = try SilentPeer(endpoint, speaking: [])
            #expect(await events.next()?.kind == .listening)
            #expect(await events.next()?.kind == .accepted)
            let end = await events.next()?.kind
            guard case .handshakeFailed = end else {
                Issue.record("expected a failed handshake, not \(String(describing: end))")
                return
            }
            peer.hangUp()
        }
    }
}
