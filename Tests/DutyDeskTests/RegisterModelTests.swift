import Chronology
import Events
import Testing
import Wording

@testable import DutyDesk

/// What the desk remembers of the registers: as the side that keeps them does, whoever says something.
struct RegisterModelTests {
    private let processor = DeskProcessor(region: Sample.region, rivers: Sample.rivers)
    private let sample = Sample()

    private func state(_ said: [(any EventPayload, Side)]) throws -> DeskState {
        var state = processor.initialState()
        for (index, (payload, side)) in said.enumerated() {
            _ = try processor.handle(try sample.event(payload, id: "e\(index)", side: side), state: &state)
        }
        return state
    }

    private func change(
        _ fields: [String: String], _ action: RegisterAction = .set, of entry: String = "kaqun-gates", id: String = "p",
        reason: String = "r"
    ) -> RegisterProposed {
        RegisterProposed(
            proposal: id, river: "yarkand", list: "facilities", entry: entry, change: RegisterChange(action: action, fields: fields),
            reason: reason, post: "kashgar-command-chief", person: "甲")
    }

    private func approval(of entry: String = "kaqun-gates", id: String = "p", post: String = "kashgar-command-duty") -> RegisterApproved {
        RegisterApproved(proposal: id, river: "yarkand", entry: entry, reason: "r", post: post, person: "乙")
    }

    private func refusal(of entry: String = "kaqun-gates", id: String = "p") -> RegisterRefused {
        RegisterRefused(proposal: id, river: "yarkand", entry: entry, reason: "r", post: "kashgar-command-duty", person: "乙")
    }

    private func visit(_ entry: String) -> RegisterVerified {
        RegisterVerified(
            river: "yarkand", entry: entry, date: Sample.day, outcome: .asWritten, note: "n", post: "kashgar-command-duty", person: "甲")
    }

    private func owners(_ said: [(any EventPayload, Side)]) throws -> [Side?] { try state(said).registerChanges.map(\.owner) }

    // MARK: Whose an entry is

    @Test func `an entry is the playbook's side's, a new one the side's that its proposal names, or nobody knows`() throws {
        #expect(try owners([(change(["side": "corps"]), .corps)]) == [.local])
        #expect(try owners([(change([:], of: "their-gates"), .local)]) == [.corps])
        #expect(try owners([(change(["side": "corps"], .add, of: "new-gates"), .local)]) == [.corps])
        #expect(try owners([(change([:], of: "nobody-knows"), .local)]) == [nil])
    }

    @Test func `who asks people to go to an entry does not become who decides about it`() throws {
        let asked: (any EventPayload, Side) = (Sample.unvisited(of: "new-gates"), .corps)
        #expect(try owners([asked, (change(["side": "local"], .add, of: "new-gates"), .local)]) == [.local])
        #expect(try owners([asked, (change([:], of: "new-gates"), .corps)]) == [nil])
    }

    @Test func `an entry that an approved change added belongs to the side that it named, which decides about it from then on`() throws {
        let added: [(any EventPayload, Side)] = [
            (change(["side": "local"], .add, of: "new-gates"), .corps), (approval(of: "new-gates"), .local),
            (change(["figures.minutesToOperate": "50"], of: "new-gates", id: "q"), .corps),
        ]
        #expect(try owners(added) == [.local])
        #expect(try state(added + [(approval(of: "new-gates", id: "q"), .corps)]).registerChanges.count == 1)
        #expect(try state(added + [(approval(of: "new-gates", id: "q"), .local)]).registerChanges.isEmpty)
    }

    @Test func `when an approved change gives an entry to the other side, the other side decides about what waits and goes there`() throws {
        let moved: [(any EventPayload, Side)] = [
            (Sample.unvisited(of: "kaqun-gates"), .local), (change(["side": "corps"]), .local),
            (change(["figures.minutesToOperate": "50"], id: "q"), .local), (approval(), .local),
        ]
        let state = try state(moved)
        #expect(state.registerChanges.map(\.owner) == [.corps] && state.unverified.map(\.side) == [.corps])
        #expect(try self.state(moved + [(visit("kaqun-gates"), .local), (refusal(id: "q"), .local)]).registerChanges.count == 1)
        #expect(try self.state(moved + [(visit("kaqun-gates"), .local)]).unverified.count == 1)
        #expect(try self.state(moved + [(visit("kaqun-gates"), .corps)]).unverified.isEmpty)
    }

    @Test func `an entry that was taken off is nobody's, whatever the playbook says, until it is added anew`() throws {
        let gone: [(any EventPayload, Side)] = [(change([:], .remove), .local), (approval(), .local)]
        #expect(try owners(gone + [(change([:], id: "q"), .local)]) == [nil])
        #expect(try owners(gone + [(change(["side": "corps"], .add, id: "q"), .local)]) == [.corps])
        #expect(try state(gone).owner(of: "kaqun-gates", in: "yarkand", Sample.rivers) == nil)
    }

    @Test func `whose entries are is learnt up to a bound`() throws {
        var state = processor.initialState()
        for number in 0...DeskLimit.registerEntries {
            let added = change(["side": "local"], .add, of: "g\(number)")
            _ = try processor.handle(try sample.event(added, id: "p\(number)"), state: &state)
            _ = try processor.handle(try sample.event(approval(of: "g\(number)"), id: "a\(number)"), state: &state)
        }
        #expect(state.registerEntries.count == DeskLimit.registerEntries && state.registerChanges.isEmpty)
        #expect(state.registerEntries["yarkand/g4999"]?.owner == .local)
    }

    // MARK: What of it is kept

    @Test func `of a change that can be approved no field is missing, and of one that cannot it is said`() throws {
        let most = DeskRegisterChange.maximumFields
        for (count, kept, isCut) in [(most, most, false), (most + 1, most, true)] {
            let fields = Dictionary(uniqueKeysWithValues: (0..<count).map { ("f\(1000 + $0)", "v") })
            let change = try #require(try state([(change(fields, .add, of: "e"), .local)]).registerChanges.first)
            #expect(change.proposal.change.fields.count == kept && change.isCut == isCut && change.proposal.change.fields["f1000"] == "v")
        }
    }

    @Test func `what is too long ends with an ellipsis, and it is said`() throws {
        func kept(value: Int = 1, name: Int = 1, reason: Int = 1) throws -> DeskRegisterChange {
            func long(_ count: Int) -> String { String(repeating: "水", count: count) }
            return try #require(try state([(change([long(name): long(value)], reason: long(reason)), .local)]).registerChanges.first)
        }
        let (value, name, reason) = (DeskRegisterChange.longestValue, DeskRegisterChange.longestName, DeskRegisterChange.longestReason)
        #expect(try !kept(value: value, name: name, reason: reason).isCut)
        let long = try kept(value: value + 1)
        #expect(long.isCut && long.proposal.change.fields["水"]?.count == value && long.proposal.change.fields["水"]?.last == "…")
        let told = try kept(reason: reason + 1)
        #expect(told.isCut && told.proposal.reason.count == reason && told.proposal.reason.last == "…")
        let named = try kept(name: name + 1)
        #expect(named.isCut && named.proposal.change.fields.isEmpty)
    }

    // MARK: Who decides

    @Test func `a change waits until the side that owns the entry decides, whatever the other side says`() throws {
        let waiting = change(["side": "local"], .add, of: "new-gates")
        for decision: any EventPayload in [approval(of: "new-gates"), refusal(of: "new-gates")] {
            #expect(try state([(waiting, .corps), (decision, .corps)]).registerChanges.count == 1)
            #expect(try state([(waiting, .corps), (decision, .local)]).registerChanges.isEmpty)
        }
    }

    @Test func `a decision by who proposed it, or about another entry, is none`() throws {
        let waiting = change(["side": "local"], .add, of: "new-gates")
        let own = approval(of: "new-gates", post: "kashgar-command-chief")
        #expect(try state([(waiting, .local), (own, .local)]).registerChanges.count == 1)
        #expect(try state([(waiting, .local), (approval(), .local)]).registerChanges.count == 1)
    }

    @Test(arguments: ["shache-depot", "not-in-the-playbook"])
    func `an entry is to be gone to until its own side did`(_ entry: String) throws {
        #expect(try state([(Sample.unvisited(of: entry), .local), (visit(entry), .corps)]).unverified.count == 1)
        #expect(try state([(Sample.unvisited(of: entry), .local), (visit(entry), .local)]).unverified.isEmpty)
    }
}
