package import Chronology
package import Events
import Foundation
import GRDB

/// A journal in one SQLite file: write-ahead log, `synchronous=FULL`, so that a commit has reached the disk when it returns.
package final class SQLiteStorage: JournalStorage {
    private let path: String
    private let pool: DatabasePool
    private let lock: JournalLock
    private let tail: Tail

    /// Opens the journal at `path`, or makes a new one for `realm`.
    /// - Throws: `JournalError.otherRealm`, `.inUse`, `.notAJournal`.
    package init(path: String, realm: Realm) throws(JournalError) {
        self.path = path
        lock = try JournalLock(besides: path)
        do {
            pool = try DatabasePool(path: path, configuration: Self.configuration)
            tail = try pool.writeWithoutTransaction { db in
                try SQLiteSchema.prepare(db, path: path, realm: realm)
                return try Tail(db)
            }
        } catch let error as JournalError {
            throw error
        } catch {
            throw Self.opening(error, path: path)
        }
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.label = "journal"
        configuration.maximumReaderCount = 4
        return configuration
    }

    private static func opening(_ error: any Error, path: String) -> JournalError {
        if let error = error as? DatabaseError, error.resultCode == .SQLITE_FULL { return .diskFull(path: path) }
        return .notAJournal(path: path, reason: "\(error)")
    }

    package func head() async throws(JournalError) -> Int64 {
        do {
            return try await pool.read { try SQLiteSchema.head($0) }
        } catch {
            throw failure(error)
        }
    }

    /// What a failure of SQLite means for who asked.
    private func failure(_ error: any Error) -> JournalError {
        guard let error = error as? DatabaseError else { return .storageFailed(path: path, reason: "\(error)") }
        if error.resultCode == .SQLITE_FULL { return .diskFull(path: path) }
        return .storageFailed(path: path, reason: error.message ?? "SQLite error \(error.extendedResultCode)")
    }
}

// MARK: - Appending

extension SQLiteStorage {
    package func append(_ batch: [Candidate], recorded: Timestamp) async throws(JournalError) -> [AppendOutcome] {
        if let reason = tail.failure { throw .storageFailed(path: path, reason: reason) }
        do {
            let (outcomes, end) = try await pool.write { [position = tail.position] db in
                var writer = BatchWriter(position: position, recorded: recorded)
                return (try batch.map { try writer.keep($0, in: db) }, writer.position)
            }
            tail.advance(to: end)
            return outcomes
        } catch {
            let failure = failure(error)
            // After a failed write or sync the kernel may have dropped pages that SQLite takes for written
            // (the fsync error is reported once): only a fresh start reads back what is really there.
            if case .storageFailed(_, let reason) = failure { tail.fail(reason) }
            throw failure
        }
    }
}

/// One transaction's view of the end of the chain.
private struct BatchWriter {
    var position: Tail.Position
    let recorded: Timestamp

    mutating func keep(_ candidate: Candidate, in db: Database) throws -> AppendOutcome {
        let sequence = position.last + 1
        let next = Chain.link(after: position.link, sequence: sequence, recorded: recorded, body: candidate.body)
        let insert = try db.cachedStatement(
            sql: "INSERT INTO event (sequence, recorded, topic, key, link, body) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING")
        try insert.execute(arguments: [
            sequence, recorded.milliseconds, candidate.topic, Data(candidate.key), Data(next), Data(candidate.body),
        ])
        guard db.changesCount == 1 else { return try known(candidate, in: db) }
        position = Tail.Position(last: sequence, link: next)
        return .stored(sequence: sequence)
    }

    private func known(_ candidate: Candidate, in db: Database) throws -> AppendOutcome {
        let select = try db.cachedStatement(sql: "SELECT sequence, body FROM event WHERE key = ?")
        guard let row = try Row.fetchOne(select, arguments: [Data(candidate.key)]) else {
            throw JournalError.storageFailed(path: "", reason: "the index on keys does not agree with the table")
        }
        let sequence: Int64 = row[0]
        let body: Data = row[1]
        guard body.elementsEqual(candidate.body) else {
            return .refused(.conflict(source: candidate.source, id: candidate.id, sequence: sequence))
        }
        return .known(sequence: sequence)
    }
}

// MARK: - Reading

extension SQLiteStorage {
    package func read(after sequence: Int64, prefixes: [String], limit: PageLimit) async throws(JournalError) -> Page {
        do {
            return try await pool.read { try SQLiteSchema.page($0, after: sequence, prefixes: prefixes, limit: limit) }
        } catch {
            throw failure(error)
        }
    }
}
