import Chronology
import Events
import Foundation
import Journal
import Testing
import Wording

@testable import DutyDesk

/// What the desk answers over HTTP, request by request.
struct RoutesTests {
    private let acknowledgement = """
        {"request":"0123456789abcdef","of":"w1","aggregate":"local-2020-dust-0001","post":"kashgar-command-duty","person":"甲","note":"<b>"}
        """
    private let completion = #"{"request":"0123456789abcdef","post":"kashgar-command-duty","person":"甲","evidence":"照片"}"#

    private func desk(_ realm: Realm = .exercise("spring"), journal: MemoryStorage = MemoryStorage()) throws -> Desk {
        let sample = Sample(realm)
        return try Desk(
            realm, journal,
            events: [
                sample.event(Sample.warning(), id: "w1"), sample.event(Sample.task(), id: "t1"), sample.event(Sample.forecast(), id: "f1"),
                sample.event(Sample.task("corps-T-1", unit: "tumxuk-water"), id: "t2", side: .corps),
                sample.event(Sample.incident(description: "</script><img src=x onerror=alert(1)>"), id: "i1"),
            ])
    }

    // MARK: The page

    @Test func `an exercise's page says so before any script runs, with its own title and icon`() async throws {
        let page = try await desk(.exercise("spring")).get("/").text
        #expect(page.contains("data-realm=\"exercise\"") && page.contains("<title>【演练 EXERCISE】"))
        #expect(page.contains("id=\"exercise\"") && page.contains("id=\"watermark\"") && page.contains("/icon-exercise.svg"))
        #expect(page.contains("<code>spring</code>"))
    }

    @Test func `the actual page has nothing of an exercise`() async throws {
        let page = try await desk(.actual).get("/").text
        #expect(page.contains("data-realm=\"actual\"") && page.contains("<title>烽燧值班台 · 地方</title>"))
        for word in ["演练", "EXERCISE", "watermark", "icon-exercise", "{{"] { #expect(!page.contains(word)) }
    }

    @Test(arguments: ["/", "/api/state", "/api/nothing"])
    func `every answer forbids other scripts, frames, guesses and caches`(_ path: String) async throws {
        let answer = try await desk().get(path)
        #expect(answer.header("Content-Security-Policy")?.hasPrefix("default-src 'none'; script-src 'self'") == true)
        #expect(answer.header("X-Content-Type-Options") == "nosniff" && answer.header("X-Frame-Options") == "DENY")
        #expect(answer.header("Cache-Control") == "no-store")
    }

    @Test(arguments: ["/index.html", "/../Package.swift", "/words.txt", "/Sample.swift"])
    func `nothing is served but the page's own files`(_ path: String) async throws {
        #expect(try await desk().get(path).status == 404)
    }

    // MARK: The state

    @Test func `the state says which node it is, how its journal is and what is the case`() async throws {
        let answer = try await desk().get("/api/state")
        let picture = try #require(try JSONSerialization.jsonObject(with: Data(answer.text.utf8)) as? [String: Any])
        let (node, status) = (picture["node"] as? [String: Any], picture["status"] as? [String: Any])
        #expect(node?["side"] as? String == "local" && node?["exercise"] as? String == "spring" && node?["clock"] as? String == "journal")
        #expect(status?["journal"] as? String == "open" && status?["now"] as? String == "2020-03-26T10:00:00Z")
        #expect((picture["warnings"] as? [Any])?.count == 1 && (picture["tasks"] as? [Any])?.count == 2)
        let posts = (picture["names"] as? [String: Any])?["ownPosts"] as? [[String: Any]]
        #expect(posts?.compactMap { $0["id"] as? String } == ["kashgar-command-duty", "kashgar-command-chief"])
    }

    @Test func `a page that has the newest state already is told so`() async throws {
        let desk = try desk()
        let tag = try #require(try await desk.get("/api/state").header("ETag"))
        #expect(try await desk.get("/api/state", ["If-None-Match": tag]).status == 304)
        desk.board.noteSilence("away")
        #expect(try await desk.get("/api/state", ["If-None-Match": tag]).status == 200)
    }

    @Test func `a refusing journal is told with its reason`() async throws {
        let desk = try desk()
        desk.board.show(DeskState(), at: 9, .refusing(reason: "the disk is full"))
        let text = try await desk.get("/api/state").text
        #expect(text.contains(#""journal":"refusing""#) && text.contains(#""reason":"the disk is full""#))
    }

    @Test func `services that the journal has not heard of for a while are told, until they are back`() async throws {
        let desk = try desk()
        let tag = try #require(try await desk.get("/api/state").header("ETag"))
        let status = JournalStatus(realm: .exercise("spring"), side: .local, head: 9, health: .open, readers: [:])
        desk.board.note(status, absent: ["notify", "rivers"])
        let answer = try await desk.get("/api/state", ["If-None-Match": tag])
        #expect(answer.text.contains(#""absent":["notify","rivers"]"#))
        desk.board.note(status)
        #expect(try await desk.get("/api/state").text.contains(#""absent":[]"#))
    }

    @Test func `a change is said on the stream, with the state's revision`() async throws {
        let message = String(
            decoding: DeskRoutes.message(DeskStatus(DeskBoard.Glance(), now: Sample.evening), changed: true), as: UTF8.self)
        #expect(message.hasPrefix("event: changed\ndata: {") && message.hasSuffix("}\n\n"))
        #expect(message.contains(#""revision":"0""#) && !message.dropLast(2).dropFirst(15).contains("\n"))
    }

    @Test func `one page too many is asked to refresh at intervals instead`() async throws {
        let desk = try desk()
        let listeners = (0..<DeskBoard.maximumListeners).compactMap { _ in desk.board.listen() }
        #expect(listeners.count == DeskBoard.maximumListeners)
        #expect(try await desk.get("/api/stream").status == 503)
    }

    @Test func `all who ask within a second get one picture, and after a change or a second a new one`() {
        let cache = PictureCache()
        var made: UInt8 = 0
        func ask(_ revision: Int64, _ time: Timestamp) -> [UInt8] {
            cache.bytes(of: revision, at: time) {
                made += 1
                return [made]
            }
        }
        #expect(ask(1, Sample.evening) == [1] && ask(1, Sample.evening + .milliseconds(999)) == [1])
        #expect(ask(1, Sample.evening + PictureCache.lifetime) == [2] && ask(2, Sample.evening + PictureCache.lifetime) == [3])
        // A clock that was put back.
        #expect(ask(2, Sample.evening) == [4])
    }

    @Test func `with as many pages as there is room for, a page that asks at intervals is told to close its connection`() async throws {
        let desk = try desk()
        #expect(try await desk.get("/api/state").header("Connection") == nil)
        let streams = (0..<DeskBoard.maximumListeners).map { _ in desk.board.listen() }
        let answer = try await desk.get("/api/state")
        #expect(answer.header("Connection") == "close" && streams.count == DeskBoard.maximumListeners)
        #expect(try await desk.get("/api/state", ["If-None-Match": answer.header("ETag") ?? ""]).header("Connection") == "close")
    }

    @Test func `a page that has gone frees its place`() async throws {
        let board = DeskBoard()
        let listening = Task { [stream = board.listen()] in
            guard let stream else { return }
            for await _ in stream {}
        }
        #expect(board.listenerCount == 1)
        listening.cancel()
        await listening.value
        #expect(board.listenerCount == 0)
    }

    // MARK: Taking down

    @Test func `an acknowledgement posted twice is one event`() async throws {
        let journal = MemoryStorage()
        let desk = try desk(journal: journal)
        let answers = try await [desk.post("/api/acknowledge", acknowledgement), desk.post("/api/acknowledge", acknowledgement)]
        #expect(answers.map(\.status) == [200, 200])
        #expect(answers.map { $0.text.contains("\"again\":true") } == [false, true])
        let page = try await journal.read(after: 0, prefixes: [], limit: .maximum)
        let event = try Event(json: try #require(page.events.first).body)
        #expect(page.events.count == 1 && event.source == "/local/desk" && event.correlationID == "local-2020-dust-0001")
        #expect(try event.payload(AcknowledgementRecorded.self).note == "<b>")
    }

    @Test func `an acknowledgement that the page has heard of already is not sent again`() async throws {
        let journal = MemoryStorage()
        let desk = try desk(journal: journal)
        #expect(try await desk.post("/api/acknowledge", acknowledgement).status == 200)
        try await desk.catchUp()
        desk.forget()
        #expect(try await desk.post("/api/acknowledge", acknowledgement).text.contains("\"again\":true"))
        #expect(try await journal.head() == 1)
    }

    @Test func `a task of this side is reported done, one of the other side is not`() async throws {
        let journal = MemoryStorage()
        let desk = try desk(journal: journal)
        #expect(try await desk.post("/api/tasks/local-T-0001/complete", completion).status == 200)
        let refused = try await desk.post("/api/tasks/corps-T-1/complete", completion)
        #expect(refused.status == 403 && refused.text.contains("other-side") && refused.text.contains("对方"))
        #expect(try await journal.head() == 1)
    }

    @Test func `nothing is answered with success that the journal did not take`() async throws {
        let desk = try desk()
        desk.breakJournal()
        let answer = try await desk.post("/api/acknowledge", acknowledgement)
        #expect(answer.status == 503 && answer.text.contains("\"retry\":true") && answer.text.contains("没有记下"))
    }

    @Test func `before an exercise's clock has begun nothing can be recorded`() async throws {
        let desk = try desk()
        desk.stopClock()
        let answer = try await desk.post("/api/acknowledge", acknowledgement)
        #expect(answer.status == 503 && answer.text.contains("no-time"))
        #expect(try await !desk.get("/api/state").text.contains("\"now\""))
    }

    // MARK: Who may ask

    @Test(arguments: [
        (["Origin": "https://elsewhere.example"], 403), (["Sec-Fetch-Site": "cross-site"], 403), (["Sec-Fetch-Site": "same-site"], 403),
        (["Content-Type": "text/plain"], 415), (["Content-Type": "application/x-www-form-urlencoded"], 415),
        (["Origin": "http://127.0.0.1:8420", "Sec-Fetch-Site": "same-origin"], 200),
    ])
    func `only the page itself may post, and only JSON`(_ headers: [String: String], _ status: Int) async throws {
        #expect(try await desk().post("/api/acknowledge", acknowledgement, headers).status == status)
    }

    @Test(arguments: [("evil.example:8420", 421), ("localhost:8420", 200), ("127.0.0.1:8420", 200), ("[::1]:8420", 200), ("", 421)])
    func `a name that is not the desk's own reaches nothing`(_ host: String, _ status: Int) async throws {
        #expect(try await desk().get("/api/state", host: host).status == status)
    }

    @Test(arguments: [
        ("", 400), ("{}", 400), ("[1]", 400), (#"{"request":1}"#, 400), ("{\"a\":\"" + String(repeating: "x", count: 20_000) + "\"}", 413),
    ])
    func `a body that is no form is refused`(_ body: String, _ status: Int) async throws {
        #expect(try await desk().post("/api/acknowledge", body).status == status)
    }
}
