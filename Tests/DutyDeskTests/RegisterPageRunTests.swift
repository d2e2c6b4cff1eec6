import Events
import Foundation
import Rivers
import Testing

@testable import DutyDesk

/// What the page says of changes of a register, run by Node where it is installed.
@Suite(
    .enabled(
        if: PageRun.isAsked,
        "set FENGSUI_PAGE=1 where Node is installed; run by itself, as it blocks the threads that the server tests need"))
struct RegisterPageRunTests {
    private func said(of entry: String, fields: [String: String] = ["source": "1"], isOrphan: Bool = false, in language: String = "en")
        throws -> String
    {
        func change(_ action: RegisterAction, _ fields: [String: String], _ id: String) -> RegisterProposed {
            RegisterProposed(
                proposal: id, river: "yarkand", list: "facilities", entry: entry, change: RegisterChange(action: action, fields: fields),
                reason: "r", post: "kashgar-command-duty", person: "甲")
        }
        let register = try Sample.register()
        let processor = DeskProcessor(region: Sample.region, register: register)
        var state = processor.initialState()
        _ = try processor.handle(try Sample().event(change(.set, fields, "p"), id: "e"), state: &state)
        // An edited playbook may have dropped the entry since.
        let orphans = state.book.proposals.map { DeskRegisterChange($0, event: "e", owner: nil) }
        let changes = isOrphan ? orphans : state.registerChanges(register)
        let rows = changes.map { RegisterChangeRow($0, register, state.book) }
        try #require(rows.count == 1)
        return try PageRun.run(
            """
            const rivers = await import('./rivers.js');
            view.status = { position: '0' };
            view.registerChanges = \(String(decoding: try JSONEncoder().encode(rows), as: UTF8.self));
            root.append(...rivers.drawRivers(view).filter(Boolean));
            print([]);
            """, in: language
        ).card
    }

    @Test func `only the side that owns the entry has buttons; else it is said who has them, or that nobody has`() throws {
        #expect(try said(of: "kaqun-gates").contains("Approve"))
        let theirs = try said(of: "middle-gates")
        #expect(theirs.contains("owner: corps") && theirs.contains("The corps side decides") && !theirs.contains("Approve"))
        let nobodys = try said(of: "shache-bridge", isOrphan: true, in: "zh")
        #expect(nobodys.contains("无人可以决定") && !nobodys.contains("批准"))
    }

    @Test func `a change that is cut says so, and where the whole stands`() throws {
        let value = String(repeating: "水", count: DeskRegisterChange.longestValue)
        #expect(try !said(of: "kaqun-gates", fields: ["source": value]).contains("only part of it"))
        let cut = try said(of: "kaqun-gates", fields: ["source": value + "水"])
        #expect(cut.contains("水…") && cut.contains("only part of it") && cut.contains("fengsui tail --json"))
    }
}
