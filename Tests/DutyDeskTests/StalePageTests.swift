import Chronology
import Events
import Testing
import Wording

@testable import DutyDesk

/// A page that is older than the case, and words that mean nothing here.
struct StalePageTests {
    private let now = Sample.evening + .minutes(30)

    private func around(_ events: [(String, any EventPayload)]) throws -> FormSurroundings {
        let processor = DeskProcessor(region: Sample.region)
        var state = processor.initialState()
        for (id, payload) in events { _ = try processor.handle(try Sample().event(payload, id: id), state: &state) }
        return FormSurroundings(state: state, region: Sample.region, side: .local, now: now, rules: Sample.rules)
    }

    private func code(of event: String, about aggregate: String, _ around: FormSurroundings) -> String? {
        let form = AcknowledgementForm(
            request: "0123456789abcdef", of: event, aggregate: aggregate, post: "kashgar-command-duty", person: "甲", note: "看到了")
        do { _ = try form.payload(around) } catch {
            #expect(!error.text.zh.isEmpty && !error.text.en.isEmpty)
            return error.code
        }
        return nil
    }

    private let raised: [(String, any EventPayload)] = [
        ("w1", Sample.warning()), ("w2", Sample.update(.raised, from: .orange, to: .red)),
        ("w3", Sample.update(.extended, from: .red, to: .red)),
    ]

    @Test func `an acknowledgement of a lower level does not hide the higher one: it is refused and says what to do`() throws {
        let around = try around(raised)
        #expect(code(of: "w1", about: "local-2020-dust-0001", around) == "replaced")
        #expect(DeskRefusal.replaced.text.zh.contains("没有记下") && DeskRefusal.replaced.text.en.contains("NOT recorded"))
        for event in ["w2", "w3"] { #expect(code(of: event, about: "local-2020-dust-0001", around) == nil) }
    }

    @Test(arguments: ["nothing", "w99", "t1"])
    func `an event that is not what the page shows of it cannot be acknowledged`(_ event: String) throws {
        #expect(code(of: event, about: "local-2020-dust-0001", try around(raised + [("t1", Sample.task())])) == "replaced")
    }

    @Test func `a call is answered by its cause, by its own words and while it rings`() throws {
        let open: [(String, any EventPayload)] = [("c1", Sample.callOpened()), ("c2", Sample.callUnanswered)]
        for event in ["proposal-2", "c1", "c2"] { #expect(code(of: event, about: Sample.dust, try around(open)) == nil) }
        #expect(code(of: "c0", about: Sample.dust, try around(open)) == "replaced")
        #expect(code(of: "proposal-2", about: Sample.dust, try around(open + [("c3", Sample.callClosed())])) == "replaced")
    }

    @Test func `tasks, incidents, proposals and consultations are acknowledged by the event that brought them`() throws {
        let all: [(String, any EventPayload)] = [
            ("t1", Sample.task()), ("i1", Sample.incident()), ("p1", Sample.stepProposed()), ("k1", Sample.opened()),
        ]
        let around = try around(all)
        let ids = [
            ("t1", around.state.tasks.items[0].id), ("i1", around.state.incidents.items[0].id), ("p1", around.state.proposals.items[0].id),
            ("k1", around.state.consultations.items[0].id),
        ]
        for (event, id) in ids {
            #expect(code(of: event, about: id, around) == nil, "\(id)")
            #expect(code(of: "other", about: id, around) == "replaced", "\(id)")
        }
    }

    @Test(arguments: [("dust", true), ("drinking-water", true), ("lava", false), ("", false), ("dust\n", false), ("DUST", false)])
    func `a consultation is about a hazard that there is`(_ hazard: String, _ isRight: Bool) throws {
        let form = ConsultationForm(
            request: "0123456789abcdef", area: "kashgar-urban", hazard: hazard, post: "kashgar-command-duty", person: "甲", reason: "能见度差")
        let around = try around([])
        if isRight {
            #expect(try form.payload(around).hazard == hazard)
        } else {
            #expect(throws: DeskRefusal.field("hazard", zh: "没有这个灾种，请从列表中选择", en: "there is no such hazard; choose one of the list")) {
                try form.payload(around)
            }
        }
    }

    @Test func `the playbook's hazards are the ones that count`() throws {
        var around = try around([])
        around.rules = DeskRules(hazards: ["frost"])
        let form = ConsultationForm(
            request: "0123456789abcdef", area: "kashgar-urban", hazard: "frost", post: "kashgar-command-duty", person: "甲", reason: "霜冻")
        #expect(try form.payload(around).hazard == "frost")
    }
}
