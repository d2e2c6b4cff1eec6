import Events
import Journal

/// An event by its number and its name. A journal that has another event under that number, or none, is another journal, or an older
/// state of it that was restored.
struct Bookmark: Hashable, Sendable, Codable {
    let sequence: Int64
    let source: String
    let id: String

    init(_ event: JournaledEvent) {
        (sequence, source, id) = (event.sequence, event.event.source, event.event.id)
    }

    /// The bookmark for `sequence`; nil when the journal does not reach there.
    static func at(_ sequence: Int64, in journal: JournalClient) async throws -> Bookmark? {
        guard sequence > 0 else { return nil }
        return try await journal.read(after: sequence - 1, limit: 1).events.first.map(Bookmark.init)
    }

    func holds(in journal: JournalClient) async throws -> Bool {
        try await Self.at(sequence, in: journal) == self
    }
}
