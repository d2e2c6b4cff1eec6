import Events
import Foundation

/// A processor's state on disk. Losing it loses nothing: it is built again from the journal.
struct SnapshotStore<State: Codable & Sendable>: Sendable {
    /// A state, and the event that it includes.
    struct Snapshot: Codable {
        let processor: String
        let version: Int
        let position: Int64
        let state: State
    }

    /// What can be read of any snapshot, whatever its state looks like.
    private struct Label: Codable {
        let version: Int
        let position: Int64
    }

    /// Where to begin: with a state, or from the start.
    struct Beginning {
        let state: State
        let position: Int64
        /// Everything up to here has been answered before, perhaps by an older version: it is taken in and nothing is said to it again.
        let answered: Int64
    }

    let path: String
    let processor: String
    let version: Int

    init(folder: String, processor: String, version: Int) {
        path = "\(folder)/\(processor).json"
        (self.processor, self.version) = (processor, version)
    }

    func load(or initial: State) -> Beginning {
        guard let data = FileManager.default.contents(atPath: path), let label = try? JSONDecoder().decode(Label.self, from: data) else {
            return Beginning(state: initial, position: 0, answered: 0)
        }
        if label.version == version, let snapshot = try? JSONDecoder().decode(Snapshot.self, from: data) {
            return Beginning(state: snapshot.state, position: snapshot.position, answered: snapshot.position)
        }
        return Beginning(state: initial, position: 0, answered: label.position)
    }

    /// Writes beside the old one and takes its place, so that a crash leaves one of them whole.
    func save(_ state: State, at position: Int64) throws {
        let data = try JSONEncoder().encode(Snapshot(processor: processor, version: version, position: position, state: state))
        try data.write(to: URL(filePath: path), options: .atomic)
    }
}
