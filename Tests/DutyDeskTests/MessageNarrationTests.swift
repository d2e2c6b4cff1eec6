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

    @Test func `a message that was taken with warnings says how many and the first of them, and one without reads as ever`() throws {
        #expect(
            try told(Sample.capReceived()).sentence
                == Bilingual(
                    zh: "收到warning.neighbour.example的 CAP 消息（首次发布）“大风橙色预警”。",
                    en: "CAP message of warning.neighbour.example (alert): ‘大风橙色预警’."))
        let one = try told(Sample.capReceived(signature: .unchecked, remarks: ["chain.not-taken"]))
        #expect(one.sentence.zh.hasSuffix("，来源未经核实，有 1 处须留意：chain.not-taken。") && one.importance == .urgent)
        #expect(one.sentence.en.hasSuffix("; nothing proves where it comes from; 1 remark: chain.not-taken."))
        let three = try told(Sample.capReceived(remarks: ["a.a", "b.b", "c.c"])).sentence
        #expect(three.zh.hasSuffix("，有 3 处须留意：a.a, b.b, c.c。") && three.en.hasSuffix("’; 3 remarks: a.a, b.b, c.c."))
        let four = try told(Sample.capReceived(remarks: ["a.a", "b.b", "c.c", "d.d"])).sentence
        #expect(four.zh.hasSuffix("，有 4 处须留意：a.a, b.b, c.c …。") && four.en.hasSuffix("; 4 remarks: a.a, b.b, c.c …."))
    }
}
