import Foundation
import Processing

/// A processor's state on disk. Losing it loses nothing: it is built again from the journal.
struct SnapshotStore<State: Codable & Sendable>: Sendable {
    /// What can be read of any snapshot, whatever its state looks like.
    struct Label: Codable, Hashable {
        let version: Int
        let position: Int64
        let bookmark: Bookmark?
    }

    /// What is there.
    enum Found {
        case snapshot(Snapshot<State>)
        /// Another version's: its state is not used, but up to its position everything was answered.
        case label(Label)
        case nothing
    }

    let path: String
    let processor: String
    let version: Int

    init(folder: String, processor: String, version: Int) {
        path = "\(folder)/\(processor).json"
        (self.processor, self.version) = (processor, version)
    }

    func load() -> Found {
        guard let data = FileManager.default.contents(atPath: path), let label = try? JSONDecoder().decode(Label.self, from: data) else {
            return .nothing
        }
        if label.version == version, let snapshot = try? JSONDecoder().decode(Snapshot<State>.self, from: data) {
            return .snapshot(snapshot)
        }
        return .label(label)
    }

    /// After a crash at any moment the old snapshot or the new one is there, whole.
    func save(_ snapshot: Snapshot<State>) throws {
        try DurableFile.write(JSONEncoder().encode(snapshot), to: path)
    }
}
