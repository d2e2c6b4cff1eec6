import Accord
import Chronology
import Events
import Foundation
import Journal
import Testing
import ZeroMQ

@testable import Liaison

@Suite("After a cut", .timeLimit(.minutes(2)))
struct ConvergencePromises {
    private let sides: TwoSides
    private let theirs = MemoryStorage()
    private let key = SigningKey()

    init() throws { sides = try TwoSides() }

    /// The corps' word that it was without the other side behind its first event.
    private func alone() throws -> Event {
        let word = LinkReceived(
            peer: .local, position: "0", count: 0, digest: LinkReceived.origin, at: noon, events: [], aloneSince: "1")
        return try Event(word, id: "alone", source: "/corps/liaise", subject: "local", time: noon, side: .corps, realm: realm)
    }

    @Test("what was missed comes in order, what each side decided alone is marked, and every event has its receipt")
    func healed() async throws {
        try await theirs.fill([event(1)])
        try await sides.serve(theirs)
        try await sides.link { [sides] in try await sides.hasSettled(1) }
        try await sides.stopServing()
        try await sides.link { [sides] in sides.knowsOfACut() }
        try await sides.ours.fill([event(50, "response.activated", side: .local), event(51, side: .local)])
        try await theirs.fill((2...40).map { event($0) } + [event(41, "warning.issued"), event(42, "consultation.closed")] + [alone()])
        try await sides.serve(theirs)
        try await sides.link { [sides] in try await sides.hasSettled(42) }
        try await sides.stopServing()
        #expect(try await sides.theirEvents().map(\.id) == (1...42).map { "e\($0)" } + ["alone"])
        let all = try await sides.words(LinkHealed.self)
        let healed = try #require(all.first)
        #expect(all.count == 1 && healed.received == 41)
        #expect(Set(healed.decisions.map(\.event)) == ["e41", "e42", "e50"])
        let receipted = try await sides.words(LinkReceived.self)
        #expect(receipted.reduce(0) { $0 + $1.count } == 42 && receipted.last?.names(event(42, "consultation.closed").json) == true)
    }

    @Test("a crash before anything of it was remembered counts and settles nothing twice")
    func crashed() async throws {
        let memory = URL(filePath: sides.memory)
        try await theirs.fill([event(1)])
        try await sides.serve(theirs)
        try await sides.link { [sides] in try await sides.hasSettled(1) }
        try await sides.stopServing()
        try await sides.link { [sides] in sides.knowsOfACut() }
        let before = try Data(contentsOf: memory)
        try await theirs.fill((2...41).map { event($0) } + [event(42, "warning.issued"), alone()])
        try await sides.serve(theirs)
        // What was kept is there, and what was remembered is from before.
        for _ in 0..<2 {
            try await sides.link { [sides] in try await sides.hasSettled(42) }
            try before.write(to: memory)
        }
        try await sides.link { [sides] in try await sides.hasSettled(42) }
        try await sides.stopServing()
        #expect(try await sides.words(LinkHealed.self).map(\.received) == [41])
        let receipted = try await sides.words(LinkReceived.self).flatMap { $0.events ?? [] }
        #expect(receipted.count == 42 && Set(receipted).count == 42)
    }

    @Test("signed words are taken with the key that was let in, and again when that came late")
    func signatures() async throws {
        let policy = CrossingPolicy.standard.requiring(.required)
        try await theirs.fill((1...5).map { key.sign(event($0)) } + [event(6)])
        try await sides.serve(theirs)
        try await sides.link(policy: policy) { [sides] in try await sides.words(LinkRefused.self).count == 6 }
        #expect(try await sides.theirEvents().isEmpty)
        let ring = KeyRing([.init(side: .corps, key: key.verifying)])
        try await sides.link(policy: policy, keys: ring) { [sides] in try await sides.theirEvents().count == 5 }
        #expect(try await sides.words(LinkRefused.self).filter { $0.cause == .unsigned }.map(\.event) == ["e6"])
        try await sides.stopServing()
    }

    @Test("is bytes at the agreed pace, and no faster")
    func capped() async throws {
        try await theirs.fill((1...120).map { event($0) })
        try await sides.serve(theirs)
        let size = event(1).json.count + 40
        let began = ContinuousClock.now
        // The burst is two seconds' worth, so three seconds' more take three seconds.
        let policy = CrossingPolicy.standard.limited(to: size * 24)
        try await sides.link(policy: policy) { [sides] in try await sides.theirEvents().count == 120 }
        let took = began.duration(to: .now)
        #expect(took > .seconds(2), "\(took)")
        try await sides.stopServing()
    }

    @Test("the other side's next key is tried when its first does not answer")
    func nextKey() async throws {
        let (old, new, own) = (try CurveKeyPair.generate(), try CurveKeyPair.generate(), try CurveKeyPair.generate())
        let access = Access([Permission(identity: "local-liaise", key: own.publicKey, publish: [], sourcePrefix: "/local/")])
        let tcp = JournalEndpoints(append: "tcp://127.0.0.1:*", read: "tcp://127.0.0.1:*", live: "tcp://127.0.0.1:*")
        try await theirs.fill([event(1)])
        let folder = sides.folder.path + "/served"
        let served = try await ServedJournal.serve(
            theirs, side: .corps, in: folder, outside: .init(endpoints: tcp, secretKey: new.secretKey, access: access))
        let (hub, ownHub) = (try Hub(), try Hub())
        let ours = try await ServedJournal.serve(sides.ours, side: .local, in: sides.folder.path + "/ours")
        let journal = JournalClient(hub: ownHub, endpoints: ours.endpoints)
        let home = LinkHome(
            side: .local, realm: realm, journal: journal, isTimeOwn: true, machine: { noon },
            keep: { try await journal.append(bodies: $0) },
            say: { _ = try await journal.append($0) }, terms: { (.standard, KeyRing()) }, time: { noon })
        let doors = [old, new].map { server in
            JournalClient(
                hub: hub, endpoints: served.endpoints, security: .curveClient(keys: own, serverKey: server.publicKey),
                maximumFrame: PeerReader.maximumFrame)
        }
        let link = Link(home, theirs: { doors }, memoryPath: sides.memory, log: CollectedLog().logger)
        let running = Task { try await link.run() }
        while try await sides.theirEvents().isEmpty { try await Task.sleep(for: .milliseconds(10)) }
        running.cancel()
        do { try await running.value } catch is CancellationError {}
        await hub.close()
        try await served.stop()
        try await ours.stop()
        await ownHub.close()
        #expect(try await sides.theirEvents() == [event(1)])
    }
}
