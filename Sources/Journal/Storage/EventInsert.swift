import Chronology
import GRDB
import GRDBSQLite

/// The statement that adds one event, bound without a copy: SQLite reads the bytes where they are.
///
/// GRDB's own arguments would copy each value twice and allocate for each; that cost more than the insert itself.
/// `@safe`: what is bound is bound for one step, inside the scope in which its bytes stay where they are.
@safe struct EventInsert {
    private let db: Database
    /// Keeps the prepared statement alive.
    private let statement: Statement

    init(_ db: Database) throws {
        self.db = db
        statement = try db.cachedStatement(
            sql: "INSERT INTO event (sequence, recorded, topic, key, link, body) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING")
    }

    /// False when an event with this key is there already; then nothing was added.
    /// - Throws: `DatabaseError`, as GRDB does.
    func add(_ event: StoredEvent, key: [UInt8]) throws -> Bool {
        let code = step(event, key: key)
        let message = code == SQLITE_DONE ? nil : unsafe sqlite3_errmsg(db.sqliteConnection).map { unsafe String(cString: $0) }
        unsafe sqlite3_reset(statement.sqliteStatement)
        unsafe sqlite3_clear_bindings(statement.sqliteStatement)
        guard code == SQLITE_DONE else { throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message) }
        return db.changesCount == 1
    }

    private func step(_ event: StoredEvent, key: [UInt8]) -> Int32 {
        unsafe sqlite3_bind_int64(statement.sqliteStatement, 1, event.sequence)
        unsafe sqlite3_bind_int64(statement.sqliteStatement, 2, event.recorded.milliseconds)
        var topic = event.topic
        return topic.withUTF8 { topic in
            unsafe sqlite3_bind_text(
                statement.sqliteStatement, 3, UnsafeRawPointer(topic.baseAddress)?.assumingMemoryBound(to: CChar.self), Int32(topic.count),
                nil)
            return withBound(key, at: 4) {
                withBound(event.link, at: 5) {
                    withBound(event.body, at: 6) { unsafe sqlite3_step(statement.sqliteStatement) }
                }
            }
        }
    }

    /// Nil as the destructor is SQLITE_STATIC: SQLite makes no copy.
    private func withBound(_ bytes: [UInt8], at index: Int32, _ body: () -> Int32) -> Int32 {
        unsafe bytes.withUnsafeBytes { bytes in
            let code = unsafe sqlite3_bind_blob(statement.sqliteStatement, index, bytes.baseAddress, Int32(bytes.count), nil)
            return code == SQLITE_OK ? body() : code
        }
    }
}
