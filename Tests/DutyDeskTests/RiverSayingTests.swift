import Chronology
import Events
import Testing
import Wording

@testable import DutyDesk

/// What a person may say about planned releases and the rivers' registers.
struct RiverSayingTests {
    private let request = "0123456789abcdef"
    private let duty = "kashgar-command-duty"
    private let now = Sample.evening + .minutes(30)

    private func around(_ events: any EventPayload..., side: Side = .local) throws -> FormSurroundings {
        let processor = DeskProcessor(region: Sample.region, register: try Sample.register())
        var state = processor.initialState()
        for (index, payload) in events.enumerated() {
            _ = try processor.handle(try Sample().event(payload, id: "e\(index)"), state: &state)
        }
        let rules = DeskRules(rivers: Sample.rivers, register: try Sample.register())
        return FormSurroundings(state: state, region: Sample.region, side: side, now: now, rules: rules)
    }

    private func code<Payload>(_ body: () throws -> Payload) -> String? {
        do { _ = try body() } catch let refusal as DeskRefusal { return refusal.code } catch { return "\(error)" }
        return nil
    }

    // MARK: Releases

    private func release(
        river: String = "yarkand", kilometre: Double = 45, discharge: Double = 120, begins: Timestamp? = nil, ends: Timestamp? = nil,
        reason: String = "冲沙"
    ) -> PlannedReleaseForm {
        PlannedReleaseForm(
            request: request, post: duty, person: "甲", river: river, kilometre: kilometre, begins: begins ?? now + .hours(2), ends: ends,
            dischargeCubicMetresPerSecond: discharge, reason: reason)
    }

    @Test func `a planned release is announced under a number that a second click does not change`() throws {
        let said = try release(ends: now + .hours(5)).payload(try around())
        #expect(said.release == release(ends: now + .hours(5)).number(.local) && said.release.hasPrefix("local-release-"))
        #expect((said.river, said.kilometre, said.dischargeCubicMetresPerSecond, said.reason) == ("yarkand", 45, 120, "冲沙"))
        #expect(release().number(.local) != release(kilometre: 46).number(.local))
    }

    @Test func `a release where there is no river, without water, or at no possible time is refused by its field`() throws {
        let around = try around()
        #expect(code { try release(river: "styx").payload(around) } == "field-river")
        for kilometre in [-1, 971, .infinity, .nan] {
            #expect(code { try release(kilometre: kilometre).payload(around) } == "field-kilometre")
        }
        for flow in [0, -3, PlannedReleaseForm.maximumDischarge + 1, .nan] {
            #expect(code { try release(discharge: flow).payload(around) } == "field-discharge")
        }
        let (early, late) = (now - PlannedReleaseForm.latest - .seconds(1), now + PlannedReleaseForm.furthest + .seconds(1))
        for begins in [early, late] { #expect(code { try release(begins: begins).payload(around) } == "field-begins") }
        #expect(code { try release(ends: now + .hours(2)).payload(around) } == "field-ends")
        #expect(code { try release(reason: " ").payload(around) } == "field-reason")
    }

    // MARK: Visits

    private func visit(outcome: String = "differs", date: String = "2020-03-26", river: String = "yarkand") -> VisitForm {
        VisitForm(request: request, post: duty, person: "甲", river: river, date: date, outcome: outcome, note: "闸门已换")
    }

    @Test func `who went there says what was found, of an entry of this side and not of tomorrow`() throws {
        let around = try around()
        let said = try visit().payload(for: "kaqun-gates", around)
        #expect((said.entry, said.outcome, said.note) == ("kaqun-gates", .differs, "闸门已换"))
        #expect(code { try visit().payload(for: "middle-gates", around) } == "other-side")
        #expect(code { try visit().payload(for: "nothing", around) } == "unknown")
        #expect(code { try visit(outcome: "fine").payload(for: "kaqun-gates", around) } == "field-outcome")
        for date in ["2020-03-27", "yesterday", ""] {
            #expect(code { try visit(date: date).payload(for: "kaqun-gates", around) } == "field-date")
        }
    }

    @Test func `a visit is not of a day before the last one`() throws {
        let last = try visit(date: "2020-03-20").payload(for: "kaqun-gates", try around())
        let around = try around(last)
        #expect(code { try visit(date: "2020-03-19").payload(for: "kaqun-gates", around) } == "field-date")
        #expect(try visit(date: "2020-03-20").payload(for: "kaqun-gates", around).date == last.date)
    }

    // MARK: Decisions

    private func decision(of event: String = "e0", post: String = "kashgar-command-duty", reason: String = "两次计时一致") -> RegisterDecisionForm
    {
        RegisterDecisionForm(request: request, of: event, post: post, person: "乙", reason: reason)
    }

    private static func change(_ entry: String = "kaqun-gates", post: String = "kashgar-command-chief") -> RegisterProposed {
        RegisterProposed(
            proposal: "local-register-0001", river: "yarkand", list: "facilities", entry: entry,
            change: RegisterChange(action: .set, fields: ["figures.minutesToOperate": "50"]), reason: "演练实测。", post: post, person: "甲")
    }

    @Test func `a change is decided by another post of the side that owns the entry, while it waits`() throws {
        let (id, waiting) = ("local-register-0001", try around(Self.change()))
        #expect(try decision().approval(of: id, waiting).entry == "kaqun-gates")
        #expect(try decision().refusal(of: id, waiting).reason == "两次计时一致")
        #expect(code { try decision(post: "kashgar-command-chief").approval(of: id, waiting) } == "post-not-allowed")
        #expect(code { try decision().approval(of: id, try around(Self.change("middle-gates"))) } == "other-side")
        #expect(code { try decision().approval(of: id, try around(Self.change("nobody-knows"))) } == "unknown")
        #expect(code { try decision(reason: "").approval(of: id, waiting) } == "field-reason")
        for settled: any EventPayload in [Sample.approved, Sample.refused] {
            #expect(code { try decision().approval(of: id, try around(Self.change(), settled)) } == "unknown")
        }
    }

    @Test func `a decision is about the proposal that was on the screen, not about another that has its number now`() throws {
        let id = "local-register-0001"
        let again = try around(Self.change(), Sample.refused, Self.change())
        #expect(
            code { try decision().approval(of: id, again) } == "replaced" && code { try decision().refusal(of: id, again) } == "replaced")
        #expect(try decision(of: "e2").approval(of: id, again).entry == "kaqun-gates")
        #expect(decision().eventID("approve", of: id) != decision(of: "e2").eventID("approve", of: id))
    }

    @Test func `what waited for an entry that was taken off the register is not to be decided any more`() throws {
        let (id, entry) = ("local-register-0001", "shache-bridge")
        let remove = RegisterProposed(
            proposal: "off", river: "yarkand", list: "facilities", entry: entry, change: RegisterChange(action: .remove), reason: "已拆除",
            post: "kashgar-command-chief", person: "甲")
        let approved = RegisterApproved(proposal: "off", river: "yarkand", entry: entry, reason: "属实", post: duty, person: "乙")
        #expect(code { try decision().approval(of: id, try around(Self.change(entry), remove, approved)) } == "unknown")
    }

    @Test func `an entry that an approved change added is decided about and visited like any other`() throws {
        let add = RegisterProposed(
            proposal: "add", river: "yarkand", list: "facilities", entry: "new-pond",
            change: RegisterChange(action: .add, fields: Sample.pond()), reason: "新建", post: "kashgar-command-chief", person: "甲")
        let approved = RegisterApproved(
            proposal: "add", river: "yarkand", entry: "new-pond", reason: "已建成", post: duty, person: "乙")
        let around = try around(add, approved, Self.change("new-pond"))
        #expect(try decision(of: "e2").approval(of: "local-register-0001", around).entry == "new-pond")
        #expect(try visit().payload(for: "new-pond", around).entry == "new-pond")
    }

    @Test func `an approval and a refusal of one form are two events`() {
        #expect(decision().eventID("approve", of: "p") != decision().eventID("refuse", of: "p"))
    }

    @Test func `the page gets a waiting change with its name and with whoever decides`() throws {
        let (register, state) = (try Sample.register(), try around(Self.change()).state)
        let row = RegisterChangeRow(try #require(state.registerChanges(register).first), register, state.book)
        #expect(row.name.zh == "喀群渠首闸" && row.change.owner == .local && row.change.event == "e0")
    }
}
