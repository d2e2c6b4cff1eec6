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
    /// - Parameter maximumPages: pages of 4 KiB that the file may have; nil: as many as the disk holds. Over it the disk counts as full.
    /// - Throws: `JournalError.otherRealm`, `.inUse`, `.notAJournal`.
    package init(path: String, realm: Realm, maximumPages: Int? = nil) throws(JournalError) {
        self.path = path
        lock = try JournalLock(besides: path)
        do {
            pool = try DatabasePool(path: path, configuration: Self.configuration)
            tail = try pool.writeWithoutTransaction { db in
                try SQLiteSchema.prepare(db, path: path, realm: realm)
                if let maximumPages { try SQLiteSchema.limit(db, pages: maximumPages) }
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

    /// Changes how many pages of 4 KiB the file may have.
    package func limit(pages: Int) async throws(JournalError) {
        do {
            try await pool.writeWithoutTransaction { try SQLiteSchema.limit($0, pages: pages) }
        } catch {
            throw failure(error)
        }
    }

    package nonisolated(nonsending) func head() async throws(JournalError) -> Int64 {
        do {
            return try await pool.read { try SQLiteSchema.head($0) }
        } catch {
            throw failure(error)
        }
    }

    /// What a failure of SQLite means for who asked.
    private func failure(_ error: any Error) -> JournalError {
        if error is CancellationError { return .busy }
        guard let error = error as? DatabaseError else { return .storageFailed(path: path, reason: "\(error)") }
        if error.resultCode == .SQLITE_FULL { return .diskFull(path: path) }
        return .storageFailed(path: path, reason: error.message ?? "SQLite error \(error.extendedResultCode)")
    }
}

// MARK: - Appending

extension SQLiteStorage {
    package nonisolated(nonsending) func append(_ batch: [Candidate], recorded: Timestamp) async throws(JournalError) -> [AppendOutcome] {
        let result = await withCheckedContinuation { continuation in
            // Not GRDB's own `await write`: that one gives up when the task is cancelled, and what was kept would be unknown.
            pool.asyncWriteWithoutTransaction { db in
                continuation.resume(returning: self.commit(batch, recorded, in: db))
            }
        }
        return try result.get()
    }

    private func commit(_ batch: [Candidate], _ recorded: Timestamp, in db: Database) -> Result<[AppendOutcome], JournalError> {
        if let reason = tail.failure { return .failure(.storageFailed(path: path, reason: reason)) }
        do {
            var writer = try BatchWriter(db, position: tail.position, recorded: recorded)
            let outcomes = try writer.commit(batch, in: db)
            tail.advance(to: writer.position)
            return .success(outcomes)
        } catch {
            let failure = (error as? JournalError) ?? failure(error)
            // After a failed write or sync the kernel may have dropped pages that SQLite takes for written
            // (the fsync error is reported once): only a fresh start reads back what is really there.
            if case .storageFailed(_, let reason) = failure { tail.fail(reason) }
            return .failure(failure)
        }
    }
}

// MARK: - Reading

extension SQLiteStorage {
    package nonisolated(nonsending) func read(
        after sequence: Int64, prefixes: [String], limit: PageLimit
    ) async throws(JournalError) -> Page {
        do {
            return try await pool.read { try SQLiteSchema.page($0, after: sequence, prefixes: prefixes, limit: limit) }
        } catch {
            throw failure(error)
        }
    }
}
