import Events
import Foundation
import Journal
import Testing

@testable import DutyDesk

/// The feed and the messages that others poll.
struct CAPRoutesTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "cap-\(UUID().uuidString)").path

    /// A desk over a folder with a feed, a message, an answer to somebody and a private file beside them.
    private func desk() throws -> Desk {
        for name in ["messages", "answers"] {
            try FileManager.default.createDirectory(atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
        }
        for (file, words) in [
            "feed.atom": "<feed/>", "messages/w-1.cap": "<alert/>", "answers/ack-1.cap": "<ack/>", "secret.cap": "s",
            "messages/note.txt": "n",
        ] {
            try Data(words.utf8).write(to: URL(filePath: "\(folder)/\(file)"))
        }
        return try Desk(.actual, MemoryStorage(), events: [], cap: CAPShelf(folder: folder))
    }

    private func clear() { try? FileManager.default.removeItem(atPath: folder) }

    @Test func `the feed and a message come as what they are, under the desk's safeguards`() async throws {
        defer { clear() }
        let desk = try desk()
        let feed = try await desk.get("/cap/feed.atom")
        #expect(feed.status == 200 && feed.text == "<feed/>" && feed.header("Content-Type") == "application/atom+xml; charset=utf-8")
        let message = try await desk.get("/cap/messages/w-1.cap")
        #expect(message.status == 200 && message.text == "<alert/>")
        #expect(message.header("Content-Type") == "application/cap+xml; charset=utf-8")
        #expect(message.header("X-Content-Type-Options") == "nosniff" && message.header("Cache-Control") == "no-store")
        #expect(try await desk.get("/cap/feed.atom", host: "elsewhere.invalid").status == 421)
    }

    @Test(arguments: [
        "/cap/messages/../secret.cap", "/cap/messages/..%2Fsecret.cap", "/cap/messages/%2e%2e%2fsecret.cap", "/cap/messages/note.txt",
        "/cap/messages/w-2.cap", "/cap/messages/.cap", "/cap/messages/", "/cap/secret.cap", "/cap/answers/ack-1.cap",
        "/cap/messages/w-1.cap/", "/cap/messages/w-1.cap%00", "/cap/messages/link.cap", "/cap/messages",
    ])
    func `nothing else of the folder, and nothing beside it, is served`(_ path: String) async throws {
        defer { clear() }
        let desk = try desk()
        try FileManager.default.createSymbolicLink(atPath: "\(folder)/messages/link.cap", withDestinationPath: "\(folder)/secret.cap")
        let answer = try await desk.get(path)
        #expect(answer.status == 404 || answer.text == "<alert/>", "\(answer.status)")
        #expect(!["s", "n", "<ack/>"].contains(answer.text))
    }

    @Test func `a name has one dot, and at most as many bytes as a file's name has`() {
        #expect(CAPShelf.isMessage("exercise-spring-local_1.cap"))
        for name in ["a.b.cap", "a/b.cap", "a\\b.cap", "..cap", "é.cap", "a.CAP", "a b.cap", String(repeating: "a", count: 252) + ".cap"] {
            #expect(!CAPShelf.isMessage(name), "\(name)")
        }
        #expect(CAPShelf.isMessage(String(repeating: "a", count: 251) + ".cap"))
    }

    @Test func `a file that is too large is not read`() throws {
        defer { clear() }
        _ = try desk()
        let shelf = CAPShelf(folder: folder)
        let file = try FileHandle(forWritingTo: URL(filePath: "\(folder)/messages/w-1.cap"))
        try file.truncate(atOffset: UInt64(CAPShelf.maximumBytes))
        #expect(shelf.read("messages/w-1.cap")?.count == CAPShelf.maximumBytes)
        try file.truncate(atOffset: UInt64(CAPShelf.maximumBytes) + 1)
        #expect(shelf.read("messages/w-1.cap") == nil)
    }

    @Test func `a node that says no messages has no feed`() async throws {
        let desk = try Desk(.actual, MemoryStorage(), events: [])
        #expect(try await desk.get("/cap/feed.atom").status == 404)
        #expect(try await !desk.get("/api/state").text.contains("/cap/feed.atom"))
    }
}
