import Chronology
import Foundation
import GRDB

/// One transaction's view of the end of the chain.
struct BatchWriter {
    private(set) var position: Tail.Position
    private let recorded: Timestamp
    private let insert: EventInsert
    private let select: Statement

    init(_ db: Database, position: Tail.Position, recorded: Timestamp) throws {
        self.position = position
        self.recorded = recorded
        insert = try EventInsert(db)
        select = try db.cachedStatement(sql: "SELECT sequence, body FROM event WHERE key = ?")
    }

    /// Keeps the whole batch with one commit, or nothing of it. The position counts only when this returns.
    mutating func commit(_ batch: [Candidate], in db: Database) throws -> [AppendOutcome] {
        var outcomes: [AppendOutcome] = []
        outcomes.reserveCapacity(batch.count)
        try db.inTransaction(.immediate) {
            for candidate in batch { outcomes.append(try keep(candidate)) }
            return .commit
        }
        return outcomes
    }

    private mutating func keep(_ candidate: Candidate) throws -> AppendOutcome {
        let sequence = position.last + 1
        let next = Chain.link(after: position.link, sequence: sequence, recorded: recorded, body: candidate.body)
        let event = StoredEvent(sequence: sequence, recorded: recorded, topic: candidate.topic, body: candidate.body, link: next)
        guard try insert.add(event, key: candidate.key) else { return try known(candidate) }
        position = Tail.Position(last: sequence, link: next)
        return .stored(sequence: sequence)
    }

    private func known(_ candidate: Candidate) throws -> AppendOutcome {
        guard let row = try Row.fetchOne(select, arguments: [Data(candidate.key)]) else {
            throw JournalError.storageFailed(path: "the journal", reason: "the index on keys does not agree with the table")
        }
        let sequence: Int64 = row[0]
        let body: Data = row[1]
        guard Candidate.isSameWord(Array(body), candidate.body) else {
            return .refused(.conflict(source: candidate.source, id: candidate.id, sequence: sequence))
        }
        return .known(sequence: sequence)
    }
}
