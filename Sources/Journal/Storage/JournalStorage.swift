package import Chronology

/// Where a journal keeps its events. One contract, several implementations, one test suite over all.
package protocol JournalStorage: Sendable {
    /// Keeps a batch in one durable step. When this returns, what is `.stored` survives a power cut.
    ///
    /// Either the whole batch is kept or, when this throws, nothing of it. A candidate that is known already is not kept twice.
    /// Calls do not overlap; one writer owns a storage. A cancelled task is still told what was kept.
    /// - Returns: one outcome for each candidate, in order.
    nonisolated(nonsending) func append(_ batch: [Candidate], recorded: Timestamp) async throws(JournalError) -> [AppendOutcome]

    /// Events after `sequence` in order, whose topic begins with one of `prefixes` (none: all).
    nonisolated(nonsending) func read(after sequence: Int64, prefixes: [String], limit: PageLimit) async throws(JournalError) -> Page

    /// The last event's number, 0 for an empty journal.
    nonisolated(nonsending) func head() async throws(JournalError) -> Int64
}

/// How much one page may hold, and how far one read may look.
package struct PageLimit: Sendable, Hashable {
    package let events: Int
    package let bytes: Int
    /// Rows looked at, at most, so that a rare topic cannot hold up the journal.
    package let scanned: Int

    package init(events: Int = Self.maximum.events, bytes: Int = Self.maximum.bytes, scanned: Int = Self.maximum.scanned) {
        self.events = max(1, min(events, Self.maximumEvents))
        self.bytes = max(1, min(bytes, Self.maximumBytes))
        self.scanned = max(1, min(scanned, Self.maximumScanned))
    }

    private static let maximumEvents = 2_000
    private static let maximumBytes = 2 << 20
    private static let maximumScanned = 20_000
    package static let maximum = PageLimit(events: maximumEvents, bytes: maximumBytes, scanned: maximumScanned)
}

/// A part of a journal.
package struct Page: Sendable, Hashable {
    package let events: [StoredEvent]
    /// Everything up to here has been looked at: read on from here.
    package let through: Int64
    /// The last event of the journal when the page was made.
    package let head: Int64

    package init(events: [StoredEvent], through: Int64, head: Int64) {
        self.events = events
        self.through = through
        self.head = head
    }

    package var isLast: Bool { through >= head }
}
