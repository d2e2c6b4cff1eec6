import DutyDesk
import Events
import Testing
import Wording

/// How CAP messages are told.
struct MessageNarrationTests {
    private func told(_ payload: some EventPayload) throws -> Narration {
        EventNarration(region: Sample.region, names: [:]).narration(of: try Sample().event(payload, id: "e", side: .local))
    }

    @Test func `somebody else's severe warning is urgent, what a side says by its own events is not`() throws {
        #expect(try told(Sample.capReceived()).importance == .urgent)
        #expect(try told(Sample.capReceived(severity: "Minor")).importance == .notable)
        #expect(try told(Sample.capReceived(from: "corps")).importance == .routine)
        #expect(try told(Sample.capSent).importance == .routine)
    }

    @Test func `a refusal names the rules, and a doubtful origin is said`() throws {
        #expect(
            try told(Sample.capReceived(accepted: false)).sentence.en
                == "A CAP message of warning.neighbour.example (alert), ‘大风橙色预警’, was refused: time.form, polygon.open. "
                + "Ask the sender what it should say.")
        #expect(try told(Sample.capReceived(signature: .wrong)).sentence.zh.hasSuffix("签名不符，请电话核实。"))
        #expect(try told(Sample.capReceived(signature: .unchecked)).sentence.en.hasSuffix("nothing proves where it comes from."))
    }
}
