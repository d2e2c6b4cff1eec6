import Chronology
import Duty
import Events
import Foundation
import Testing
import Wording

@testable import DutyDesk

/// What the desk remembers of calls, proposals, consultations, silences, rotas and the link.
struct PeopleModelTests {
    private let processor = DeskProcessor(region: Sample.region)
    private let sample = Sample()

    private func state(_ payloads: [(any EventPayload, Side)]) throws -> DeskState {
        var state = processor.initialState()
        for (index, (payload, side)) in payloads.enumerated() {
            let event = try sample.event(payload, id: "e\(index)", side: side, time: Sample.evening + .minutes(index))
            #expect(try processor.handle(event, state: &state).isEmpty)
        }
        return state
    }

    private func own(_ payloads: any EventPayload...) throws -> DeskState { try state(payloads.map { ($0, .local) }) }

    @Test func `sent, shown and acknowledged are three things`() throws {
        let told = try own(Sample.callOpened(), Sample.requested(), Sample.transported())
        var notice = try #require(told.calls[Sample.call]?.notices.first)
        #expect(notice.sent?.channel == "sms" && notice.displayed == nil && told.calls[Sample.call]?.hold == nil)
        #expect(notice.attempts.map(\.channel) == ["wecom"])
        let shown = try own(Sample.callOpened(), Sample.requested(), Sample.displayed())
        notice = try #require(shown.calls[Sample.call]?.notices.first)
        #expect(notice.sent == nil && notice.displayed != nil && shown.calls[Sample.call]?.hold == nil)
        #expect(shown.calls[Sample.call]?.shown == [notice.id])
    }

    @Test func `an acknowledgement of this side takes the call, and the other side's does not`() throws {
        let seen = Sample.acknowledgement(of: "proposal-2", Sample.dust, note: "我来")
        #expect(try state([(Sample.callOpened(), .local), (seen, .corps)]).calls[Sample.call]?.hold == nil)
        let hold = try #require(try state([(Sample.callOpened(), .local), (seen, .local)]).calls[Sample.call]?.hold)
        #expect((hold.person, hold.note, hold.isByDoing) == ("甲", "我来", false))
    }

    @Test(arguments: [("proposal-2", true), ("e0", true), (Sample.call, true), ("something-lower", false)])
    func `what takes a call is its cause, its beginning or its number, and nothing from before`(_ of: String, _ holds: Bool) throws {
        let state = try own(Sample.callOpened(), Sample.acknowledgement(of: of, Sample.dust))
        #expect((state.calls[Sample.call]?.hold != nil) == holds)
    }

    @Test func `whoever answers a call's own words under its number takes it`() throws {
        #expect(try own(Sample.callOpened(), Sample.acknowledgement(of: "e0", Sample.call)).calls[Sample.call]?.hold?.person == "甲")
        #expect(try own(Sample.callOpened(), Sample.acknowledgement(of: "e0", "call-local-0002")).calls[Sample.call]?.hold == nil)
        for word: any EventPayload in [Sample.callUnanswered, Sample.callResumed] {
            let state = try own(Sample.callOpened(), word, Sample.acknowledgement(of: "e1", Sample.call))
            #expect(state.calls[Sample.call]?.hold?.person == "甲")
        }
    }

    @Test func `of words about a call the newest are remembered`() throws {
        let many: [any EventPayload] = (0...DeskCall.maximumWords).map { _ in Sample.callUnanswered }
        for (word, holds) in [("e1", false), ("e2", true)] {
            let all = [Sample.callOpened()] + many + [Sample.acknowledgement(of: word, Sample.dust)]
            let state = try state(all.map { ($0, .local) })
            #expect((state.calls[Sample.call]?.hold != nil) == holds)
        }
    }

    @Test func `what is in force of a warning takes the call about it`() throws {
        let state = try own(Sample.warning(Sample.dust), Sample.callOpened(event: "x"), Sample.acknowledgement(of: "e0", Sample.dust))
        #expect(state.calls[Sample.call]?.hold != nil)
    }

    @Test func `an acknowledgement that has run out lets the call ring again`() throws {
        let seen = Sample.acknowledgement(of: "proposal-2", Sample.dust)
        let state = try own(Sample.callOpened(), seen, Sample.callResumed)
        #expect(state.calls[Sample.call]?.hold == nil && state.calls[Sample.call]?.resumed?.zh == "确认于 19:00 到期。")
        #expect(state.calls[Sample.call]?.loud == Sample.evening + .minutes(2))
    }

    @Test func `an acknowledgement answers what the post was told before it, and that stays so when it has run out`() throws {
        let seen = Sample.acknowledgement(of: "proposal-2", Sample.dust)
        let state = try own(
            Sample.callOpened(), Sample.requested(), Sample.requested(step: 1, post: "kashgar-command-chief"), seen, Sample.callResumed,
            Sample.requested(round: 2))
        let notices = try #require(state.calls[Sample.call]?.notices)
        #expect(notices.map { $0.answered != nil } == [true, false, false])
        let late = try own(Sample.callOpened(), Sample.requested(), Sample.callResumed, seen)
        #expect(late.calls[Sample.call]?.notices.first?.answered == nil)
    }

    @Test func `who acts on a proposal answers its call until the ladder goes on`() throws {
        let about = "\(Sample.dust)-p2"
        let acted = try own(Sample.callOpened(about: about), Sample.endorsed())
        #expect(acted.calls[Sample.call]?.hold?.isByDoing == true)
        let goesOn = try own(Sample.callOpened(about: about), Sample.endorsed(), Sample.requested(step: 1))
        #expect(goesOn.calls[Sample.call]?.hold == nil)
        let kept = try own(
            Sample.callOpened(about: about), Sample.acknowledgement(of: "e0", about), Sample.endorsed(), Sample.requested(step: 1))
        #expect(kept.calls[Sample.call]?.hold?.isByDoing == false)
    }

    @Test func `a new round begins the steps anew`() throws {
        let state = try own(Sample.callOpened(), Sample.requested(), Sample.callUnanswered, Sample.requested(round: 2))
        let call = try #require(state.calls[Sample.call])
        #expect(call.round == 2 && call.unanswered == nil && call.began == Sample.evening + .minutes(3) && call.notices.count == 2)
        #expect(try own(Sample.callOpened(), Sample.callUnanswered).calls[Sample.call]?.unanswered?.next == Sample.evening + .minutes(30))
    }

    @Test func `a post that could not be told is listed with why`() throws {
        let call = try #require(try own(Sample.callOpened(), Sample.skipped(.vacant), Sample.skipped(.vacant)).calls[Sample.call])
        #expect(call.skips.map(\.cause) == [.vacant, .vacant])
        #expect(try own(Sample.callOpened(), Sample.callClosed()).calls[Sample.call]?.isOpen == false)
    }

    @Test func `no more messages and posts are remembered of a call than there is room for`() throws {
        var state = try own(Sample.callOpened())
        for number in 0..<DeskCall.maximumNotices + 5 {
            for payload in [Sample.requested(round: number + 1), Sample.displayed(notification: "n\(number)")] as [any EventPayload] {
                _ = try processor.handle(try sample.event(payload, id: "\(number)\(type(of: payload).type)"), state: &state)
            }
            let skipped = try sample.event(Sample.skipped(step: number), id: "s\(number)")
            _ = try processor.handle(skipped, state: &state)
        }
        let call = try #require(state.calls[Sample.call])
        #expect(call.notices.count == DeskCall.maximumNotices && call.notices.last?.round == DeskCall.maximumNotices + 5)
        #expect(call.skips.count == DeskCall.maximumSkips && call.shown.count == DeskCall.maximumShown)
    }
}

extension PeopleModelTests {
    @Test func `a flood of minor calls takes no critical one off the page, and the oldest minor one gives way`() throws {
        var state = try own(Sample.callOpened("old", urgency: .critical), Sample.callOpened("minor", urgency: .minor))
        for number in 0..<Shelf<DeskCall>.maximumOpen - 1 {
            _ = try processor.handle(try sample.event(Sample.callOpened("k\(number)", urgency: .minor), id: "f\(number)"), state: &state)
        }
        #expect(state.calls.items.count == Shelf<DeskCall>.maximumOpen)
        #expect(state.calls["old"] != nil && state.calls["minor"] == nil && state.calls["k0"] != nil)
    }
}

// MARK: - Proposals and consultations

extension PeopleModelTests {
    @Test func `one name releases once, however it is written, one post once, and no other post at all`() throws {
        let state = try own(
            Sample.stepProposed(), Sample.endorsed(by: "Wang Wei"), Sample.endorsed(by: "ｗａｎｇwei ", post: "kashgar-command-chief"),
            Sample.endorsed(by: "丙"), Sample.endorsed(by: "丁", post: "kashgar-ecology-duty"),
            Sample.endorsed(by: "乙", post: "kashgar-command-chief"))
        #expect(state.proposals["\(Sample.dust)-p2"]?.endorsements.map(\.person) == ["Wang Wei", "乙"])
    }

    @Test func `more time is shown as soon as it is said, with who has released it so far, and only by its owner`() throws {
        let due = Sample.evening + .minutes(90)
        let anew = Sample.stepProposed(due: due + .hours(2), formerDue: due)
        let proposal = try #require(try own(Sample.stepProposed(), Sample.endorsed(), anew).proposals["\(Sample.dust)-p2"])
        #expect((proposal.step.release.due, proposal.step.formerDue, proposal.endorsements.count) == (due + .hours(2), due, 1))
        let foreign = try state([(Sample.stepProposed(), .local), (anew, .corps)]).proposals["\(Sample.dust)-p2"]
        #expect(foreign?.step.release.due == due)
        let (asked, later) = (Sample.evening + .hours(1), Sample.evening + .hours(3))
        let answered = try state([
            (Sample.opened(), .local), (Sample.answered(), .corps), (Sample.opened(due: later, formerDue: asked), .local),
        ])
        let consultation = try #require(answered.consultations["\(Sample.dust)-c1"])
        #expect((consultation.subject.due, consultation.subject.formerDue, consultation.answers.count) == (later, asked, 1))
    }

    @Test func `the other side's word releases nothing`() throws {
        let state = try state([
            (Sample.stepProposed(), .local), (Sample.endorsed(), .corps), (Sample.declined, .corps), (Sample.offTheTable, .corps),
        ])
        let proposal = try #require(state.proposals["\(Sample.dust)-p2"])
        #expect(proposal.endorsements.isEmpty && proposal.declined == nil && proposal.isOpen)
    }

    @Test func `a proposal is over when it goes out or is withdrawn`() throws {
        #expect(try own(Sample.stepProposed(), Sample.declined).proposals["\(Sample.dust)-p2"]?.isOpen == true)
        #expect(try own(Sample.stepProposed(), Sample.declined, Sample.offTheTable).proposals["\(Sample.dust)-p2"]?.isOpen == false)
        let out = try own(Sample.stepProposed(), Sample.released())
        #expect(out.proposals["\(Sample.dust)-p2"]?.released == Sample.evening + .minutes(1))
        #expect(out.warnings[Sample.dust]?.release?.caveat?.en == "Issued without the corps side: it could not be reached.")
    }

    @Test func `every answer is kept, and only posts that were asked have one`() throws {
        let state = try state([
            (Sample.opened(), .local), (Sample.answered(), .corps), (Sample.answered(.agree, reason: "同意了", minutes: 20), .corps),
            (Sample.answered(.agree, post: "tumxuk-water-duty"), .local), (Sample.answered(.agree, post: "kashgar-ecology-duty"), .local),
        ])
        let consultation = try #require(state.consultations["\(Sample.dust)-c1"])
        #expect(consultation.answers.map(\.stance) == [.disagree, .agree] && consultation.answers.allSatisfy { $0.side == .corps })
    }

    @Test func `only its owner closes a consultation, with the minutes cut to what a page holds`() throws {
        #expect(try state([(Sample.opened(), .local), (Sample.concluded(), .corps)]).consultations["\(Sample.dust)-c1"]?.isOpen == true)
        let closed = try own(Sample.opened(), Sample.concluded()).consultations["\(Sample.dust)-c1"]?.closed
        #expect((closed?.outcome, closed?.level, closed?.silent) == (.dissent, .orange, ["kashgar-command-chief"]))
        #expect(Bilingual(zh: "一二三", en: "abc").cut(to: 2) == Bilingual(zh: "一二", en: "ab"))
    }

    @Test func `a snapshot of evidence and a list of posts are bounded`() throws {
        let days = (0..<ConsultationEvidence.maximumDays + 5).map {
            ConsultationEvidence.Day(place: "653101", date: Sample.day.advanced(by: $0), low: 1, middle: 2, high: 3)
        }
        let many = (0..<DeskLimit.posts + 5).map { Participant(post: "p\($0)", side: .local, isRequired: true) }
        var events: [(any EventPayload, Side)] = [(Sample.opened(days: days, participants: many), .local)]
        events += (0..<DeskConsultation.maximumAnswers + 5).map {
            (Sample.answered(.agree, post: "p0", reason: "\($0)", minutes: $0), .local)
        }
        let consultation = try #require(try state(events).consultations["\(Sample.dust)-c1"])
        #expect(consultation.subject.evidence.days.count == ConsultationEvidence.maximumDays)
        #expect(consultation.subject.participants.count == DeskLimit.posts && consultation.answers.count == DeskConsultation.maximumAnswers)
    }

    @Test func `a warning taken back is over, and its history has every step with who stood behind it`() throws {
        let state = try own(
            Sample.warning(Sample.dust), Sample.update(.raised, from: .orange, to: .red, id: Sample.dust), Sample.recalled,
            Sample.cancelled())
        let warning = try #require(state.warnings[Sample.dust])
        #expect(!warning.isOpen && warning.cancelled == Sample.evening + .minutes(3) && warning.recall?.person == "模拟人员乙")
        #expect(warning.history.map(\.kind) == [.issued, .raised, .cancelled] && warning.history.map(\.level) == [.orange, .red, .orange])
    }

    @Test func `of a long history the beginning and the newest steps stay`() throws {
        let many = (0..<DeskWarning.maximumHistory + 5).map { _ in Sample.update(.extended, from: .orange, to: .orange, id: Sample.dust) }
        let warning = try #require(try state([(Sample.warning(Sample.dust), .local)] + many.map { ($0, .local) }).warnings[Sample.dust])
        #expect(warning.history.count == DeskWarning.maximumHistory && warning.history.first?.kind == .issued)
        #expect(warning.history.last?.at == Sample.evening + .minutes(DeskWarning.maximumHistory + 5))
    }
}

// MARK: - Silences, rotas, watches, the link

extension PeopleModelTests {
    @Test func `a silence holds for its time, until its own side ends it`() throws {
        let set = Sample.silenceSet()
        var silence = try #require(try state([(set, .local), (Sample.silenceEnded, .corps)]).silences.first)
        #expect(silence.holds(at: Sample.evening) && !silence.holds(at: set.ends) && silence.isOver(at: set.ends))
        silence = try #require(try own(set, Sample.silenceEnded).silences.first)
        #expect(!silence.holds(at: Sample.evening) && silence.ended?.reason == "检修提前完成")
    }

    @Test func `when there are too many silences those that are over give way first`() throws {
        let long = (0..<DeskLimit.silences).map { Sample.silenceSet("s\($0)", ends: Sample.evening + .days($0 == 7 ? 0 : 9)) }
        let state = try state((long + [Sample.silenceSet("last")]).map { ($0, .local) })
        #expect(
            state.silences.count == DeskLimit.silences && !state.silences.contains { $0.id == "s7" } && state.silences.last?.id == "last")
    }

    @Test func `a watch is one line until it is heard again, each side's its own`() throws {
        let twice = try state([(Sample.lapsed(), .local), (Sample.lapsed(), .local), (Sample.lapsed(), .corps)])
        #expect(twice.watches.map(\.side) == [.local, .corps])
        #expect(try own(Sample.lapsed(), Sample.recovered()).watches.isEmpty)
        let many = (0..<DeskLimit.watches + 3).map { (Sample.lapsed("w\($0)") as any EventPayload, Side.local) }
        #expect(try state(many).watches.count == DeskLimit.watches)
    }

    @Test func `swaps, absences and hand-overs are remembered for the rotas`() throws {
        let state = try own(Sample.shiftTaken(), Sample.swapped(), Sample.absence(), Sample.changeWithdrawn())
        #expect(state.duty.changes(of: .local).map(\.id) == ["change-local-0002"] && state.duty.takeOvers(of: .local).count == 1)
    }

    @Test func `the link is known by what each side says of it`() throws {
        let theirs = LinkReceived(peer: .local, position: "42", count: 2, digest: "00", at: Sample.evening)
        let state = try state([
            (Sample.measured(), .local), (Sample.received, .local), (theirs, .corps), (Sample.linkRefused, .local), (Sample.healed, .local),
        ])
        let (ours, other) = (try #require(state.traffic["local"]), try #require(state.traffic["corps"]))
        #expect(ours.measured?.behind == 1200 && ours.receipt?.position == "98800" && other.receipt?.position == "42")
        #expect(ours.refused.first?.refused.cause == .unknownKey && ours.cuts.first?.decisions.count == 2)
        let many = (0..<DeskTraffic.maximumRefused + 3).map { _ in (Sample.linkRefused as any EventPayload, Side.local) }
        #expect(try self.state(many).traffic["local"]?.refused.count == DeskTraffic.maximumRefused)
    }

    @Test func `a heartbeat is remembered and not listed, a lapsed watch is`() throws {
        let state = try own(Sample.heartbeat, Sample.measured(), Sample.received, Sample.requested(), Sample.lapsed())
        #expect(state.pulses["local"]?.said.number == 4711 && state.lines.map(\.type) == ["watch.lapsed"])
    }

    @Test func `the state of a desk with everything on it is written and read again`() throws {
        let state = try own(
            Sample.stepProposed(), Sample.opened(), Sample.callOpened(), Sample.requested(), Sample.silenceSet(), Sample.swapped(),
            Sample.healed)
        #expect(try JSONDecoder().decode(DeskState.self, from: JSONEncoder().encode(state)) == state)
    }

    @Test func `what people said is known by its id, as far as there is room`() throws {
        let many = (0..<DeskLimit.said + 3).map { _ in (Sample.swapped() as any EventPayload, Side.local) }
        let state = try state(many)
        #expect(state.said.count == DeskLimit.said && state.said.last == "e\(DeskLimit.said + 2)")
    }
}
