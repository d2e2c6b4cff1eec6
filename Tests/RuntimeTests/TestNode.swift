import Chronology
import Events
import Foundation
import Journal
import Logging
import Processing
import Synchronization
import Testing
import ZeroMQ

@testable import Runtime

/// A node in a folder of its own, with a journal in this process that can be taken away and brought back.
final class TestNode: Sendable {
    let folder: String
    let configuration: NodeConfiguration
    private let serving = Mutex<(task: Task<Void, any Error>, hub: Hub)?>(nil)

    init(clock: NodeConfiguration.ClockKind = .journal, realm: Realm = exercise) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "fengsui-\(UUID())").path
        configuration = NodeConfiguration(
            side: .local, realm: realm, folder: NodeFolder(path: folder), playbooks: "/", clock: clock, services: [.journal], outside: nil,
            peer: nil, desk: nil, announce: nil)
        try configuration.folder.prepare()
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func serve(_ storage: any JournalStorage, realm: Realm? = nil) async throws {
        let hub = try Hub()
        let (listening, continuation) = AsyncStream.makeStream(of: JournalServer.Notice.self)
        let server = try await JournalServer(
            storage: storage, realm: realm ?? configuration.realm, side: .local, doors: .init(inside: configuration.folder.sockets),
            hub: hub,
            now: { noon }, notify: { continuation.yield($0) })
        let task = Task { try await server.run() }
        for await case .listening in listening { break }
        serving.withLock { $0 = (task, hub) }
    }

    func stopServing() async throws {
        let current = serving.withLock { serving in
            defer { serving = nil }
            return serving
        }
        current?.task.cancel()
        try await current?.task.value
        await current?.hub.close()
    }

    /// A connection of a service's own, as another process would have it.
    func connect(_ body: (Node) async throws -> Void) async throws {
        let node = try Node.open(configuration, service: "test")
        do { try await body(node) } catch { Issue.record(error) }
        await node.close()
    }

    /// Runs the shell until `isEnough`, then cancels it as SIGTERM does.
    func run(
        _ processor: TestProcessor = TestProcessor(), until isEnough: @escaping @Sendable (TestProcessor.State, Int64) -> Bool
    ) async throws {
        try await connect { node in
            let (enough, continuation) = AsyncStream.makeStream(of: Void.self)
            let shell = ProcessorShell(processor, on: node) { state, position, _ in
                if isEnough(state, position) { continuation.finish() }
            }
            let task = Task { try await shell.run() }
            Task {
                _ = await task.result
                continuation.finish()
            }
            for await _ in enough {}
            task.cancel()
            do { try await task.value } catch is CancellationError {}
        }
    }
}

extension JournalStorage {
    func fill(_ events: [Event]) async throws {
        _ = try await append(events.map(Candidate.init), recorded: noon)
    }

    func everything() async throws -> [Event] {
        var (events, position) = ([Event](), Int64(0))
        while true {
            let page = try await read(after: position, prefixes: [], limit: .maximum)
            events += try page.events.map { try Event(json: $0.body) }
            if page.isLast { return events }
            position = page.through
        }
    }

    func said() async throws -> [Event] { try await everything().filter { $0.source == "/local/test" } }
}

/// A storage that refuses for a while: as many appends as it is told.
final class RefusingStorage: JournalStorage {
    private let storage = MemoryStorage()
    private let refusals: Mutex<Int>

    init(refusals: Int) { self.refusals = Mutex(refusals) }

    nonisolated(nonsending) func append(_ batch: [Candidate], recorded: Timestamp) async throws(JournalError) -> [AppendOutcome] {
        let refuses = refusals.withLock { count in
            defer { count = max(0, count - 1) }
            return count > 0
        }
        if refuses { throw .diskFull(path: "/test") }
        return try await storage.append(batch, recorded: recorded)
    }

    nonisolated(nonsending) func read(after: Int64, prefixes: [String], limit: PageLimit) async throws(JournalError) -> Page {
        try await storage.read(after: after, prefixes: prefixes, limit: limit)
    }

    nonisolated(nonsending) func head() async throws(JournalError) -> Int64 { try await storage.head() }
}
