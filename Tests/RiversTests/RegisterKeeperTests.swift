import Chronology
import Events
import Foundation
import Playbook
import Randomness
import Testing
import Wording

@testable import Rivers

/// A journal of one side, as its rivers service takes it.
private struct Desk {
    let keeper: RegisterKeeper
    var book = RegisterBook()
    var now = Timestamp(CalendarDate(year: 2027, month: 3, day: 1) ?? CalendarDate(dayNumber: 0), hour: 10)
    private var count = 0

    init(_ side: Side = .local) throws {
        keeper = RegisterKeeper(side: side, rivers: try Shipped.rivers(), region: try Shipped.region())
    }

    @discardableResult
    mutating func say(_ payload: some EventPayload, side: Side = .local) throws -> [Emission] {
        count += 1
        let event = try Event(
            payload, id: "e\(count)", source: "/\(side.rawValue)/desk", subject: "s", time: now, side: side, realm: .actual)
        return try keeper.take(event, into: &book)
    }

    /// Why it is refused; the book is then as before.
    mutating func refusal(_ payload: some EventPayload, side: Side = .local) throws -> String {
        let before = book
        do {
            try say(payload, side: side)
            return "taken"
        } catch let error as EventError {
            #expect(book == before)
            return "\(error)"
        }
    }

    mutating func wake() throws -> [RegisterOverdue] {
        guard let deadline = keeper.nextDeadline(in: book) else { return [] }
        now = max(now, deadline)
        return try say(DeadlineReached(processor: "rivers", deadline: deadline), side: keeper.side).compactMap {
            $0.payload as? RegisterOverdue
        }
    }
}

private func proposal(
    number: String = "p1", entry: String = "kaqun-gates", list: RegisterList = .facilities, river: String = "yarkand",
    _ action: RegisterAction = .set, _ fields: [String: String] = ["figures.minutesToOperate": "50"], post: String = "yarkand-river-duty",
    person: String = "甲"
) -> RegisterProposed {
    RegisterProposed(
        proposal: number, river: river, list: list.rawValue, entry: entry, change: RegisterChange(action: action, fields: fields),
        reason: "timed", post: post, person: person)
}

private func approval(
    _ number: String = "p1", entry: String = "kaqun-gates", river: String = "yarkand", post: String = "kashgar-water-duty"
) -> RegisterApproved {
    RegisterApproved(proposal: number, river: river, entry: entry, reason: "agreed", post: post, person: "乙")
}

private func visit(
    _ entry: String = "kaqun-gates", on day: String, _ outcome: RegisterVerified.Outcome = .asWritten, post: String = "kashgar-water-duty"
) -> RegisterVerified {
    RegisterVerified(
        river: "yarkand", entry: entry, date: CalendarDate(day) ?? CalendarDate(dayNumber: 0), outcome: outcome, note: "seen", post: post,
        person: "丙")
}

@Suite("Rivers: the register kept alive")
struct RegisterKeeperTests {
    private let pond = [
        "id": "new-pond", "name.zh": "新坑塘（示例）", "name.en": "new pond (example)", "kind": "pond", "functions[1]": "store",
        "kilometre": "120.5", "place": "653125", "side": "local", "owner": "kashgar-water", "post": "kashgar-water-duty",
        "review": "listed",
        "provenance": "illustrative", "figures.storageCubicMetres": "5000", "figures.minutesToOperate": "60",
        "figures.provenance": "illustrative",
    ]

    @Test("a change holds from its approval on, and its history says who and why")
    func changed() throws {
        var desk = try Desk()
        try desk.say(proposal())
        #expect(desk.keeper.river("yarkand", in: desk.book)?.facility("kaqun-gates")?.figures.minutesToOperate == 30)
        #expect(desk.book.proposals.map(\.proposed.proposal) == ["p1"])
        try desk.say(approval())
        let river = try #require(desk.keeper.river("yarkand", in: desk.book))
        #expect(river.facility("kaqun-gates")?.figures.minutesToOperate == 50 && desk.book.proposals.isEmpty)
        let history = desk.book.page(.init(river: "yarkand", entry: "kaqun-gates")).history
        #expect(history.map(\.kind) == [.changed] && history[0].post == "kashgar-water-duty")
        #expect(history[0].text == "set figures.minutesToOperate = 50: timed; agreed")
        #expect(river.entries.count == (try Shipped.river()).entries.count)
        #expect(try desk.refusal(approval()).contains("no proposal p1 for kaqun-gates of yarkand is waiting"))
    }

    @Test("an entry comes onto the list and goes off it")
    func added() throws {
        var desk = try Desk()
        try desk.say(proposal(entry: "new-pond", .add, pond))
        try desk.say(approval(entry: "new-pond"))
        let river = try #require(desk.keeper.river("yarkand", in: desk.book))
        #expect(river.facility("new-pond")?.figures.storage == 5000 && river.register.written["new-pond"]?.fields == pond)
        try desk.say(proposal(number: "p2", entry: "new-pond", .remove, [:]))
        try desk.say(approval("p2", entry: "new-pond"))
        #expect(desk.keeper.river("yarkand", in: desk.book)?.facility("new-pond") == nil)
        try desk.say(proposal(number: "p3", entry: "shache-bridge", .remove, [:]))
        try desk.say(approval("p3", entry: "shache-bridge"))
        #expect(desk.keeper.river("yarkand", in: desk.book)?.facility("shache-bridge") == nil)
        #expect(desk.keeper.river("kashgar", in: desk.book)?.facility("kashgar-bridge") != nil)
    }

    @Test("what else waits for an entry ends when it is taken off, and its history says so")
    func ended() throws {
        var desk = try Desk()
        let river = try Shipped.river()
        try desk.say(proposal(entry: "shache-bridge", .remove, [:]))
        try desk.say(proposal(number: "p2", entry: "shache-bridge", .set, ["figures.minutesToOperate": "40"]))
        try desk.say(proposal(number: "p3", entry: "shache-bridge", .remove, [:]))
        try desk.say(proposal(number: "p4"))
        try desk.say(proposal(number: "p5", entry: "kashgar-bridge", river: "kashgar"))
        try desk.say(approval(entry: "shache-bridge"))
        #expect(desk.book.proposals.map(\.proposed.proposal) == ["p4", "p5"])
        let history = desk.book.page(.init(river: "yarkand", entry: "shache-bridge")).history
        #expect(history.map(\.kind) == [.refused, .refused, .changed])
        #expect(history.first?.text == "set figures.minutesToOperate = 40: timed; ended: p1 took the entry off the register")
        #expect(history.allSatisfy { $0.post == "kashgar-water-duty" && $0.person == "乙" && $0.at == desk.now })
        // Nothing is left that nobody could decide: the number is free, also for the entry when it comes back.
        let written = try #require(river.register.written["shache-bridge"]).fields
        try desk.say(proposal(number: "p2", entry: "shache-bridge", .add, written))
        try desk.say(approval("p2", entry: "shache-bridge"))
        #expect(desk.keeper.river("yarkand", in: desk.book)?.facility("shache-bridge") != nil)
    }

    @Test("however much waited for an entry, its history keeps who took it off")
    func endedMany() throws {
        var desk = try Desk()
        for number in 1...RegisterBook.maximumSteps + 1 {
            try desk.say(proposal(number: "q\(number)", entry: "shache-bridge", .remove, [:]))
        }
        try desk.say(approval("q1", entry: "shache-bridge"))
        let history = desk.book.page(.init(river: "yarkand", entry: "shache-bridge")).history
        #expect(desk.book.proposals.isEmpty && history.count == RegisterBook.maximumSteps && history.last?.kind == .changed)
    }

    @Test("a change and an end of the other entries leave what waits alone")
    func othersWait() throws {
        var desk = try Desk()
        for number in ["p1", "p2"] { try desk.say(proposal(number: number, .set, ["figures.minutesToOperate": "40"])) }
        try desk.say(approval())
        #expect(desk.book.proposals.map(\.proposed.proposal) == ["p2"])
    }

    @Test("a refused proposal changes nothing and stays in the history")
    func refused() throws {
        var desk = try Desk()
        try desk.say(proposal())
        try desk.say(
            RegisterRefused(
                proposal: "p1", river: "yarkand", entry: "kaqun-gates", reason: "no photograph", post: "kashgar-water-duty", person: "乙"))
        #expect(desk.book.proposals.isEmpty)
        #expect(desk.keeper.river("yarkand", in: desk.book) == (try Shipped.river()))
        #expect(desk.book.page(.init(river: "yarkand", entry: "kaqun-gates")).history.map(\.kind) == [.refused])
    }

    @Test("an empty text takes a field away, and one that is needed cannot be")
    func emptied() throws {
        var desk = try Desk()
        try desk.say(proposal(.set, ["figures.maximumFlowCubicMetresPerSecond": ""]))
        try desk.say(approval())
        #expect(desk.keeper.river("yarkand", in: desk.book)?.facility("kaqun-gates")?.figures.maximumFlow == nil)
        #expect(try desk.refusal(proposal(number: "p2", .set, ["owner": ""])).contains("‘owner’ is missing"))
    }

    @Test("nobody decides about a proposal of his own, nor about the other side's entry")
    func decides() throws {
        var desk = try Desk()
        try desk.say(proposal())
        #expect(try desk.refusal(approval(post: "yarkand-river-duty")).contains("proposed it itself"))
        #expect(try desk.refusal(approval(post: "tumxuk-water-duty")).contains("the local side has no duty post ‘tumxuk-water-duty’"))
        try desk.say(proposal(number: "p2", entry: "xiaohaizi-inlet-gate"))
        #expect(try desk.refusal(approval("p2", entry: "xiaohaizi-inlet-gate")).contains("the entry is the corps side's"))
        try desk.say(approval("p2", entry: "xiaohaizi-inlet-gate", post: "xiaohaizi-reservoir-duty"), side: .corps)
        #expect(desk.keeper.river("yarkand", in: desk.book)?.facility("xiaohaizi-inlet-gate")?.figures.minutesToOperate == 50)
    }

    @Test(
        "nonsense is refused with what to write",
        arguments: [
            (proposal(river: "rhine"), "there is no river ‘rhine’; write one of kashgar, yarkand"),
            (proposal(entry: "kaqun-gate"), "the list facilities of yarkand has no entry ‘kaqun-gate’"),
            (proposal(list: .targets), "the list targets of yarkand has no entry ‘kaqun-gates’"),
            (proposal(.set, ["figures.minutesToOperate": "-5"]), "outside 0 to 43200"),
            (proposal(.set, ["figures.minutesToOperate": "soon"]), "not a whole number"),
            (proposal(.set, ["figures.minutes": "50"]), "‘minutes’ is not known here"),
            (proposal(.set, ["kind": "lock"]), "gate"),
            (proposal(.set, ["functions[3]": "drink"]), "drink"),
            (proposal(.set, ["kilometre": "400"]), "km 400 is not on the Yarkand River"),
            (proposal(.set, ["watercourse": "rhine"]), "rhine km 45 is not on the Yarkand River"),
            (proposal(.set, ["id": "other"]), "an id is never changed"),
            (proposal(.set, ["owner": "tumxuk-water"]), "its owner ‘tumxuk-water’ is corps"),
            (proposal(.set, ["name": "one"]), "not a text in both languages"),
            (proposal(.set, ["name.zh": String(repeating: "长", count: 1001)]), "at most 1000 characters"),
            (proposal(.set, [:]), "nothing is changed"), (proposal(.remove, ["kind": "gate"]), "a removal has no fields"),
            (proposal(.add, ["kind": "gate"]), "kaqun-gates is on the register already"),
            (proposal(entry: "x", .add, ["id": "x"]), "‘name’ is missing"),
            (
                proposal(entry: "west-bank-town-intake", list: .targets, .set, ["backup": "nothing"]),
                "the backup ‘nothing’ is not there"
            ),
            (proposal(post: "nobody"), "the local side has no duty post ‘nobody’"), (proposal(person: " "), "write who says it"),
        ])
    func nonsense(proposed: RegisterProposed, told: String) throws {
        var desk = try Desk()
        let refusal = try desk.refusal(proposed)
        #expect(refusal.contains(told), "\(refusal)")
        #expect(desk.book == RegisterBook())
    }

    @Test("the backup of another intake is not taken away under it")
    func needed() throws {
        var desk = try Desk()
        let refusal = try desk.refusal(proposal(entry: "jiashi-waterworks", list: .targets, river: "kashgar", .remove, [:]))
        #expect(refusal.contains("jiashi-waterworks is the backup of yopurga-waterworks"))
    }

    @Test("a number that waits is not used again")
    func numbers() throws {
        var desk = try Desk()
        try desk.say(proposal())
        #expect(try desk.refusal(proposal(entry: "wufu-gates")).contains("p1 is waiting already"))
    }

    @Test("what was right when it was proposed is asked again when it is approved")
    func meanwhile() throws {
        var desk = try Desk()
        for number in ["p1", "p2"] { try desk.say(proposal(number: number, entry: "new-pond", .add, pond)) }
        try desk.say(approval("p2", entry: "new-pond"))
        #expect(try desk.refusal(approval("p1", entry: "new-pond")).contains("new-pond is on the register already"))
    }

    @Test("the other side's nonsense is left to the other side")
    func foreign() throws {
        var desk = try Desk()
        try desk.say(proposal(river: "rhine", post: "tumxuk-water-duty"), side: .corps)
        #expect(desk.book == RegisterBook())
    }

    @Test("both sides, told the same, have the same book; and it survives being written down")
    func alike() throws {
        var (local, corps) = (try Desk(.local), try Desk(.corps))
        for side in [Side.local, .corps] {
            let events: [(any EventPayload, Side)] = [
                (proposal(), .local), (approval(), .local), (visit(on: "2027-02-01"), .local),
                (
                    proposal(
                        number: "p2", entry: "tumxuk-depot", list: .depots, .set, ["stocks[1].amount": "35"], post: "tumxuk-water-duty"),
                    .corps
                ),
                (approval("p2", entry: "tumxuk-depot", post: "tumxuk-emergency-duty"), .corps),
            ]
            for (payload, speaker) in events {
                if side == .local { try local.say(payload, side: speaker) } else { try corps.say(payload, side: speaker) }
            }
        }
        #expect(local.book == corps.book && local.book.pages.count == 2)
        #expect(local.keeper.river("yarkand", in: local.book)?.register.depots.first { $0.id == "tumxuk-depot" }?.stocks[0].amount == 35)
        #expect(try JSONDecoder().decode(RegisterBook.self, from: JSONEncoder().encode(local.book)) == local.book)
    }
}

@Suite("Rivers: visits and reminders")
struct RegisterVisitTests {
    @Test("a visit is dated; it completes the review only after plan and technique, and what is otherwise begins anew")
    func visits() throws {
        var desk = try Desk()
        let review = { (desk: Desk) in desk.keeper.river("yarkand", in: desk.book)?.facility("kaqun-gates")?.record.review }
        try desk.say(visit(on: "2027-01-10"))
        #expect(review(desk) == .listed)
        #expect(desk.keeper.river("yarkand", in: desk.book)?.facility("kaqun-gates")?.record.verified?.post == "kashgar-water-duty")
        for (number, stage) in [("p1", "plan-reviewed"), ("p2", "technique-reviewed")] {
            try desk.say(proposal(number: number, .set, ["review": stage]))
            try desk.say(approval(number))
        }
        try desk.say(visit(on: "2027-02-10"))
        #expect(review(desk) == .siteVerified)
        try desk.say(visit(on: "2027-02-11", .differs))
        #expect(review(desk) == .listed)
        #expect(try desk.refusal(visit(on: "2027-02-01")).contains("it was visited on 2027-02-11 already"))
        #expect(try desk.refusal(visit(on: "2027-03-02")).contains("2027-03-02 is in the future"))
        #expect(try desk.refusal(visit("nothing", on: "2027-02-20")).contains("has no entry ‘nothing’"))
    }

    @Test("only the side that owns an entry says what it found there, in both sides' registers")
    func foreignVisits() throws {
        let foreign = visit(on: "2027-02-10", post: "tumxuk-water-duty")
        var (local, corps) = (try Desk(.local), try Desk(.corps))
        #expect(try corps.refusal(foreign, side: .corps).contains("the entry is the local side's"))
        try local.say(foreign, side: .corps)
        #expect(local.book == RegisterBook() && corps.book == RegisterBook())
        try corps.say(visit("tumxuk-depot", on: "2027-02-10", post: "tumxuk-water-duty"), side: .corps)
        #expect(corps.book.pages.count == 1)
    }

    @Test("an entry that nobody visits is said once a period, by its own side, and a visit puts it off")
    func overdue() throws {
        var desk = try Desk()
        // The lists are of 2026-11-25; depots and mutual aid have 180 days, the others 365.
        #expect(desk.keeper.nextDeadline(in: desk.book) == Timestamp(try #require(CalendarDate("2027-05-24"))))
        try desk.say(visit("shache-depot", on: "2027-02-20"))
        let first = try desk.wake()
        let expected = try Shipped.rivers().rivers.flatMap(\.entries).filter {
            $0.side == .local && [.depots, .mutualAid].contains($0.list)
        }
        #expect(Set(first.map(\.entry)) == Set(expected.map(\.id)).subtracting(["shache-depot"]))
        #expect(first.allSatisfy { $0.lastVerified == nil && $0.periodDays == 180 })
        let second = try desk.wake()
        #expect(second.map(\.entry) == ["shache-depot"] && second[0].lastVerified == CalendarDate("2027-02-20"))
        #expect(second[0].due == Timestamp(try #require(CalendarDate("2027-08-19"))) && second[0].post == "kashgar-emergency-duty")
        let third = try desk.wake()
        #expect(third.allSatisfy { $0.list == "mutual-aid" || $0.list == "depots" } && third.count == first.count)
    }

    @Test("after years of silence each entry is said once, not once for every period")
    func late() throws {
        var desk = try Desk()
        desk.now = Timestamp(try #require(CalendarDate("2032-01-01")))
        let said = try desk.wake()
        #expect(Set(said.map(\.entry)).count == said.count)
        #expect(said.count == (try Shipped.rivers()).rivers.flatMap(\.entries).filter { $0.side == .local }.count)
        #expect(try #require(desk.keeper.nextDeadline(in: desk.book)) > desk.now)
        #expect(try desk.say(DeadlineReached(processor: "rivers", deadline: desk.now)).isEmpty)
    }

    @Test("another service's deadline is none of ours")
    func others() throws {
        var desk = try Desk()
        desk.now = Timestamp(try #require(CalendarDate("2032-01-01")))
        #expect(try desk.say(DeadlineReached(processor: "respond", deadline: desk.now)).isEmpty && desk.book == RegisterBook())
    }

    @Test("proposals, steps and fields are bounded")
    func bounds() throws {
        var desk = try Desk()
        for number in 0..<RegisterBook.maximumProposals { try desk.say(proposal(number: "p\(number)")) }
        #expect(try desk.refusal(proposal(number: "more")).contains("200 proposals are waiting"))
        let many = Dictionary(uniqueKeysWithValues: (0...RegisterBook.maximumFields).map { ("f\($0)", "1") })
        desk.book.proposals = []
        #expect(try desk.refusal(proposal(.set, many)).contains("81 fields are too many"))
        let first = try #require(CalendarDate("2020-01-01"))
        for day in 0..<60 { try desk.say(visit(on: "\(first.advanced(by: day))")) }
        let history = desk.book.page(.init(river: "yarkand", entry: "kaqun-gates")).history
        #expect(history.count == RegisterBook.maximumSteps && history.last?.text == "as-written on 2020-02-29: seen")
    }

    @Test("whatever is said in whatever order, the register can still be read and no entry is there twice")
    func fuzz() throws {
        for seed in UInt64(1)...8 {
            var random = SplitMix64(seed: seed)
            var desk = try Desk()
            let ids = (try Shipped.river()).entries.map { ($0.id, $0.list) }
            let fields = ["kilometre", "figures.minutesToOperate", "name.en", "backup", "side", "verified.date", "stocks[1]", "id", "["]
            for turn in 0..<100 {
                let (id, list) = ids[Int(random.next() % UInt64(ids.count))]
                let field = fields[Int(random.next() % UInt64(fields.count))]
                let value = ["1", "999", "", "x", "local", "2027-01-01"][Int(random.next() % 6)]
                let action = RegisterAction.allCases[Int(random.next() % 3)]
                let change = action == .remove ? [:] : [field: value]
                _ = try? desk.say(proposal(number: "p\(turn)", entry: id, list: list, action, change))
                _ = try? desk.say(approval("p\(turn)", entry: id, post: "kashgar-water-duty"))
                _ = try? desk.say(approval("p\(turn)", entry: id, post: "tumxuk-water-duty"), side: .corps)
            }
            let river = try #require(desk.keeper.river("yarkand", in: desk.book), "seed \(seed)")
            #expect(Set(river.entries.map(\.id)).count == river.entries.count, "seed \(seed)")
            #expect(Set(river.entries.map(\.id)) == Set(river.register.written.keys), "seed \(seed)")
            #expect(river.findings().filter { $0.severity == .error }.isEmpty, "seed \(seed): \(river.findings())")
            #expect(!desk.book.pages.isEmpty, "seed \(seed)")
        }
    }
}
