import Accord
import Foundation

/// What the intake knows, on disk. Losing it costs time and nothing else: the journals know what they have.
struct LinkMemory: Sendable {
    let path: String

    /// Nil when there is none, or one that this program cannot read: then the other journal is read from its beginning.
    func load() -> LinkIntake? {
        FileManager.default.contents(atPath: path).flatMap { try? JSONDecoder().decode(LinkIntake.self, from: $0) }
    }

    func save(_ intake: LinkIntake) throws {
        try JSONEncoder().encode(intake).write(to: URL(filePath: path), options: .atomic)
    }
}
