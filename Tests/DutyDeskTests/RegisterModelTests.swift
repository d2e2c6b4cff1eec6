import Chronology
import Events
import Rivers
import Testing

@testable import DutyDesk

/// What the desk remembers of the registers: as the service that keeps them does, whoever says something.
struct RegisterModelTests {
    private typealias Said = (payload: any EventPayload, side: Side)
    private let sample = Sample()

    private func state(_ said: [Said]) throws -> DeskState {
        let processor = DeskProcessor(region: Sample.region, register: try Sample.register())
        var state = processor.initialState()
        for (index, (payload, side)) in said.enumerated() {
            _ = try processor.handle(try sample.event(payload, id: "e\(index)", side: side), state: &state)
        }
        return state
    }

    private func waiting(_ said: [Said]) throws -> [DeskRegisterChange] { try state(said).registerChanges(try Sample.register()) }
    private func owners(_ said: [Said]) throws -> [Side?] { try waiting(said).map(\.owner) }

    private func minutes(_ minutes: String, of entry: String = "kaqun-gates", id: String = "p", by side: Side = .local) -> Said {
        change(["figures.minutesToOperate": minutes], of: entry, id: id, by: side)
    }

    private func change(
        _ fields: [String: String], _ action: RegisterAction = .set, of entry: String = "kaqun-gates", id: String = "p",
        by side: Side = .local
    ) -> Said {
        let change = RegisterChange(action: action, fields: fields)
        let proposed = RegisterProposed(
            proposal: id, river: "yarkand", list: "facilities", entry: entry, change: change, reason: "r", post: Self.chief(side),
            person: "甲")
        return (proposed, side)
    }

    private func approval(of entry: String = "kaqun-gates", id: String = "p", by side: Side = .local, post: String? = nil) -> Said {
        (RegisterApproved(proposal: id, river: "yarkand", entry: entry, reason: "r", post: post ?? Self.duty(side), person: "乙"), side)
    }

    private func refusal(of entry: String = "kaqun-gates", id: String = "p", by side: Side = .local) -> Said {
        (RegisterRefused(proposal: id, river: "yarkand", entry: entry, reason: "r", post: Self.duty(side), person: "乙"), side)
    }

    private func visit(_ entry: String, on day: CalendarDate = Sample.day, by side: Side = .local) -> Said {
        let visit = RegisterVerified(
            river: "yarkand", entry: entry, date: day, outcome: .asWritten, note: "n", post: Self.duty(side), person: "甲")
        return (visit, side)
    }

    private static func chief(_ side: Side) -> String { side == .local ? "kashgar-command-chief" : "tumxuk-command-chief" }
    private static func duty(_ side: Side) -> String { side == .local ? "kashgar-command-duty" : "tumxuk-command-duty" }

    // MARK: What waits

    @Test(arguments: Side.allCases)
    func `a proposal that the register refuses is not shown, and its number is the next one's`(_ side: Side) throws {
        let shown = try waiting([minutes("abc", id: "p-a", by: side), minutes("99", id: "p-a", by: side)])
        #expect(shown.map(\.event) == ["e1"] && shown.first?.proposal.change.fields == ["figures.minutesToOperate": "99"])
    }

    @Test func `what is shown under a number is what waits under it`() throws {
        #expect(try waiting([minutes("50"), minutes("60")]).map(\.event) == ["e0"])
        #expect(try waiting([minutes("50"), refusal(), minutes("60")]).map(\.event) == ["e2"])
        #expect(try state([minutes("50"), refusal()]).proposing.isEmpty)
    }

    @Test func `nothing leaves the page while it waits, however much the other side proposes`() throws {
        let most = RegisterBook.maximumProposals
        let theirs = (0...most).map { minutes("\(50 + $0)", id: "t\($0)", by: .corps) }
        let shown = try waiting([minutes("40", id: "own")] + theirs)
        #expect(shown.count == most && shown.first?.proposal.proposal == "own" && shown.last?.proposal.proposal == "t\(most - 2)")
    }

    @Test func `a change of an entry that no register has never waits`() throws {
        #expect(try waiting([minutes("50", of: "nobody-knows")]).isEmpty)
    }

    // MARK: Whose an entry is

    @Test func `an entry is the side's that the register names, a new one the side's that its proposal names`() throws {
        #expect(try owners([minutes("50", by: .corps)]) == [.local])
        #expect(try owners([minutes("50", of: "middle-gates")]) == [.corps])
        #expect(try owners([change(Sample.pond(.corps), .add, of: "new-pond")]) == [.corps])
    }

    @Test func `an entry that an approved change added belongs to the side that it named, which decides about it from then on`() throws {
        let added = [
            change(Sample.pond(.local), .add, of: "new-pond", by: .corps), approval(of: "new-pond"),
            minutes("50", of: "new-pond", id: "q", by: .corps),
        ]
        #expect(try owners(added) == [.local])
        #expect(try waiting(added + [approval(of: "new-pond", id: "q", by: .corps)]).count == 1)
        #expect(try waiting(added + [approval(of: "new-pond", id: "q")]).isEmpty)
    }

    @Test func `an approval that the register refuses gives nobody's entry away`() throws {
        let again = [change(Sample.pond(.corps).merging(["id": "kaqun-gates"]) { $1 }, .add), approval(by: .corps), approval()]
        #expect(try owners(again + [minutes("50", id: "q")]) == [.local])
        let twice = [
            change(Sample.pond(.local), .add, of: "new-pond"), change(Sample.pond(.corps), .add, of: "new-pond", id: "q"),
            approval(of: "new-pond"), approval(of: "new-pond", id: "q"),
        ]
        #expect(try owners(twice + [minutes("50", of: "new-pond", id: "r")]) == [.local, .local])
    }

    @Test func `when an approved change gives an entry to the other side, the other side decides about what waits and goes there`() throws {
        let given = ["side": "corps", "owner": "tumxuk-water", "post": "tumxuk-water-duty"]
        let moved = [
            (Sample.unvisited(of: "kaqun-gates"), .local), change(given), minutes("50", id: "q"), approval(),
        ]
        let state = try state(moved)
        #expect(state.registerChanges(try Sample.register()).map(\.owner) == [.corps] && state.unverified.map(\.side) == [.corps])
        #expect(try waiting(moved + [visit("kaqun-gates"), refusal(id: "q")]).count == 1)
        #expect(try self.state(moved + [visit("kaqun-gates")]).unverified.count == 1)
        #expect(try self.state(moved + [visit("kaqun-gates", by: .corps)]).unverified.isEmpty)
    }

    @Test func `what waits for an entry ends when that is taken off`() throws {
        let gone = [
            (Sample.unvisited(of: "shache-bridge"), .local), minutes("50", of: "shache-bridge", id: "q"),
            change([:], .remove, of: "shache-bridge"), approval(of: "shache-bridge"),
        ]
        let state = try state(gone)
        #expect(state.registerChanges(try Sample.register()).isEmpty && state.proposing.isEmpty && state.unverified.isEmpty)
    }

    // MARK: Who decides

    @Test func `a change waits until the side that owns the entry decides, whatever the other side says`() throws {
        let proposed = change(Sample.pond(), .add, of: "new-pond", by: .corps)
        for decision in [approval(of: "new-pond", by: .corps), refusal(of: "new-pond", by: .corps)] {
            #expect(try waiting([proposed, decision]).count == 1)
        }
        for decision in [approval(of: "new-pond"), refusal(of: "new-pond")] { #expect(try waiting([proposed, decision]).isEmpty) }
    }

    @Test func `a decision by who proposed it, or about another entry, is none`() throws {
        #expect(try waiting([minutes("50"), approval(post: Self.chief(.local))]).count == 1)
        #expect(try waiting([minutes("50"), approval(of: "middle-gates")]).count == 1)
    }

    // MARK: Visits

    @Test func `an entry is to be gone to until its own side did`() throws {
        let asked: Said = (Sample.unvisited(of: "shache-depot"), .local)
        #expect(try state([asked, visit("shache-depot", by: .corps)]).unverified.count == 1)
        #expect(try state([asked, visit("shache-depot")]).unverified.isEmpty)
    }

    @Test func `a visit that the register refuses takes no reminder away, and a reminder of before the last visit is none`() throws {
        let (last, before) = (CalendarDate(dayNumber: Sample.day.dayNumber - 10), CalendarDate(dayNumber: Sample.day.dayNumber - 11))
        let visited = visit("shache-depot", on: last)
        let asked: [Said] = [visited, (Sample.unvisited(of: "shache-depot", last: last), .local)]
        #expect(try state(asked + [visit("shache-depot", on: before)]).unverified.count == 1)
        #expect(try state(asked + [visit("shache-depot", on: Sample.day)]).unverified.isEmpty)
        #expect(try state([visited, (Sample.unvisited(of: "shache-depot"), .local)]).unverified.isEmpty)
    }
}
