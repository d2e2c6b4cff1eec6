import Chronology
import Events
import Foundation
import Journal
import Processing
import Testing

@testable import Runtime

@Suite("Snapshots")
struct KeepingPromises {
    private typealias Store = SnapshotStore<TestProcessor.State>
    private let node: TestNode
    private let store: Store

    init() throws {
        node = try TestNode()
        store = Store(folder: node.configuration.folder.snapshots, processor: "test", version: 1)
    }

    private func snapshot(at position: Int64 = 7) -> Snapshot<TestProcessor.State> {
        Snapshot(
            processor: "test", version: 1, position: position, ahead: [9, 12], time: noon, bookmark: nil,
            state: TestProcessor.State(value: 3, heard: 5))
    }

    @Test("what was saved is there again")
    func roundTrip() throws {
        try store.save(snapshot())
        try store.save(snapshot(at: 8))
        guard case .snapshot(let found) = store.load() else {
            Issue.record("nothing was found")
            return
        }
        #expect(found.position == 8 && found.ahead == [9, 12] && found.time == noon && found.state.heard == 5)
    }

    @Test("another version's state is not used, and its position is what was answered")
    func otherVersion() throws {
        try store.save(snapshot())
        let newer = Store(folder: node.configuration.folder.snapshots, processor: "test", version: 2)
        guard case .label(let label) = newer.load() else {
            Issue.record("no label was found")
            return
        }
        #expect(label.position == 7 && label.version == 1)
    }

    @Test("a state that no longer fits is not used, though the version was not counted up")
    func otherShape() throws {
        try store.save(snapshot())
        let text = try String(contentsOfFile: store.path, encoding: .utf8).replacing("\"heard\"", with: "\"herd\"")
        try Data(text.utf8).write(to: URL(filePath: store.path))
        guard case .label = store.load() else {
            Issue.record("no label was found")
            return
        }
    }

    @Test("a file that is no snapshot counts as none", arguments: ["", "{", "[]", "\0\0\0\0", "{\"version\":1}"])
    func corrupt(text: String) throws {
        try Data(text.utf8).write(to: URL(filePath: store.path))
        guard case .nothing = store.load() else {
            Issue.record("something was found in it")
            return
        }
    }

    @Test("a snapshot that cannot be written leaves the old one, and nothing beside it")
    func failedSave() throws {
        try store.save(snapshot())
        // A folder in the way of the new file.
        try FileManager.default.createDirectory(atPath: store.path + ".part", withIntermediateDirectories: false)
        #expect(throws: (any Error).self) { try store.save(snapshot(at: 8)) }
        guard case .snapshot(let found) = store.load() else {
            Issue.record("the old one is gone")
            return
        }
        #expect(found.position == 7)
    }

    @Test("only its owner reads it")
    func permissions() throws {
        try store.save(snapshot())
        let attributes = try FileManager.default.attributesOfItem(atPath: store.path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(try FileManager.default.contentsOfDirectory(atPath: node.configuration.folder.snapshots) == ["test.json"])
    }

    @Test("a snapshot is due after so many events, after a while when something came, and at the end")
    func pace() {
        let pace = SnapshotPace(since: 100)
        #expect(!pace.isDue(at: 100, isLast: true))
        #expect(!pace.isDue(at: 101))
        #expect(pace.isDue(at: 101, isLast: true))
        #expect(pace.isDue(at: 100 + SnapshotPace.events))
    }
}
