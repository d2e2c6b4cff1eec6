import Chronology
import Events
import Foundation
import GRDB
import Journal
import Testing

@Suite("A journal is kept")
struct KeepingPromises {
    private let folder = TemporaryFolder()
    private var path: String { folder.path("journal.sqlite") }
    private let now = Timestamp(milliseconds: 1_585_216_800_000)

    @Test("a journal as it was written verifies")
    func sound() async throws {
        try await write(1...2_500)
        let verified = try JournalFile(path: path).verify()
        #expect(verified.count == 2_500 && verified.link != Chain.origin)
    }

    @Test(
        "whatever is changed behind its back, the first broken record is named",
        arguments: [
            ("UPDATE event SET body = replace(body, '00:00:00', '00:00:01') WHERE sequence = 7", 7, "was changed"),
            ("UPDATE event SET recorded = recorded + 1 WHERE sequence = 3", 3, "was changed"),
            ("UPDATE event SET link = zeroblob(32) WHERE sequence = 10", 10, "was changed"),
            ("UPDATE event SET topic = 'actual.other' WHERE sequence = 4", 4, "topic actual.other"),
            ("UPDATE event SET key = zeroblob(16) WHERE sequence = 5", 5, "another event's source and id"),
            ("DELETE FROM event WHERE sequence = 6", 6, "missing; the next one is 7"),
            ("DELETE FROM event WHERE sequence = 1", 1, "missing"),
            ("UPDATE event SET sequence = 11 WHERE sequence = 10", 10, "missing"),
        ])
    func broken(sql: String, sequence: Int64, reason: String) async throws {
        try await write(1...10)
        try tamper(sql)
        let error = #expect(throws: JournalError.self) { try JournalFile(path: path).verify() }
        guard case .broken(sequence, let text) = error else { return #expect(Bool(false), "\(String(describing: error))") }
        #expect(text.contains(reason))
    }

    @Test("a record that is no event is named even when its link fits")
    func noEvent() {
        var verification = JournalVerification(realm: .actual)
        let body = Frame("{}".utf8)
        let link = Chain.link(after: Chain.origin, sequence: 1, recorded: now, body: body)
        let record = JournalRecord(sequence: 1, recorded: now, topic: "", body: body, link: link, key: [])
        #expect(throws: JournalError.self) { try verification.check(record) }
        #expect(verification.count == 0)
    }

    @Test("a backup is made while the journal is in use, and holds one moment of it")
    func backup() async throws {
        let storage = try await write(1...500)
        let made = try JournalBackup.make(of: JournalFile(path: path), at: folder.path("copy.sqlite"))
        _ = try await storage.append([sample(501)], recorded: now)
        #expect(made.count == 500)
        #expect(try JournalFile(path: folder.path("copy.sqlite")).verify().link == made.link)
    }

    @Test("a backup overwrites nothing, and of a broken journal there is none")
    func backupRefused() async throws {
        try await write(1...5)
        let copy = folder.path("copy.sqlite")
        try Data().write(to: URL(filePath: copy))
        #expect(throws: JournalError.exists(path: copy)) { try JournalBackup.make(of: JournalFile(path: path), at: copy) }
        try FileManager.default.removeItem(atPath: copy)
        try tamper("DELETE FROM event WHERE sequence = 2")
        #expect(throws: JournalError.self) { try JournalBackup.make(of: JournalFile(path: path), at: copy) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).allSatisfy { !$0.hasPrefix("copy") })
    }

    @Test("a restored journal goes on where the backup ended")
    func restore() async throws {
        try await write(1...20)
        let backup = folder.path("copy.sqlite")
        _ = try JournalBackup.make(of: JournalFile(path: path), at: backup)
        let place = folder.path("restored.sqlite")
        #expect(try JournalBackup.restore(JournalFile(path: backup), to: place).count == 20)
        let storage = try SQLiteStorage(path: place, realm: .actual)
        #expect(try await storage.append([sample(20), sample(21)], recorded: now) == [.known(sequence: 20), .stored(sequence: 21)])
        #expect(try JournalFile(path: place).verify().count == 21)
    }

    @Test("a restore overwrites nothing, refuses a journal in use and an old log, and puts back no broken backup")
    func restoreRefused() async throws {
        let storage = try await write(1...5)
        let backup = folder.path("copy.sqlite")
        _ = try JournalBackup.make(of: JournalFile(path: path), at: backup)
        #expect(throws: JournalError.inUse(path: path)) { try JournalBackup.restore(JournalFile(path: backup), to: path) }
        withExtendedLifetime(storage) {}
        let place = folder.path("restored.sqlite")
        try Data().write(to: URL(filePath: place + "-wal"))
        #expect(throws: JournalError.exists(path: place + "-wal")) { try JournalBackup.restore(JournalFile(path: backup), to: place) }
        try FileManager.default.removeItem(atPath: place + "-wal")
        try tamper("DELETE FROM event WHERE sequence = 2", in: backup)
        #expect(throws: JournalError.self) { try JournalBackup.restore(JournalFile(path: backup), to: place) }
        #expect(!FileManager.default.fileExists(atPath: place))
    }

    @Test("events are exported in order, by topic and by number")
    func export() async throws {
        try await write(1...2_500)
        var found: [Int64] = []
        try JournalFile(path: path).events(after: 1_400, through: 1_402) { found.append($0.sequence) }
        try JournalFile(path: path).events(prefixes: ["actual.air."]) { found.append($0.sequence) }
        #expect(found == [1_401, 1_402])
    }

    @Test("what is no journal is called so, and a journal of another realm is not opened")
    func foreign() async throws {
        #expect(throws: JournalError.self) { try JournalFile(path: folder.path("none.sqlite")) }
        try Data("some text that is long enough to be looked at".utf8).write(to: URL(filePath: folder.path("text")))
        #expect(throws: JournalError.self) { try JournalFile(path: folder.path("text")) }
        try await write(1...1)
        #expect(throws: JournalError.otherRealm(path: path, stored: "actual", wanted: "exercise-drill")) {
            try SQLiteStorage(path: path, realm: .exercise("drill"))
        }
    }

    // MARK: -

    @discardableResult
    private func write(_ numbers: ClosedRange<Int>) async throws -> SQLiteStorage {
        let storage = try SQLiteStorage(path: path, realm: .actual)
        _ = try await storage.append(numbers.map { sample($0) }, recorded: now)
        return storage
    }

    private func tamper(_ sql: String, in path: String? = nil) throws {
        try DatabaseQueue(path: path ?? self.path).write { try $0.execute(sql: sql) }
    }
}

private typealias Frame = [UInt8]
