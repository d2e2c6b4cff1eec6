import Chronology
import Events
import Journal
import Testing

@testable import DutyDesk

/// What the desk answers to somebody who says something of an incident on the water.
struct WaterRoutesTests {
    private let number = "local-2020-river-0001"
    private let request = "0123456789abcdef"
    private let duty = "kashgar-command-duty"

    private func events() throws -> [Event] { try Sample.waterEvents() }

    private func who(_ rest: String) -> String { #"{"request":"\#(request)","post":"\#(duty)","person":"甲",\#(rest)}"# }

    @Test func `everything that is said of an incident is posted twice and recorded once`() async throws {
        let journal = MemoryStorage()
        let desk = try Desk(.exercise("spring"), journal, events: try events())
        let posts = [
            ("/api/alarms/a-own/received", who(#""readBack":"氨氮""#)), ("/api/reports/\(number)-report-01/submitted", who(#""note":"电话""#)),
            ("/api/incidents/\(number)/grade", who(#""grade":"II","reason":"会商""#)),
            ("/api/incidents/\(number)/impact", who(#""deaths":0,"source":"医院""#)),
            ("/api/incidents/\(number)/samples", who(#""section":"kaqun","sampled":"2020-03-26T09:50:00.000Z","milligramsPerLitre":1.2"#)),
            ("/api/incidents/\(number)/close", who(#""outcome":"合格""#)),
        ]
        for (path, body) in posts {
            let answers = try await [desk.post(path, body), desk.post(path, body)]
            #expect(answers.map(\.status) == [200, 200], "\(path): \(answers.map(\.text))")
            #expect(answers.map { $0.text.contains("\"again\":true") } == [false, true], "\(path)")
        }
        let page = try await journal.read(after: 0, prefixes: [], limit: .maximum)
        let recorded = try page.events.map { try Event(json: $0.body) }
        #expect(
            recorded.map(\.type) == [
                AlarmReceived.type, ReportSubmitted.type, GradeDecided.type, ImpactReported.type, SampleRecorded.type, IncidentClosed.type,
            ])
        #expect(recorded.allSatisfy { $0.correlationID == number && $0.source == "/local/desk" && $0.realm == .exercise("spring") })
        #expect(
            recorded.map(\.subject) == [
                "a-own", "\(number)-report-01", number, number, try recorded[4].payload(SampleRecorded.self).sample, number,
            ])
    }

    @Test func `what the page shows already is not sent again after a restart`() async throws {
        let journal = MemoryStorage()
        let desk = try Desk(.exercise("spring"), journal, events: try events())
        let posts = [
            ("/api/alarms/a-own/received", who(#""readBack":"氨氮""#)), ("/api/reports/\(number)-report-01/submitted", who(#""note":"电话""#)),
            ("/api/incidents/\(number)/grade", who(#""grade":"II","reason":"会商""#)),
            ("/api/incidents/\(number)/impact", who(#""deaths":0,"source":"医院""#)),
            ("/api/incidents/\(number)/samples", who(#""section":"kaqun","sampled":"2020-03-26T09:50:00Z","milligramsPerLitre":1.2"#)),
            ("/api/incidents/\(number)/close", who(#""outcome":"合格""#)),
        ]
        for (path, body) in posts { #expect(try await desk.post(path, body).status == 200, "\(path)") }
        try await desk.catchUp()
        desk.forget()
        for (path, body) in posts {
            #expect(try await desk.post(path, body).text.contains("\"again\":true"), "\(path)")
        }
        #expect(try await journal.head() == Int64(posts.count))
    }

    @Test(arguments: [
        "alarms/a-own/received", "reports/local-2020-river-0001-report-01/submitted", "incidents/local-2020-river-0001/close",
    ])
    func `only the page itself may say it, and a broken journal is told`(_ path: String) async throws {
        let desk = try Desk(.exercise("spring"), MemoryStorage(), events: try events())
        let body = who(#""readBack":"氨氮","note":"n","outcome":"o""#)
        #expect(try await desk.post("/api/\(path)", body, ["Origin": "https://elsewhere.example"]).status == 403)
        #expect(try await desk.post("/api/\(path)", "{}").status == 400)
        desk.breakJournal()
        #expect(try await desk.post("/api/\(path)", body).status == 503)
    }
}
