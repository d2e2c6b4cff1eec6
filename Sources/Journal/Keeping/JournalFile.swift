package import Events
import Foundation
import GRDB

/// A journal on disk, to be looked at: verified, exported, backed up. Also while a server writes to it.
package final class JournalFile: Sendable {
    let path: String
    package let realm: Realm
    private let queue: DatabaseQueue

    /// Rows read in one transaction: between two, the writer can tidy its log.
    private static let rowsAtOnce = 1_000

    /// Opens the journal at `path` for reading.
    /// - Throws: `JournalError.notAJournal`, also when there is no file.
    package init(path: String) throws(JournalError) {
        guard FileManager.default.fileExists(atPath: path) else { throw .notAJournal(path: path, reason: "there is no such file") }
        self.path = path
        do {
            var configuration = Configuration()
            configuration.readonly = true
            configuration.label = "journal-file"
            queue = try DatabaseQueue(path: path, configuration: configuration)
            realm = try queue.read { try SQLiteSchema.realm($0, path: path) }
        } catch let error as JournalError {
            throw error
        } catch {
            throw .notAJournal(path: path, reason: "\(error)")
        }
    }

    package func head() throws(JournalError) -> Int64 {
        try reading { try SQLiteSchema.head($0) }
    }

    /// Walks every record, then asks SQLite about its own structure.
    /// - Parameter progress: hears how many records are done, and of how many.
    /// - Throws: `JournalError.broken` for the first broken record, `.notAJournal` when the file itself is damaged.
    package func verify(progress: (Int64, Int64) -> Void = { _, _ in }) throws(JournalError) -> JournalVerification {
        var verification = JournalVerification(realm: realm)
        let head = try head()
        try walk(after: 0) { record throws(JournalError) in
            try verification.check(record)
            if verification.count % Int64(Self.rowsAtOnce) == 0 { progress(verification.count, max(head, verification.count)) }
        }
        let fault = try reading { try String.fetchOne($0, sql: "PRAGMA integrity_check(1)") }
        guard fault == "ok" else { throw .notAJournal(path: path, reason: "the database file is damaged: \(fault ?? "unreadable")") }
        return verification
    }

    /// Every event after `sequence` and up to `last`, in order, whose topic begins with one of `prefixes` (none: all).
    package func events(
        after sequence: Int64 = 0, through last: Int64 = .max, prefixes: [String] = [], _ body: (StoredEvent) throws -> Void
    ) throws {
        try walk(after: sequence, through: last) { record in
            if prefixes.isEmpty || prefixes.contains(where: record.event.topic.hasPrefix) { try body(record.event) }
        }
    }

    private func walk<Failure: Error>(
        after sequence: Int64, through last: Int64 = .max, _ body: (JournalRecord) throws(Failure) -> Void
    ) throws {
        var position = sequence
        while true {
            let records = try reading { try SQLiteSchema.records($0, after: position, through: last, limit: Self.rowsAtOnce) }
            for record in records { try body(record) }
            guard let end = records.last else { return }
            position = end.event.sequence
        }
    }

    private func walk(after sequence: Int64, _ body: (JournalRecord) throws(JournalError) -> Void) throws(JournalError) {
        do {
            try walk(after: sequence, through: .max, body)
        } catch let error as JournalError {
            throw error
        } catch {
            throw .notAJournal(path: path, reason: "\(error)")
        }
    }

    private func reading<Value>(_ body: (Database) throws -> Value) throws(JournalError) -> Value {
        do {
            return try queue.read(body)
        } catch {
            throw .notAJournal(path: path, reason: "\(error)")
        }
    }

    /// Writes a tidy copy of one moment of the journal; `destination` must not exist.
    func copy(to destination: String) throws(JournalError) {
        do {
            try queue.writeWithoutTransaction { try $0.execute(sql: "VACUUM INTO ?", arguments: [destination]) }
        } catch let error as DatabaseError where error.resultCode == .SQLITE_FULL {
            throw .diskFull(path: destination)
        } catch {
            throw .storageFailed(path: destination, reason: "\(error)")
        }
    }
}
