import Chronology
import Events
import Foundation
import Journal
import Testing

@testable import DutyDesk

/// What the desk answers to somebody who says something about a warning, a call or a rota.
struct PeopleRoutesTests {
    private let duty = "kashgar-command-duty"

    private func events() throws -> [Event] {
        let sample = Sample()
        return try [
            sample.event(Sample.warning(Sample.dust), id: "w1"), sample.event(Sample.stepProposed(), id: "p2"),
            sample.event(Sample.opened(), id: "c1"), sample.event(Sample.callOpened(), id: "k1"),
            sample.event(Sample.requested(), id: "k2"),
            sample.event(Sample.silenceSet(), id: "s1"), sample.event(Sample.swapped(), id: "d1"),
        ]
    }

    private func desk(_ journal: MemoryStorage = MemoryStorage()) throws -> Desk {
        try Desk(.exercise("spring"), journal, events: try events(), rules: Sample.rules)
    }

    private func who(_ rest: String, post: String = "kashgar-command-duty", person: String = "甲") -> String {
        #"{"request":"0123456789abcdef","post":"\#(post)","person":"\#(person)",\#(rest)}"#
    }

    /// Everything that can be said, with what it becomes.
    private var posts: [(path: String, body: String, type: String, subject: String?)] {
        let why = #""reason":"理由""#
        return [
            ("proposals/\(Sample.dust)-p2/release", who(#""note":null"#), WarningEndorsed.type, Sample.dust),
            ("proposals/\(Sample.dust)-p2/refuse", who(why), WarningDeclined.type, Sample.dust),
            ("warnings/\(Sample.dust)/recall", who(why, post: "kashgar-command-chief"), WarningRecalled.type, Sample.dust),
            (
                "consultations/\(Sample.dust)-c1/answer", who(#""stance":"agree","level":null,\#(why)"#), ConsultationAnswered.type,
                "\(Sample.dust)-c1"
            ),
            ("consultations", who(#""area":"kashgar-urban","hazard":"dust",\#(why)"#), ConsultationRequested.type, "kashgar-urban"),
            ("silences", who(#""rules":[],"about":["w"],"upTo":"minor","level":null,"minutes":60,\#(why)"#), SilenceSet.type, nil),
            ("silences/silence-local-0001/end", who(why), SilenceEnded.type, "silence-local-0001"),
            ("duty/posts/\(duty)/take", #"{"request":"0123456789abcdef","person":"kashgar-officer-2","note":null}"#, ShiftTaken.type, duty),
            (
                "duty/swaps", who(#""rota":"\#(duty)","away":"kashgar-officer-1","replacement":"kashgar-officer-2",\#(stretch)"#),
                ShiftSwapped.type, duty
            ),
            ("duty/absences", who(#""away":"kashgar-officer-1",\#(stretch)"#), AbsenceRecorded.type, "kashgar-officer-1"),
            ("duty/changes/change-local-0001/withdraw", who(why), RotaChangeWithdrawn.type, "change-local-0001"),
            ("calls/\(Sample.call)/shown", #"{"notification":null,"post":"\#(duty)"}"#, NotificationDisplayed.type, Sample.call),
            (
                "acknowledge", who(#""of":"proposal-2","aggregate":"\#(Sample.dust)","note":null,"minutes":60"#),
                AcknowledgementRecorded.type, Sample.dust
            ),
        ]
    }

    private let stretch = #""from":"2020-03-28T08:00:00+08:00","until":"2020-03-28T20:00:00+08:00","note":null"#

    @Test func `everything is posted twice and recorded once, under its subject and in the desk's name`() async throws {
        let journal = MemoryStorage()
        let desk = try desk(journal)
        for post in posts {
            let answers = try await [desk.post("/api/\(post.path)", post.body), desk.post("/api/\(post.path)", post.body)]
            #expect(answers.map(\.status) == [200, 200], "\(post.path): \(answers.map(\.text))")
            #expect(answers.map { $0.text.contains("\"again\":true") } == [false, true], "\(post.path)")
        }
        let recorded = try await journal.read(after: 0, prefixes: [], limit: .maximum).events.map { try Event(json: $0.body) }
        #expect(recorded.map(\.type) == posts.map(\.type))
        for (event, post) in zip(recorded, posts) {
            #expect(event.source == "/local/desk" && event.realm == .exercise("spring") && event.time == Sample.evening)
            #expect(event.subject == post.subject || post.subject == nil, "\(post.path)")
            try Catalogue.check(event)
        }
        #expect(recorded[0].causationID == "p2" && recorded[3].correlationID == Sample.dust)
    }

    @Test func `what was said is not said again after a restart, though it has changed what may be said`() async throws {
        let journal = MemoryStorage()
        let desk = try desk(journal)
        // One after the other the first six would rule each other out if they were judged again.
        for post in posts {
            #expect(try await desk.post("/api/\(post.path)", post.body).status == 200, "\(post.path)")
        }
        try await desk.catchUp()
        desk.forget()
        for post in posts {
            let answer = try await desk.post("/api/\(post.path)", post.body)
            #expect(answer.status == 200 && answer.text.contains("\"again\":true"), "\(post.path): \(answer.text)")
        }
        #expect(try await journal.head() == Int64(posts.count))
    }

    @Test func `two different people release; the same name a second time is refused and told so`() async throws {
        let journal = MemoryStorage()
        let desk = try desk(journal)
        let path = "/api/proposals/\(Sample.dust)-p2/release"
        let other = #""note":null,"request":"fedcba9876543210""#
        #expect(try await desk.post(path, who(#""note":null"#)).status == 200)
        try await desk.catchUp()
        let again = try await desk.post(path, #"{"post":"kashgar-command-chief","person":" 甲 ",\#(other)}"#)
        #expect(again.status == 409 && again.text.contains("same-person") && again.text.contains("需要另一个人签发"))
        #expect(try await desk.post(path, #"{"post":"kashgar-command-chief","person":"乙",\#(other)}"#).status == 200)
        try await desk.catchUp()
        #expect(desk.board.glance.state.proposals["\(Sample.dust)-p2"]?.endorsements.map(\.person) == ["甲", "乙"])
    }

    @Test(arguments: [
        "proposals/\(Sample.dust)-p2/release", "warnings/\(Sample.dust)/recall", "silences", "duty/swaps", "calls/\(Sample.call)/shown",
    ])
    func `only the page itself may say it, and a broken journal is told`(_ path: String) async throws {
        let desk = try desk()
        let post = try #require(posts.first { $0.path == path })
        #expect(try await desk.post("/api/\(path)", post.body, ["Origin": "https://elsewhere.example"]).status == 403)
        #expect(try await desk.post("/api/\(path)", "[]").status == 400)
        desk.breakJournal()
        let answer = try await desk.post("/api/\(path)", post.body)
        #expect(answer.status == 503 && answer.text.contains("\"retry\":true"))
    }

    @Test func `the picture has this side's calls, who sits where, and the rules`() async throws {
        let desk = try desk()
        let picture = try #require(
            try JSONSerialization.jsonObject(with: Data(try await desk.get("/api/state").text.utf8)) as? [String: Any])
        let people = try #require(picture["people"] as? [String: Any])
        #expect((people["calls"] as? [[String: Any]])?.compactMap { $0["id"] as? String } == [Sample.call])
        let seats = (picture["duty"] as? [String: Any])?["seats"] as? [[String: Any]]
        #expect(seats?.compactMap { $0["post"] as? String } == [duty])
        let rules = try #require(picture["rules"] as? [String: Any])
        #expect(rules["recallPosts"] as? [String] == ["kashgar-command-chief"] && rules["longestHoldSeconds"] as? Int == 43_200)
        #expect((picture["names"] as? [String: Any])?["people"] as? [String: Any] != nil)
    }
}
