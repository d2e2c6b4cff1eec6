import Events
import Foundation
import Journal
import Testing
import ZeroMQ

@testable import Liaison

@Suite("The link", .timeLimit(.minutes(1)))
struct LinkPromises {
    private let sides: TwoSides
    private let theirs = MemoryStorage()

    init() throws { sides = try TwoSides() }

    private func linked(_ count: Int) async throws {
        try await sides.link { [sides] in try await sides.hasSettled(count) }
    }

    @Test("brings what the other side says and concerns both, in order, once, and nothing else")
    func once() async throws {
        try await theirs.fill([
            event(1), event(2, "clock.advanced"), event(3, "warning.issued"), event(4, "deadline.reached"), event(5, side: .local),
            event(6, "task.assigned"), event(7, "event.rejected"),
        ])
        try await sides.serve(theirs)
        try await linked(3)
        try await linked(3)
        #expect(try await sides.theirEvents() == [event(1), event(3, "warning.issued"), event(6, "task.assigned")])
        try await sides.stopServing()
    }

    @Test("goes on from its cursor after a restart, and starts over when that is lost")
    func restarts() async throws {
        try await sides.serve(theirs)
        for round in 1...30 {
            try await theirs.fill((1...7).map { event(round * 10 + $0) })
            // The server reads its storage; only its head has to be told.
            try await sides.stopServing()
            try await sides.serve(theirs)
            if round == 20 { try FileManager.default.removeItem(at: sides.folder.appending(path: "liaise.json")) }
            try await linked(round * 7)
        }
        #expect(try await sides.theirEvents().map(\.id) == (1...30).flatMap { round in (1...7).map { "e\(round * 10 + $0)" } })
        try await sides.stopServing()
    }

    @Test("brings a week's backlog page by page")
    func backlog() async throws {
        let events = (1...12_000).map { event($0, $0.isMultiple(of: 3) ? "clock.advanced" : "air.observation.recorded") }
        try await theirs.fill(events)
        try await sides.serve(theirs)
        try await linked(8_000)
        #expect(try await sides.theirEvents() == events.filter { $0.type != "clock.advanced" })
        try await sides.stopServing()
    }

    @Test("says once that it is up, once that it is down, and not again after a restart")
    func news() async throws {
        try await theirs.fill([event(1)])
        try await sides.serve(theirs)
        try await sides.link { [sides] in try await sides.whatWasSaid().count == 1 }
        try await linked(1)
        #expect(try await sides.whatWasSaid() == [.up])
        try await sides.stopServing()
        try await sides.link { [sides] in try await sides.whatWasSaid().count == 2 }
        #expect(try await sides.whatWasSaid() == [.up, .down])
        try await sides.serve(theirs)
        try await sides.link { [sides] in try await sides.whatWasSaid().count == 3 }
        #expect(try await sides.whatWasSaid() == [.up, .down, .up])
        try await sides.stopServing()
    }

    @Test("fetches although it cannot say yet that it is up, and says so later")
    func timeless() async throws {
        try await theirs.fill([event(1)])
        try await sides.serve(theirs)
        let ours = sides.ours
        try await sides.link(time: { nil }, until: { try await ours.head() == 1 })
        #expect(try await sides.whatWasSaid().isEmpty)
        try await sides.link { [sides] in try await sides.whatWasSaid() == [.up] }
        try await sides.stopServing()
    }

    @Test("reads a journal that was restored from a backup from its beginning", arguments: [0, 50])
    func restored(more: Int) async throws {
        try await theirs.fill((1...20).map { event($0) })
        try await sides.serve(theirs)
        try await linked(20)
        try await sides.stopServing()
        let older = MemoryStorage()
        try await older.fill((1...12).map { event($0) } + (0..<more).map { event(100 + $0) } + [event(99)])
        try await sides.serve(older)
        try await linked(21 + more)
        #expect(try await sides.theirEvents().last == event(99))
        #expect(sides.complaints.contains { $0.contains("restored from a backup") })
        try await sides.stopServing()
    }

    @Test("stays down at somebody else's journal and says whose it is", arguments: [(Side.local, realm), (.corps, Realm.actual)])
    func somebodyElse(side: Side, of other: Realm) async throws {
        try await sides.serve(theirs, side: side, realm: other)
        try await sides.link { [sides] in try await sides.whatWasSaid() == [.down] }
        #expect(sides.complaints.contains { $0.contains("‘\(side.rawValue) \(other)’ and not of ‘corps exercise-test’") })
        #expect(try await sides.theirEvents().isEmpty)
        try await sides.stopServing()
    }

    @Test("stays down with a key that the other side does not know")
    func wrongKey() async throws {
        let hub = try Hub()
        let (server, stranger) = (try CurveKeyPair.generate(), try CurveKeyPair.generate())
        await hub.authenticate(with: AllowList())
        let options = SocketOptions.with { $0.security = .curveServer(secretKey: server.secretKey, domain: "journal") }
        let socket = try await hub.open(.router, options, bind: "tcp://127.0.0.1:*")
        let endpoint = try await socket.lastEndpoint()
        let endpoints = JournalEndpoints(append: endpoint, read: endpoint, live: endpoint)
        try await sides.link(endpoints: [endpoints], security: .curveClient(keys: stranger, serverKey: server.publicKey)) { [sides] in
            try await sides.whatWasSaid() == [.down]
        }
        #expect(sides.complaints.contains { $0.hasPrefix("error link to corps: down") && $0.contains("has not answered") })
        await hub.close()
    }
}
