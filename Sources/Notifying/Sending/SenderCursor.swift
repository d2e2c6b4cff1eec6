import Events
import Foundation
import Journal

/// Up to where every message is settled, kept so that a start need not read years of them. Losing it loses nothing.
struct SenderCursor: Codable, Hashable, Sendable {
    let position: Int64
    /// The event of that number: another one there means another journal, or an older one.
    let source: String
    let id: String

    static func load(_ path: String) -> SenderCursor? {
        FileManager.default.contents(atPath: path).flatMap { try? JSONDecoder().decode(SenderCursor.self, from: $0) }
    }

    /// Nil when nothing is there.
    static func at(_ position: Int64, in journal: JournalClient) async throws -> SenderCursor? {
        guard position > 0, let event = try await journal.read(after: position - 1, limit: 1).events.first, event.sequence == position
        else {
            return nil
        }
        return SenderCursor(position: position, source: event.event.source, id: event.event.id)
    }

    func holds(in journal: JournalClient) async throws -> Bool { try await Self.at(position, in: journal) == self }

    func save(_ path: String) throws {
        try JSONEncoder().encode(self).write(to: URL(filePath: path), options: .atomic)
    }
}
