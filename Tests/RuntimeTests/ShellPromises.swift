import Chronology
import Events
import Foundation
import Journal
import Processing
import Testing

@testable import Runtime

@Suite("A shell over a real journal", .timeLimit(.minutes(1)))
struct ShellPromises {
    @Test("it catches up page by page, follows, and says everything once")
    func catchUpAndFollow() async throws {
        let node = try TestNode()
        let storage = MemoryStorage()
        try await storage.fill([try clock(noon)] + (1...2_500).map { try measured($0 % 100 == 0 ? 12 : 0, $0) })
        try await node.serve(storage)
        try await node.run(until: { state, _ in state.heard == 2_500 })
        #expect(try await storage.said().count == 49)
        try await node.run(until: { state, _ in state.heard == 2_500 })
        #expect(try await storage.said().count == 49)
        try await node.connect { other in
            let more = try (1...5).map { try measured($0 == 5 ? 0 : 30, 5_000 + $0) }
            async let running: Void = node.run(until: { state, _ in state.heard == 2_505 && state.open == nil })
            try await other.delivery.deliver(more)
            try await running
        }
        #expect(try await storage.said().count == 50)
        try await node.stopServing()
    }

    @Test("asked to stop, it leaves a snapshot, and begins there")
    func snapshotAtEnd() async throws {
        let node = try TestNode()
        let storage = MemoryStorage()
        try await storage.fill([try clock(noon), try measured(12, 1), try measured(14, 2)])
        try await node.serve(storage)
        try await node.run(until: { state, position in state.open == 12 && position == 4 })
        let store = SnapshotStore<TestProcessor.State>(folder: node.configuration.folder.snapshots, processor: "test", version: 1)
        guard case .snapshot(let snapshot) = store.load() else {
            Issue.record("there is no snapshot")
            return
        }
        #expect(snapshot.position == 4 && snapshot.state.heard == 2 && snapshot.time == noon)
        try await node.stopServing()
    }

    @Test("deadlines come by the journal's clock, and a late one wakes it once")
    func deadlines() async throws {
        let node = try TestNode()
        let storage = MemoryStorage()
        try await storage.fill(try [clock(noon), measured(12, 1), clock(noon + .minutes(59))])
        try await node.serve(storage)
        try await node.run(until: { state, position in state.open == 12 && position == 4 })
        #expect(try await storage.said().map(\.type) == [Opened.type])
        try await storage.fill(try [clock(noon + .minutes(61)), clock(noon + .hours(9))])
        // Written past the server: a shell that starts now reads it.
        try await node.stopServing()
        try await node.serve(storage)
        try await node.run(until: { state, position in state.remindAt == nil && position == 8 })
        #expect(try await storage.said().map(\.type) == [Opened.type, DeadlineReached.type, Reminded.type])
        #expect(try await storage.said().last?.time == noon + .minutes(61))
        try await node.stopServing()
    }

    @Test("an event that cannot be understood is rejected once, and the next is taken")
    func rejection() async throws {
        let node = try TestNode()
        let storage = MemoryStorage()
        try await storage.fill(try [clock(noon), measured(-5, 1), measured(11, 2)])
        try await node.serve(storage)
        for _ in 0..<2 { try await node.run(until: { state, _ in state.open == 11 }) }
        #expect(try await storage.said().map(\.type) == [EventRejected.type, Opened.type])
        try await node.stopServing()
    }

    @Test("a journal that takes nothing for a while gets everything in the end, once and in order")
    func delayed() async throws {
        let node = try TestNode()
        let storage = RefusingStorage(refusals: 2)
        try await node.serve(storage)
        try await node.connect { other in
            try await other.delivery.deliver(try [clock(noon), measured(12, 1), measured(0, 2), measured(15, 3)])
        }
        try await node.run(until: { state, _ in state.open == 15 })
        #expect(try await storage.said().map(\.type) == [Opened.type, Closed.type, Opened.type])
        try await node.stopServing()
    }

    @Test("a journal that is away is waited for")
    func away() async throws {
        let node = try TestNode()
        let storage = MemoryStorage()
        try await storage.fill(try [clock(noon), measured(12, 1)])
        async let running: Void = node.run(until: { state, _ in state.open == 12 })
        try await node.serve(storage)
        try await running
        #expect(try await storage.said().map(\.type) == [Opened.type])
        try await node.stopServing()
    }

    @Test("a journal restored from an older backup is read from its beginning, also when it is longer again", arguments: [1, 40])
    func restored(more: Int) async throws {
        let node = try TestNode()
        let storage = MemoryStorage()
        try await storage.fill(try [clock(noon)] + (1...20).map { try measured($0, $0) })
        try await node.serve(storage)
        try await node.run(until: { state, position in state.heard == 20 && position == 22 })
        try await node.stopServing()
        let older = MemoryStorage()
        try await older.fill(try [clock(noon)] + (1...12).map { try measured($0, $0) } + (1...more).map { try measured(3, 100 + $0) })
        try await node.serve(older)
        try await node.run(until: { state, _ in state.heard == 12 + more && state.value == 3 && state.open == nil })
        #expect(try await older.said().map(\.type) == [Opened.type, Closed.type])
        try await node.stopServing()
    }

    @Test("a journal that is cut short while it runs is read from its beginning")
    func rewound() async throws {
        let node = try TestNode()
        let storage = MemoryStorage()
        try await storage.fill(try [clock(noon)] + (1...20).map { try measured($0, $0) })
        try await node.serve(storage)
        let older = MemoryStorage()
        try await older.fill(try [clock(noon), measured(4, 1)])
        async let running: Void = node.run(until: { state, position in state.heard == 1 && position == 2 })
        try await node.connect { other in
            while try await other.journal.status().readers["test"]?.sequence != 22 { try await Task.sleep(for: .milliseconds(2)) }
        }
        try await node.stopServing()
        try await node.serve(older)
        try await running
        try await node.stopServing()
    }

    @Test("another realm's journal in its folder ends it with what to do")
    func otherRealm() async throws {
        let node = try TestNode()
        try await node.serve(MemoryStorage(), realm: .actual)
        try await node.connect { connection in
            await #expect(throws: RuntimeError.otherJournal(found: "local actual", wanted: "local exercise-test")) {
                try await ProcessorShell(TestProcessor(), on: connection).run()
            }
        }
        try await node.stopServing()
    }

    @Test("new rules after a lost snapshot do not answer old events again")
    func newRules() async throws {
        let node = try TestNode()
        let storage = MemoryStorage()
        try await storage.fill(try [clock(noon)] + (1...30).map { try measured($0 % 2 * 20, $0) })
        try await node.serve(storage)
        try await node.run(until: { state, _ in state.heard == 30 && state.open == nil })
        let before = try await storage.said()
        try FileManager.default.removeItem(atPath: node.configuration.folder.snapshots + "/test.json")
        try await node.run(TestProcessor(rule: 7), until: { state, position in state.heard == 30 && position >= 61 })
        #expect(try await storage.said() == before)
        try await node.stopServing()
    }
}
