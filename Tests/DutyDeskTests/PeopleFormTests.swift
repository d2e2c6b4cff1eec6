import Chronology
import Duty
import Events
import Testing
import Wording

@testable import DutyDesk

/// Who may say what about warnings, calls, silences and rotas, and what is said to everybody else.
struct PeopleFormTests {
    private let request = "0123456789abcdef"
    private let duty = "kashgar-command-duty"
    private let chief = "kashgar-command-chief"
    private let proposal = "\(Sample.dust)-p2"

    private func around(
        _ more: any EventPayload..., side: Side = .local, rules: DeskRules = Sample.rules, now: Timestamp = Sample.evening + .minutes(30)
    ) throws -> FormSurroundings {
        let processor = DeskProcessor(region: Sample.region)
        var state = processor.initialState()
        let first: [any EventPayload] = [
            Sample.warning(Sample.dust), Sample.stepProposed(), Sample.opened(), Sample.callOpened(), Sample.requested(),
            Sample.silenceSet(), Sample.swapped(),
        ]
        for (index, payload) in (first + more).enumerated() {
            _ = try processor.handle(try Sample().event(payload, id: "e\(index)"), state: &state)
        }
        return FormSurroundings(state: state, region: Sample.region, side: side, now: now, rules: rules)
    }

    /// The code of the refusal; nil when it is taken.
    private func refusal(_ body: () throws -> Void) throws -> String? {
        do {
            try body()
            return nil
        } catch let refusal as DeskRefusal {
            #expect(!refusal.text.zh.isEmpty && !refusal.text.en.isEmpty)
            return refusal.code
        }
    }

    // MARK: Proposals

    private func endorsement(_ person: String = "乙", post: String? = nil) -> EndorsementForm {
        EndorsementForm(request: request, post: post ?? chief, person: person, note: nil)
    }

    @Test func `a release is recorded with the proposal, its warning and the desk's time`() throws {
        let said = try endorsement().payload(for: proposal, try around())
        #expect((said.proposal, said.warning, said.person, said.at) == (proposal, Sample.dust, "乙", Sample.evening + .minutes(30)))
    }

    @Test(arguments: ["模拟人员甲", " 模拟 人员甲 "])
    func `the same person twice is not two people, under whatever post`(_ name: String) throws {
        let around = try around(Sample.endorsed())
        for post in [duty, chief] {
            #expect(try refusal { _ = try endorsement(name, post: post).payload(for: proposal, around) } == "same-person")
        }
        #expect(try refusal { _ = try endorsement("乙").payload(for: proposal, around) } == nil)
        #expect(try refusal { _ = try endorsement("乙", post: duty).payload(for: proposal, around) } == "same-post")
    }

    @Test func `only the posts that the procedure names may release or refuse, on their own side, while it is open`() throws {
        let none = DeclineForm(request: request, post: chief, person: "乙", reason: " ")
        #expect(try refusal { _ = try none.payload(for: proposal, try around()) } == "field-reason")
        #expect(try refusal { _ = try endorsement(post: "tumxuk-water-duty").payload(for: proposal, try around()) } == "field-post")
        let only = try around(Sample.stepProposed(number: 3, posts: [duty]))
        #expect(try refusal { _ = try endorsement().payload(for: "\(Sample.dust)-p3", only) } == "post-not-allowed")
        #expect(try refusal { _ = try endorsement().payload(for: proposal, try around(side: .corps)) } == "other-side")
        for end in [Sample.declined, Sample.offTheTable, Sample.released()] as [any EventPayload] {
            #expect(try refusal { _ = try endorsement().payload(for: proposal, try around(end)) } == "not-open")
        }
        #expect(try refusal { _ = try endorsement().payload(for: "nothing", try around()) } == "unknown")
    }

    // MARK: Recall

    private func recall(post: String? = nil) -> RecallForm { RecallForm(request: request, post: post ?? chief, person: "乙", reason: "误发") }

    @Test func `a mistake is taken back by the posts and in the time that the procedure allows`() throws {
        #expect(try recall().payload(for: Sample.dust, try around()).reason == "误发")
        #expect(try refusal { _ = try recall(post: duty).payload(for: Sample.dust, try around()) } == "post-not-allowed")
        let late = try around(now: Sample.evening + .hours(25))
        #expect(try refusal { _ = try recall().payload(for: Sample.dust, late) } == "too-late")
        #expect(try refusal { _ = try recall().payload(for: Sample.dust, try around(side: .corps)) } == "other-side")
        #expect(try refusal { _ = try recall().payload(for: Sample.dust, try around(Sample.cancelled())) } == "not-open")
        #expect(try refusal { _ = try recall(post: duty).payload(for: Sample.dust, try around(rules: DeskRules())) } == nil)
    }

    // MARK: Consultations

    private func opinion(_ stance: String = "disagree", post: String? = nil, level: String? = "red") -> OpinionForm {
        OpinionForm(request: request, stance: stance, level: level, post: post ?? duty, person: "甲", reason: "读数更高")
    }

    @Test func `a post that was asked answers with its reason and its level`() throws {
        let said = try opinion().payload(for: "\(Sample.dust)-c1", try around())
        #expect((said.stance, said.level, said.reason) == (.disagree, .red, "读数更高"))
        let asked = try around(Sample.opened(2, participants: [Participant(post: duty, side: .local, isRequired: true)]))
        #expect(try refusal { _ = try opinion(post: chief).payload(for: "\(Sample.dust)-c2", asked) } == "not-asked")
        #expect(try refusal { _ = try opinion("maybe").payload(for: "\(Sample.dust)-c1", try around()) } == "field-stance")
        #expect(try refusal { _ = try opinion(level: "purple").payload(for: "\(Sample.dust)-c1", try around()) } == "field-level")
        #expect(try refusal { _ = try opinion().payload(for: "\(Sample.dust)-c1", try around(Sample.concluded())) } == "not-open")
    }

    @Test func `nobody votes for a level that the hazard has no criterion for, and the desk says which there are`() throws {
        for level in ["yellow", "orange", "red"] {
            #expect(try opinion(level: level).payload(for: "\(Sample.dust)-c1", try around()).level?.rawValue == level)
        }
        do {
            _ = try opinion(level: "blue").payload(for: "\(Sample.dust)-c1", try around())
            Issue.record("it was taken")
        } catch let refused as DeskRefusal {
            #expect(refused.code == "field-level" && refused.status == 422)
            #expect(refused.text.zh.contains("没有 blue 级的条件") && refused.text.en.contains("choose yellow, orange, red"))
        }
    }

    @Test func `either side may ask for a consultation about an area that there is`() throws {
        let form = ConsultationForm(
            request: request, area: "kashgar-urban", hazard: "dust", post: "tumxuk-water-duty", person: "丙", reason: "沙尘已到")
        #expect(try form.payload(try around(side: .corps)).area == "kashgar-urban")
        let nowhere = ConsultationForm(request: request, area: "moon", hazard: "dust", post: duty, person: "丙", reason: "沙尘已到")
        #expect(try refusal { _ = try nowhere.payload(try around()) } == "field-area")
        let strange = ConsultationForm(request: request, area: "kashgar-urban", hazard: "a b", post: duty, person: "丙", reason: "沙尘已到")
        #expect(try refusal { _ = try strange.payload(try around()) } == "field-hazard")
    }

    // MARK: Calls and silences

    @Test(arguments: [(5, true), (720, true), (4, false), (721, false), (-1, false)])
    func `who takes a call has it as long as they say and no longer than the rules allow`(_ minutes: Int, _ isTaken: Bool) throws {
        let form = AcknowledgementForm(
            request: request, of: "proposal-2", aggregate: Sample.dust, post: duty, person: "甲", note: nil, minutes: minutes)
        let around = try around()
        #expect(try refusal { _ = try form.payload(around) } == (isTaken ? nil : "field-minutes"))
        if isTaken { #expect(try form.payload(around).expires == around.now + .minutes(minutes)) }
    }

    private func silence(
        about: [String] = ["source-653101"], upTo: String = "minor", level: String? = nil, minutes: Int = 60,
        request: String = "0123456789abcdef"
    ) -> SilenceForm {
        SilenceForm(
            request: request, rules: [], about: about, upTo: upTo, level: level, minutes: minutes, post: duty, person: "甲", reason: "检修")
    }

    @Test func `a silence has an owner, an end and a reason, and is never of everything that is urgent`() throws {
        let said = try silence().payload(try around())
        #expect((said.begins, said.ends) == (Sample.evening + .minutes(30), Sample.evening + .minutes(90)))
        #expect(said.silence == silence().number(.local) && said.silence != silence(request: "fedcba9876543210").number(.local))
        #expect(try refusal { _ = try silence(about: []).payload(try around()) } == nil)
        for urgency in ["major", "critical"] {
            #expect(try refusal { _ = try silence(about: [], upTo: urgency).payload(try around()) } == "field-about")
            #expect(try refusal { _ = try silence(upTo: urgency).payload(try around()) } == nil)
        }
        #expect(try refusal { _ = try silence(upTo: "all").payload(try around()) } == "field-upTo")
        #expect(try refusal { _ = try silence(level: "purple").payload(try around()) } == "field-level")
        #expect(try silence(level: "yellow").payload(try around()).level == .yellow)
        for minutes in [4, 1441] { #expect(try refusal { _ = try silence(minutes: minutes).payload(try around()) } == "field-minutes") }
        let many = (0...SilenceForm.maximumNamed).map { "w\($0)" }
        #expect(try refusal { _ = try silence(about: many).payload(try around()) } == "unreadable")
    }

    @Test func `a silence is ended once, by its own side`() throws {
        let form = SilenceEndForm(request: request, post: duty, person: "甲", reason: "修好了")
        #expect(try form.payload(for: "silence-local-0001", try around()).reason == "修好了")
        #expect(try refusal { _ = try form.payload(for: "silence-local-0001", try around(Sample.silenceEnded)) } == "not-open")
        #expect(try refusal { _ = try form.payload(for: "silence-local-0001", try around(side: .corps)) } == "unknown")
    }

    @Test func `that a call was shown is said once for the call and once for each of its messages`() throws {
        let call = ShownForm(notification: nil, post: duty)
        let message = ShownForm(notification: "\(Sample.call)-1.0.0", post: "nowhere")
        #expect(try call.payload(for: Sample.call, try around())?.post == duty)
        #expect(try message.payload(for: Sample.call, try around())?.post == nil)
        #expect(try call.payload(for: Sample.call, try around(Sample.displayed(notification: nil))) == nil)
        #expect(try message.payload(for: Sample.call, try around(Sample.displayed())) == nil)
        #expect(try call.payload(for: Sample.call, try around(Sample.callClosed())) == nil)
        #expect(call.eventID(for: Sample.call) != message.eventID(for: Sample.call))
        #expect(try refusal { _ = try call.payload(for: "nothing", try around()) } == "unknown")
        #expect(try refusal { _ = try call.payload(for: Sample.call, try around(side: .corps)) } == "unknown")
    }
}

// MARK: - Rotas

extension PeopleFormTests {
    @Test func `who takes over has the post until the shift ends, with every call that is open`() throws {
        let said = try TakeOverForm(request: request, person: "kashgar-officer-1", note: "已交接").payload(for: duty, try around())
        #expect((said.person, said.from, said.open) == ("kashgar-officer-1", "kashgar-officer-2", [Sample.call]))
        #expect(said.until == Timestamp(Sample.day.advanced(by: 1), hour: 8))
        let stranger = TakeOverForm(request: request, person: "somebody", note: nil)
        #expect(try refusal { _ = try stranger.payload(for: duty, try around()) } == "field-person")
        let right = TakeOverForm(request: request, person: "kashgar-officer-2", note: nil)
        #expect(try refusal { _ = try right.payload(for: chief, try around()) } == "no-rota")
        #expect(try refusal { _ = try right.payload(for: duty, try around(rules: DeskRules())) } == "no-rota")
    }

    private func swap(
        away: String = "kashgar-officer-1", replacement: String = "kashgar-officer-2", from: Int = 10, until: Int = 20
    ) -> SwapForm {
        SwapForm(
            request: request, rota: duty, from: Sample.evening + .hours(from), until: Sample.evening + .hours(until), away: away,
            replacement: replacement, post: duty, person: "甲", note: nil)
    }

    @Test func `a swap is between two people of this side, and ends after it begins`() throws {
        let said = try swap().payload(try around())
        #expect((said.person, said.replacement, said.by.person) == ("kashgar-officer-1", "kashgar-officer-2", "甲"))
        #expect(said.change == FormText.number("change", .local, swap().eventID))
        #expect(try refusal { _ = try swap(replacement: "kashgar-officer-1").payload(try around()) } == "field-replacement")
        #expect(try refusal { _ = try swap(away: "tumxuk-officer-1").payload(try around()) } == "field-away")
        for (from, until) in [(20, 10), (-20, -10), (0, 401 * 24)] {
            #expect(try refusal { _ = try swap(from: from, until: until).payload(try around()) } == "field-until")
        }
    }

    @Test func `a change is taken back by its own side while it stands`() throws {
        let form = ChangeWithdrawalForm(request: request, post: duty, person: "甲", reason: "行程有变")
        #expect(try form.payload(for: "change-local-0001", try around()).change == "change-local-0001")
        #expect(try refusal { _ = try form.payload(for: "change-local-0001", try around(Sample.changeWithdrawn())) } == "unknown")
        #expect(try refusal { _ = try form.payload(for: "change-local-0001", try around(side: .corps)) } == "unknown")
    }

    @Test func `the page gets every post's next shifts, and who has not said that they took over`() throws {
        let around = try around(now: Timestamp(Sample.day, hour: 21))
        let board = DutyBoard(Sample.rules, around.state.duty, side: .local, now: around.now)
        let seat = try #require(board.seats.first { $0.post == duty })
        #expect(seat.shifts.first?.person == "kashgar-officer-1" && seat.unconfirmedSince == Timestamp(Sample.day, hour: 20))
        #expect(zip(seat.shifts, seat.shifts.dropFirst()).allSatisfy { $0.until == $1.from })
        #expect(board.changes.map(\.id) == ["change-local-0001"])
        #expect(DutyBoard(Sample.rules, around.state.duty, side: .local, now: .distantPast).seats.isEmpty)
    }
}
