import Foundation
import GRDB

/// What plain SQLite does on this disk with the journal's settings and rows, without a journal around it: the yardstick of the benchmark.
package final class PlainCommits {
    private let queue: DatabaseQueue
    private var count: Int64 = 0

    /// Makes a new database at `path`.
    package init(path: String) throws {
        queue = try DatabaseQueue(path: path)
        try queue.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
            try db.execute(sql: "CREATE TABLE event (sequence INTEGER PRIMARY KEY, body BLOB NOT NULL)")
        }
    }

    /// One durable commit of `bodies`, a row each, with one statement that stays prepared.
    package func commit(_ bodies: some Sequence<[UInt8]>) throws {
        try queue.writeWithoutTransaction { db in
            let insert = try db.cachedStatement(sql: "INSERT INTO event VALUES (?, ?)")
            try db.inTransaction(.immediate) {
                for body in bodies {
                    count += 1
                    insert.setUncheckedArguments([count, Data(body)])
                    try insert.execute()
                }
                return .commit
            }
        }
    }
}
