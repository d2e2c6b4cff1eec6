import Chronology
import Events
import Foundation
import Journal
import Testing

/// The storages that keep one contract.
enum StorageKind: CaseIterable, CustomTestStringConvertible {
    case memory, sqlite

    var testDescription: String {
        switch self {
        case .memory: "memory"
        case .sqlite: "SQLite"
        }
    }

    func make(in folder: TemporaryFolder) throws -> any JournalStorage {
        switch self {
        case .memory: MemoryStorage()
        case .sqlite: try SQLiteStorage(path: folder.path("journal.sqlite"), realm: .actual)
        }
    }
}

@Suite("Every storage keeps the journal's contract")
struct StorageContract {
    private let folder = TemporaryFolder()
    private let now = Timestamp(milliseconds: 1_585_216_800_000)

    @Test("events are numbered from 1 without a gap, in the order they came", arguments: StorageKind.allCases)
    func order(kind: StorageKind) async throws {
        let storage = try kind.make(in: folder)
        let first = try await storage.append((1...3).map { sample($0) }, recorded: now)
        let second = try await storage.append([sample(4)], recorded: now)
        #expect((first + second).map(\.sequence) == [1, 2, 3, 4])
        #expect(try await bodies(storage) == (1...4).map { sample($0).body })
        #expect(try await storage.head() == 4)
    }

    @Test("an event sent again is known, and is not kept twice", arguments: StorageKind.allCases)
    func duplicates(kind: StorageKind) async throws {
        let storage = try kind.make(in: folder)
        _ = try await storage.append([sample(1)], recorded: now)
        let again = try await storage.append([sample(2), sample(1), sample(2)], recorded: now)
        #expect(again == [.stored(sequence: 2), .known(sequence: 1), .known(sequence: 2)])
        #expect(try await storage.head() == 2)
    }

    @Test("the same id with other content is refused, and its neighbours are kept", arguments: StorageKind.allCases)
    func conflict(kind: StorageKind) async throws {
        let storage = try kind.make(in: folder)
        _ = try await storage.append([sample(1)], recorded: now)
        let outcomes = try await storage.append([sample(1, value: 99), sample(2)], recorded: now)
        #expect(outcomes == [.refused(.conflict(source: "/local/test", id: "e1", sequence: 1)), .stored(sequence: 2)])
    }

    @Test("the same word signed by another key, or by none, is the same event, and the first text stays", arguments: StorageKind.allCases)
    func signatures(kind: StorageKind) async throws {
        let storage = try kind.make(in: folder)
        let signatures: [EventSignature?] =
            [nil]
            + ["a", "b"].map { digit in
                EventSignature(key: String(repeating: digit, count: 16), value: String(repeating: "A", count: 86) + "==")
            }
        for (number, first) in signatures.enumerated() {
            let words = signatures.map { Candidate(sampleEvent(number).with($0)) }
            let sequence = Int64(number + 1)
            _ = try await storage.append([Candidate(sampleEvent(number).with(first))], recorded: now)
            #expect(try await storage.append(words, recorded: now) == Array(repeating: .known(sequence: sequence), count: 3))
            #expect(try await bodies(storage).last == sampleEvent(number).with(first).json)
            for signature in signatures {
                let other = Candidate(sampleEvent(number, value: 9).with(signature))
                #expect(
                    try await storage.append([other], recorded: now) == [
                        .refused(.conflict(source: "/local/test", id: "e\(number)", sequence: sequence))
                    ])
            }
        }
    }

    @Test("a page ends at its limit and says where to go on", arguments: StorageKind.allCases)
    func pages(kind: StorageKind) async throws {
        let storage = try kind.make(in: folder)
        _ = try await storage.append((1...10).map { sample($0) }, recorded: now)
        let page = try await storage.read(after: 3, prefixes: [], limit: PageLimit(events: 4))
        #expect(page.events.map(\.sequence) == [4, 5, 6, 7])
        #expect(page.through == 7 && page.head == 10 && !page.isLast)
        let tiny = try await storage.read(after: 0, prefixes: [], limit: PageLimit(bytes: 1))
        #expect(tiny.events.count == 1, "one event is given even when it is larger than the page")
    }

    @Test("a filter leaves out what was not asked for and still moves on", arguments: StorageKind.allCases)
    func prefixes(kind: StorageKind) async throws {
        let storage = try kind.make(in: folder)
        _ = try await storage.append((1...10).map { sample($0, subject: $0 == 9 ? "rare" : "common") }, recorded: now)
        let page = try await storage.read(after: 0, prefixes: ["actual.clock.advanced.rare"], limit: PageLimit(scanned: 6))
        #expect(page.events.isEmpty && page.through == 6)
        let rest = try await storage.read(after: page.through, prefixes: ["actual.clock.advanced.rare"], limit: .maximum)
        #expect(rest.events.map(\.sequence) == [9] && rest.isLast)
    }

    @Test("every link follows from the one before", arguments: StorageKind.allCases)
    func chain(kind: StorageKind) async throws {
        let storage = try kind.make(in: folder)
        _ = try await storage.append((1...5).map { sample($0) }, recorded: now)
        var link = Chain.origin
        for event in try await storage.read(after: 0, prefixes: [], limit: .maximum).events {
            link = Chain.link(after: link, sequence: event.sequence, recorded: event.recorded, body: event.body)
            #expect(event.link == link)
        }
    }

    @Test("reading past the end, or before the beginning, gives nothing and no error", arguments: StorageKind.allCases)
    func outside(kind: StorageKind) async throws {
        let storage = try kind.make(in: folder)
        _ = try await storage.append([sample(1)], recorded: now)
        #expect(try await storage.read(after: 7, prefixes: [], limit: .maximum) == Page(events: [], through: 1, head: 1))
        #expect(try await storage.read(after: -7, prefixes: [], limit: .maximum).events.count == 1)
    }

    private func bodies(_ storage: any JournalStorage) async throws -> [[UInt8]] {
        try await storage.read(after: 0, prefixes: [], limit: .maximum).events.map(\.body)
    }
}

/// An event like any other, told apart by its number.
func sample(_ number: Int, value: Int64 = 0, subject: String = "clock") -> Candidate {
    Candidate(sampleEvent(number, value: value, subject: subject))
}

func sampleEvent(_ number: Int, value: Int64 = 0, subject: String = "clock", source: String = "/local/test") -> Event {
    Event(
        id: "e\(number)", source: source, type: ClockAdvanced.type, version: 1, subject: subject, time: Timestamp(milliseconds: 0),
        side: source.hasPrefix("/corps/") ? .corps : .local, realm: .actual,
        data: Array(#"{"to":"\#(Timestamp(milliseconds: value))"}"#.utf8))
}

/// A folder that is gone when the test is.
final class TemporaryFolder: Sendable {
    let url: URL

    init() {
        url = FileManager.default.temporaryDirectory.appending(path: "fengsui-\(UUID())")
        try? FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appending(path: name).path }
}
