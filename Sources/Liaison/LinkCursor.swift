import Events
import Foundation
import Journal

/// How far the other side's journal has been read, and what was said about the link last.
struct LinkCursor: Hashable, Sendable, Codable {
    /// Everything up to here has been read.
    var position: Int64 = 0
    /// The last event that came, by which the same journal is known again.
    var last: Mark?
    /// What was said last.
    var said: LinkState?

    struct Mark: Hashable, Sendable, Codable {
        let sequence: Int64
        let source: String
        let id: String

        init(_ event: JournaledEvent) {
            (sequence, source, id) = (event.sequence, event.event.source, event.event.id)
        }
    }

    /// Whether this journal is the one that was read up to here. Another one, or an older state of it that was restored, ends before, or
    /// has something else under the same number.
    func holds(in journal: JournalClient) async throws -> Bool {
        let page = try await journal.read(after: (last?.sequence ?? 1) - 1, limit: 1)
        return page.head >= position && (last == nil || page.events.first.map(Mark.init) == last)
    }
}

/// The cursor's file. Losing it costs time and nothing else: the journal knows what it has.
struct LinkCursorFile: Sendable {
    let path: String

    func load() -> LinkCursor {
        guard let data = FileManager.default.contents(atPath: path) else { return LinkCursor() }
        return (try? JSONDecoder().decode(LinkCursor.self, from: data)) ?? LinkCursor()
    }

    func save(_ cursor: LinkCursor) throws {
        try JSONEncoder().encode(cursor).write(to: URL(filePath: path), options: .atomic)
    }
}
