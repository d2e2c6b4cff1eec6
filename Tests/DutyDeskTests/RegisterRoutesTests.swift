import Events
import Journal
import Testing

@testable import DutyDesk

/// What the desk answers to somebody who decides about a change of a register.
struct RegisterRoutesTests {
    private let id = "local-register-0001"
    private var path: String { "/api/register/changes/\(id)/approve" }

    private func body(of event: String) -> String {
        #"{"request":"0123456789abcdef","of":"\#(event)","post":"kashgar-command-duty","person":"乙","reason":"属实"}"#
    }

    private func change(minutes: String) -> RegisterProposed {
        RegisterProposed(
            proposal: id, river: "yarkand", list: "facilities", entry: "kaqun-gates",
            change: RegisterChange(action: .set, fields: ["figures.minutesToOperate": minutes]), reason: "r", post: "kashgar-command-chief",
            person: "甲")
    }

    @Test func `an approval is of the proposal that the page shows, which is the one that the register has`() async throws {
        let (sample, journal) = (Sample(), MemoryStorage())
        let events = try [sample.event(change(minutes: "abc"), id: "wrong"), sample.event(change(minutes: "99"), id: "right")]
        let desk = try Desk(.exercise("spring"), journal, events: events, rules: DeskRules(register: try Sample.register()))
        let shown = try await desk.get("/api/state").text
        #expect(shown.contains(#""figures.minutesToOperate":"99""#) && !shown.contains(#""figures.minutesToOperate":"abc""#))
        let stale = try await desk.post(path, body(of: "wrong"))
        #expect(stale.status == 409 && stale.text.contains("replaced"))
        #expect(try await desk.post(path, body(of: "right")).status == 200)
        let recorded = try await journal.read(after: 0, prefixes: [], limit: .maximum).events.map { try Event(json: $0.body) }
        #expect(recorded.map(\.type) == [RegisterApproved.type] && recorded.first?.causationID == "right")
    }
}
