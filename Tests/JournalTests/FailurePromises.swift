import Chronology
import Events
import Foundation
import Journal
import Synchronization
import Testing
import ZeroMQ

@Suite("When the storage fails", .timeLimit(.minutes(1)))
struct FailurePromises {
    private let folder = TemporaryFolder()

    @Test(
        "an append is put off with a sentence, everybody hears of it, and it goes on when the storage does",
        arguments: [JournalError.diskFull(path: "/data"), .storageFailed(path: "/data", reason: "disk I/O error")])
    func putOff(failure: JournalError) async throws {
        let storage = FailingStorage()
        try await JournalUnderTest.serving(storage, in: folder) { journal in
            _ = try await journal.client.append(sampleEvents(1...2))
            let follower = Follower(journal.client, realm: .actual, after: 0)
            storage.fail(with: failure)
            #expect(try await journal.client.append(sampleEvents(3...4)) == [.delayed(failure.description), .delayed(failure.description)])
            #expect(try await journal.client.status().health == .refusing(reason: failure.description))
            #expect(journal.notices.list.contains(.refusing(failure)))
            while await follower.health == .open { _ = try await follower.next() }
            storage.fail(with: nil)
            #expect(try await journal.client.append(sampleEvents(3...4)).map(\.sequence) == [3, 4])
            #expect(try await journal.client.status().health == .open)
            #expect(journal.notices.list.last == .openAgain)
        }
    }

    @Test("a full journal file keeps what was acknowledged, and takes more when there is room again")
    func full() async throws {
        let storage = try SQLiteStorage(path: folder.path("journal.sqlite"), realm: .actual, maximumPages: 40)
        try await JournalUnderTest.serving(storage, in: folder) { journal in
            var acknowledged = 0
            var refusal: WireOutcome?
            while refusal == nil, acknowledged < 2_000 {
                let outcome = try await journal.client.append(sampleEvents(acknowledged + 1...acknowledged + 1))[0]
                if outcome.sequence == nil { refusal = outcome } else { acknowledged += 1 }
            }
            #expect(refusal == .delayed(JournalError.diskFull(path: folder.path("journal.sqlite")).description))
            #expect(try await journal.client.read(after: 0, limit: 2_000).events.count == acknowledged)
            try await storage.limit(pages: 10_000)
            let next = sampleEvents(acknowledged + 1...acknowledged + 1)
            #expect(try await journal.client.append(next) == [.stored(sequence: Int64(acknowledged + 1))])
        }
    }

    @Test("a server that is stopped answers what it took; the next one answers the rest; nothing is there twice")
    func stopped() async throws {
        let storage = try SQLiteStorage(path: folder.path("journal.sqlite"), realm: .actual)
        let acknowledged = Atomic(0)
        let publishing = Task { try await publish(60, from: 1...4) { acknowledged.add(1, ordering: .relaxed) } }
        for stop in 1...2 {
            try await JournalUnderTest.serving(storage, in: folder) { journal in
                while acknowledged.load(ordering: .relaxed) < stop * 60 { _ = try await journal.client.status() }
            }
        }
        try await JournalUnderTest.serving(storage, in: folder) { _ in try await publishing.value }
        let page = try await storage.read(after: 0, prefixes: [], limit: .maximum)
        #expect(page.events.count == 240)
    }

    @Test("events said in many requests stay in order when the server goes away in the middle")
    func order() async throws {
        let storage = MemoryStorage()
        let hub = try Hub()
        let client = JournalClient(hub: hub, endpoints: .local(folder: folder.url.path))
        let events = sampleEvents(1...20_000)
        let saying = Task { try await client.append(events) }
        for stop in [1, 5_000] as [Int64] {
            try await JournalUnderTest.serving(storage, in: folder) { journal in
                while try await journal.client.status().headSequence < stop {}
            }
        }
        try await JournalUnderTest.serving(storage, in: folder) { _ in
            #expect(try await saying.value.count == 20_000)
            var kept: [Event] = []
            while kept.count < 20_000 {
                let page = try await storage.read(after: Int64(kept.count), prefixes: [], limit: .maximum)
                kept += try page.events.map { try Event(json: $0.body) }
            }
            #expect(kept == events)
        }
        await hub.close()
    }

    /// Several clients that each say one event after the other, and call `done` when it is acknowledged.
    private func publish(_ count: Int, from clients: ClosedRange<Int>, done: @escaping @Sendable () -> Void) async throws {
        let hub = try Hub()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for client in clients {
                let journal = JournalClient(hub: hub, endpoints: .local(folder: folder.url.path))
                group.addTask {
                    for number in 1...count {
                        let outcome = try await journal.append([sampleEvent(number, source: "/local/client-\(client)")])
                        #expect(outcome.first?.sequence != nil)
                        done()
                    }
                }
            }
            try await group.waitForAll()
        }
        await hub.close()
    }
}

/// A memory that fails when it is told to.
private final class FailingStorage: JournalStorage {
    private let memory = MemoryStorage()
    private let failure = Mutex<JournalError?>(nil)

    func fail(with error: JournalError?) { failure.withLock { $0 = error } }

    nonisolated(nonsending) func append(_ batch: [Candidate], recorded: Timestamp) async throws(JournalError) -> [AppendOutcome] {
        if let failure = failure.withLock({ $0 }) { throw failure }
        return try await memory.append(batch, recorded: recorded)
    }

    nonisolated(nonsending) func read(after sequence: Int64, prefixes: [String], limit: PageLimit) async throws(JournalError) -> Page {
        try await memory.read(after: sequence, prefixes: prefixes, limit: limit)
    }

    nonisolated(nonsending) func head() async throws(JournalError) -> Int64 { try await memory.head() }
}
