import Accord
import Chronology
import Events
import Foundation
import Journal
import Testing
import ZeroMQ

@testable import Liaison

@Suite("The keys of the link", .timeLimit(.minutes(1)))
struct LinkKeysPromises {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "fengsui-\(UUID())")
    private let first = SigningKey()
    private let next = SigningKey()

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

    private func word(_ payload: some EventPayload, _ id: String) throws -> Event {
        try Event(payload, id: id, source: "/corps/hand", subject: "corps", time: noon, side: .corps, realm: realm)
    }

    @Test("are those that people wrote down with what their side said of them since, and those that it announced")
    func told() throws {
        let written = KeyRing([.init(side: .corps, key: first.verifying)])
        let announced = KeyAnnounced(
            key: next.verifying.name, publicKey: next.verifying.base64, replaces: first.verifying.name, from: noon)
        let void = KeyRevoked(key: first.verifying.name, from: noon + .seconds(1), reason: "stolen")
        let words = [first.sign(try word(announced, "k")), next.sign(try word(void, "r"))]
        var intake = LinkIntake(of: .local, realm: realm, policy: .standard, keys: written)
        let events = words.enumerated().map { PeerEvent(sequence: Int64($0.offset + 1), recorded: noon, body: $0.element.json) }
        _ = intake.sift(PeerPage(events: events, through: 2, head: 2), at: noon, machine: noon)
        let memory = LinkMemory(path: folder.appending(path: "liaise.json").path)
        #expect(Link.keys(written, remembered: memory.path) == written)
        try memory.save(intake)
        let keys = Link.keys(written, remembered: memory.path).entries
        #expect(keys.map(\.key) == [first.verifying, next.verifying])
        #expect(keys.map { $0.revoked == nil } == [false, true])
    }

    @Test("let this side in at the other one when its people have taken the key, and not before")
    func knock() async throws {
        let (server, taken, unknown) = (try CurveKeyPair.generate(), try CurveKeyPair.generate(), try CurveKeyPair.generate())
        let access = Access([Permission(identity: "local-liaise", key: taken.publicKey, publish: [], sourcePrefix: "/local/")])
        let tcp = JournalEndpoints(append: "tcp://127.0.0.1:*", read: "tcp://127.0.0.1:*", live: "tcp://127.0.0.1:*")
        let served = try await ServedJournal.serve(
            MemoryStorage(), side: .corps, in: folder.path, outside: .init(endpoints: tcp, secretKey: server.secretKey, access: access))
        let hub = try Hub()
        func clients(_ keys: CurveKeyPair) -> [JournalClient] {
            [
                JournalClient(
                    hub: hub, endpoints: served.endpoints, security: .curveClient(keys: keys, serverKey: server.publicKey),
                    maximumFrame: Link.maximumFrame)
            ]
        }
        #expect(await Link.isLetIn(clients(taken), by: .corps))
        #expect(await !Link.isLetIn(clients(taken), by: .local))
        #expect(await !Link.isLetIn(clients(unknown), by: .corps))
        #expect(await !Link.isLetIn([], by: .corps))
        await hub.close()
        try await served.stop()
    }
}
