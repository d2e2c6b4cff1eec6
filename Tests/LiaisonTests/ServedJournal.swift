import Chronology
import Events
import Foundation
import Journal
import ZeroMQ

/// A journal that serves in this process.
struct ServedJournal: Sendable {
    let endpoints: JournalEndpoints
    private let task: Task<Void, any Error>
    private let hub: Hub

    static func serve(
        _ storage: any JournalStorage, side: Side, realm: Realm = realm, in folder: String, outside: JournalServer.Doors.Outside? = nil
    ) async throws -> ServedJournal {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let hub = try Hub()
        let (listening, continuation) = AsyncStream.makeStream(of: JournalServer.Notice.self)
        let server = try await JournalServer(
            storage: storage, realm: realm, side: side, doors: .init(inside: .local(folder: folder), outside: outside), hub: hub,
            now: { noon }, notify: { continuation.yield($0) })
        let task = Task { try await server.run() }
        var endpoints = JournalEndpoints.local(folder: folder)
        var count = 0
        for await case .listening(let real) in listening {
            endpoints = real
            count += 1
            if count == (outside == nil ? 1 : 2) { break }
        }
        return ServedJournal(endpoints: endpoints, task: task, hub: hub)
    }

    func stop() async throws {
        task.cancel()
        try await task.value
        await hub.close()
    }
}
