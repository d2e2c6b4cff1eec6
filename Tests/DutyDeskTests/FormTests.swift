import Chronology
import Events
import Testing
import Wording

@testable import DutyDesk

/// What may be typed, and what is said to somebody who typed something else.
struct FormTests {
    private func around(side: Side = .local) throws -> FormSurroundings {
        var state = DeskState()
        let processor = DeskProcessor(region: Sample.region)
        let theirs = Sample.task("corps-T-1", unit: "tumxuk-water")
        let gone = Sample.task("local-T-0002")
        let events = try [
            Sample().event(Sample.warning(), id: "w1"), Sample().event(Sample.task(), id: "t1"),
            Sample().event(theirs, id: "t2", side: .corps),
            Sample().event(gone, id: "t3"),
            Sample().event(TaskWithdrawn(task: "local-T-0002", response: "r", reason: Sample.warning().reason), id: "t4"),
        ]
        for event in events { _ = try processor.handle(event, state: &state) }
        return FormSurroundings(state: state, region: Sample.region, side: side, now: Sample.evening)
    }

    private func acknowledgement(
        request: String = "0123456789abcdef", of: String = "w1", aggregate: String = "local-2020-dust-0001",
        post: String = "kashgar-command-duty",
        person: String = "甲", note: String? = nil
    ) -> AcknowledgementForm {
        AcknowledgementForm(request: request, of: of, aggregate: aggregate, post: post, person: person, note: note)
    }

    @Test func `a filled form is recorded at the desk's time, without the white space around the name`() throws {
        let payload = try acknowledgement(person: "  古丽 \n", note: "  ").payload(try around())
        #expect(
            payload
                == AcknowledgementRecorded(
                    of: "w1", aggregate: "local-2020-dust-0001", post: "kashgar-command-duty", person: "古丽", at: Sample.evening, note: nil))
    }

    @Test func `a form with a mistake is refused with the field that is wrong`() throws {
        let around = try around()
        let mistakes: [(AcknowledgementForm, String)] = [
            (acknowledgement(request: "short"), "unreadable"), (acknowledgement(request: "a b c d e f g h"), "unreadable"),
            (acknowledgement(aggregate: "nothing"), "unknown"), (acknowledgement(of: "has space"), "unknown"),
            (acknowledgement(post: "nobody"), "field-post"), (acknowledgement(post: "tumxuk-water-duty"), "field-post"),
            (acknowledgement(person: " "), "field-person"), (acknowledgement(person: String(repeating: "x", count: 61)), "field-person"),
            (acknowledgement(person: "a\u{202E}b"), "field-person"), (acknowledgement(person: "a\nb"), "field-person"),
            (acknowledgement(note: String(repeating: "x", count: 501)), "field-note"), (acknowledgement(note: "a\u{0}"), "field-note"),
        ]
        for (form, code) in mistakes {
            #expect(throws: DeskRefusal.self) { try form.payload(around) }
            do { _ = try form.payload(around) } catch { #expect(error.code == code && !error.text.zh.isEmpty && !error.text.en.isEmpty) }
        }
    }

    @Test func `a task is completed by its own side, once, while it is asked for`() throws {
        let form = CompletionForm(request: "0123456789abcdef", post: "kashgar-command-duty", person: "甲", evidence: "照片 12 张")
        #expect(try form.payload(for: "local-T-0001", try around()).evidence == "照片 12 张")
        for (task, code) in [("corps-T-1", "other-side"), ("local-T-0002", "not-open"), ("local-T-9", "unknown")] {
            do {
                _ = try form.payload(for: task, try around())
                Issue.record("\(task) should have been refused")
            } catch let refusal as DeskRefusal {
                #expect(refusal.code == code)
            }
        }
    }

    @Test func `a completion without proof is refused`() throws {
        let form = CompletionForm(request: "0123456789abcdef", post: "kashgar-command-duty", person: "甲", evidence: " \n ")
        #expect(throws: DeskRefusal.self) { try form.payload(for: "local-T-0001", try around()) }
    }

    @Test func `the same words under the same request have one id, anything else another`() {
        let first = acknowledgement()
        #expect(first.eventID == acknowledgement().eventID)
        let others = [acknowledgement(request: "fedcba9876543210"), acknowledgement(person: "乙"), acknowledgement(note: "x")]
        #expect(Set(others.map(\.eventID) + [first.eventID]).count == 4)
    }
}
