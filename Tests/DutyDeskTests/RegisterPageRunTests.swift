import Events
import Foundation
import Testing

@testable import DutyDesk

/// What the page says of changes of a register, run by Node where it is installed.
@Suite(
    .enabled(
        if: PageRun.isAsked,
        "set FENGSUI_PAGE=1 where Node is installed; run by itself, as it blocks the threads that the server tests need"))
struct RegisterPageRunTests {
    private func said(of entry: String, fields: [String: String] = ["phone": "1"], in language: String = "en") throws -> String {
        let change = RegisterProposed(
            proposal: "p", river: "yarkand", list: "facilities", entry: entry, change: RegisterChange(action: .set, fields: fields),
            reason: "r", post: "kashgar-command-duty", person: "甲")
        let processor = DeskProcessor(region: Sample.region, rivers: Sample.rivers)
        var state = processor.initialState()
        _ = try processor.handle(try Sample().event(change, id: "e"), state: &state)
        let rows = state.registerChanges.map { RegisterChangeRow($0, DeskRules(rivers: Sample.rivers)) }
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
        let theirs = try said(of: "their-gates")
        #expect(theirs.contains("owner: corps") && theirs.contains("The corps side decides") && !theirs.contains("Approve"))
        let nobodys = try said(of: "nobody-knows", in: "zh")
        #expect(nobodys.contains("归属不明") && nobodys.contains("无人可以决定") && !nobodys.contains("批准"))
    }

    @Test func `a change that is cut says so, and where the whole stands`() throws {
        let value = String(repeating: "水", count: DeskRegisterChange.longestValue)
        #expect(try !said(of: "kaqun-gates", fields: ["note": value]).contains("only part of it"))
        let cut = try said(of: "kaqun-gates", fields: ["note": value + "水"])
        #expect(cut.contains("水…") && cut.contains("only part of it") && cut.contains("fengsui tail --json"))
    }
}
