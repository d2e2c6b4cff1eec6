import Events
import Journal
import Processing

extension PastWords {
    /// Reads the whole journal.
    init(of source: String, in journal: JournalClient) async throws {
        self.init()
        var position: Int64 = 0
        while true {
            let page = try await journal.read(after: position)
            for journaled in page.events where journaled.event.source == source { take(journaled) }
            if page.isLast { return }
            position = page.through
        }
    }
}

extension Bookmark {
    /// The bookmark for `sequence`; nil when the journal does not reach there.
    static func at(_ sequence: Int64, in journal: JournalClient) async throws -> Bookmark? {
        guard sequence > 0 else { return nil }
        return try await journal.read(after: sequence - 1, limit: 1).events.first.map(Bookmark.init)
    }

    func holds(in journal: JournalClient) async throws -> Bool {
        try await Self.at(sequence, in: journal) == self
    }
}
