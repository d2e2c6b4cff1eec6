import Events
import Testing

@testable import DutyDesk
@testable import Rivers

/// What the page gets of a change that waits.
struct RegisterChangeTests {
    private func change(_ fields: [String: String], reason: String = "r") -> DeskRegisterChange {
        let proposed = RegisterProposed(
            proposal: "p", river: "yarkand", list: "facilities", entry: "kaqun-gates", change: RegisterChange(action: .set, fields: fields),
            reason: reason, post: "kashgar-command-chief", person: "甲")
        return DeskRegisterChange(.init(proposed: proposed, at: Sample.evening, side: .local), event: "e", owner: .local)
    }

    @Test func `what is too long ends with an ellipsis, and it is said`() {
        func kept(value: Int = 1, name: Int = 1, reason: Int = 1) -> DeskRegisterChange {
            func long(_ count: Int) -> String { String(repeating: "水", count: count) }
            return change([long(name): long(value)], reason: long(reason))
        }
        let (value, name, reason) = (DeskRegisterChange.longestValue, DeskRegisterChange.longestName, DeskRegisterChange.longestReason)
        #expect(!kept(value: value, name: name, reason: reason).isCut)
        let long = kept(value: value + 1)
        #expect(long.isCut && long.proposal.change.fields["水"]?.count == value && long.proposal.change.fields["水"]?.last == "…")
        let told = kept(reason: reason + 1)
        #expect(told.isCut && told.proposal.reason.count == reason && told.proposal.reason.last == "…")
        let named = kept(name: name + 1)
        #expect(named.isCut && named.proposal.change.fields.isEmpty)
    }
}
