import Chronology
import Events
import Foundation
import Journal
import Processing
import Runtime
import Synchronization
import ZeroMQ

/// A journal that is measured, served in this process over ipc.
final class BenchedJournal: Sendable {
    let server: JournalServer
    let endpoints: JournalEndpoints
    private let serverHub: Hub
    private let serving: Task<Void, any Error>
    private let hubs = Mutex<[Hub]>([])

    init(folder: URL, realm: Realm) async throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        endpoints = .local(folder: folder.path)
        serverHub = try Hub()
        let storage = try SQLiteStorage(path: folder.appending(path: "journal.sqlite").path, realm: realm)
        let (ready, listening) = AsyncStream.makeStream(of: Void.self)
        let server = try await JournalServer(
            storage: storage, realm: realm, side: .local, doors: .init(inside: endpoints), hub: serverHub,
            now: { NodeClock.system() }, isTimeBounded: true, notify: { _ in listening.yield() })
        self.server = server
        serving = Task { try await server.run() }
        for await _ in ready { break }
    }

    /// A socket thread of its own for a client.
    func hub() throws -> Hub {
        let hub = try Hub()
        hubs.withLock { $0.append(hub) }
        return hub
    }

    func client() throws -> JournalClient { JournalClient(hub: try hub(), endpoints: endpoints) }

    /// Subscribers that hear everything, once they hear the head.
    func listeners(_ count: Int) async throws -> [Listener] {
        let hub = try hub()
        var listeners: [Listener] = []
        for _ in 0..<count {
            let socket = try await hub.open(.subscribe, .with { $0.receiveHighWaterMark = 20_000 }, connect: endpoints.live)
            try await socket.subscribe(to: "")
            _ = try await socket.receive()
            listeners.append(Listener(socket: socket))
        }
        return listeners
    }

    func end() async {
        for hub in hubs.withLock({ $0 }) { await hub.close() }
        serving.cancel()
        try? await serving.value
        await serverHub.close()
    }
}

/// A plain subscriber that counts what it misses.
final class Listener: Sendable {
    private let socket: Socket
    private let last = Mutex<Int64>(0)

    init(socket: Socket) { self.socket = socket }

    /// Hears until an event or a head says that `sequence` has passed; returns how many events did not come.
    func hear(through sequence: Int64) async throws -> Int {
        var heard = 0
        let before = last.withLock { $0 }
        var position = before
        while position < sequence {
            for message in try await socket.receive(upTo: 1_000) {
                guard let number = Int64(bigEndianBytes: message[1]) else { continue }
                if !message[0].elementsEqual(LiveTopic.head.utf8) { heard += 1 }
                position = max(position, number)
            }
        }
        last.withLock { [position] in $0 = position }
        return Int(position - before) - heard
    }
}
