import Chronology
import Events
import Foundation
import GRDB

/// The tables of a journal file and what is asked of them.
enum SQLiteSchema {
    /// Says “Fengsui journal” to `file` and to us: the letters FSUI.
    private static let applicationID = 0x4653_5549

    /// Sets the connection up and makes the tables of a new file.
    static func prepare(_ db: Database, path: String, realm: Realm) throws {
        try refuseForeign(db, path: path)
        // GRDB opens a pool with NORMAL, which would lose the last commits in a power cut.
        try db.execute(sql: "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 16384; PRAGMA cache_size = -65536")
        try db.inTransaction {
            try create(db, realm: realm)
            return .commit
        }
        let stored = try String.fetchOne(db, sql: "SELECT value FROM meta WHERE name = 'realm'") ?? ""
        guard stored == realm.description else {
            throw JournalError.otherRealm(path: path, stored: stored, wanted: realm.description)
        }
    }

    private static func refuseForeign(_ db: Database, path: String) throws {
        let id = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
        guard id == applicationID || tables == 0 else {
            throw JournalError.notAJournal(path: path, reason: "it is another program's database")
        }
    }

    /// The realm of a journal that exists.
    /// - Throws: `JournalError.notAJournal`.
    static func realm(_ db: Database, path: String) throws -> Realm {
        try refuseForeign(db, path: path)
        guard try db.tableExists("meta"), let text = try String.fetchOne(db, sql: "SELECT value FROM meta WHERE name = 'realm'"),
            let realm = Realm(text)
        else { throw JournalError.notAJournal(path: path, reason: "it has no realm") }
        return realm
    }

    /// Whole records, in order.
    static func records(_ db: Database, after sequence: Int64, through last: Int64, limit: Int) throws -> [JournalRecord] {
        let select = try db.cachedStatement(
            sql: """
                SELECT sequence, recorded, topic, link, body, key FROM event WHERE sequence > ? AND sequence <= ?
                ORDER BY sequence LIMIT ?
                """)
        return try Row.fetchAll(select, arguments: [sequence, last, limit]).map { row in
            let key: Data = row[5]
            return JournalRecord(event: storedEvent(row, topic: row[2]), key: Array(key))
        }
    }

    private static func create(_ db: Database, realm: Realm) throws {
        try db.execute(sql: "PRAGMA application_id = \(applicationID)")
        try db.execute(
            sql: """
                CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
                CREATE TABLE IF NOT EXISTS event (
                    sequence INTEGER PRIMARY KEY,
                    recorded INTEGER NOT NULL,
                    topic TEXT NOT NULL,
                    key BLOB NOT NULL UNIQUE,
                    link BLOB NOT NULL,
                    body BLOB NOT NULL
                );
                """)
        try db.execute(sql: "INSERT OR IGNORE INTO meta VALUES ('realm', ?), ('format', '1')", arguments: [realm.description])
    }

    static func limit(_ db: Database, pages: Int) throws {
        try db.execute(sql: "PRAGMA max_page_count = \(max(1, pages))")
    }

    static func head(_ db: Database) throws -> Int64 {
        try Int64.fetchOne(db, sql: "SELECT max(sequence) FROM event") ?? 0
    }

    static func page(_ db: Database, after sequence: Int64, prefixes: [String], limit: PageLimit) throws -> Page {
        let head = try head(db)
        var through = min(max(sequence, 0), head)
        var found: [StoredEvent] = []
        var bytes = 0
        let select = try db.cachedStatement(
            sql: "SELECT sequence, recorded, topic, link, body FROM event WHERE sequence > ? ORDER BY sequence LIMIT ?")
        let rows = try Row.fetchCursor(select, arguments: [through, limit.scanned])
        while found.count < limit.events, let row = try rows.next() {
            let topic: String = row[2]
            if prefixes.isEmpty || prefixes.contains(where: topic.hasPrefix) {
                let event = storedEvent(row, topic: topic)
                guard found.isEmpty || bytes + event.body.count <= limit.bytes else { break }
                found.append(event)
                bytes += event.body.count
            }
            through = row[0]
        }
        return Page(events: found, through: through, head: head)
    }

    private static func storedEvent(_ row: Row, topic: String) -> StoredEvent {
        let link: Data = row[3]
        let body: Data = row[4]
        return StoredEvent(
            sequence: row[0], recorded: Timestamp(milliseconds: row[1]), topic: topic, body: Array(body), link: Array(link))
    }
}
