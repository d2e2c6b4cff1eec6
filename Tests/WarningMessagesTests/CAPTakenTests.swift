import CAP
import CAPXML
import Chronology
import Events
import Foundation
import Testing

@testable import WarningMessages

/// A message as a line: `a.example A 10 Alert`, then the references, as `a.example/A/10`.
@Suite("Messages of strangers are judged after those that were taken before")
struct CAPTakenTests {
    @Test("and what must not be believed is refused with the reason; what can be read is told all the same", arguments: cases)
    func judged(_ example: Case) throws {
        var (taken, last) = (CAPTaken(), nil as CAPJudgement?)
        for line in example.lines {
            let judgement = try Self.judge(line, after: taken)
            _ = taken.take(judgement, signature: .unchecked)
            // As after a restart.
            taken = try JSONDecoder().decode(CAPTaken.self, from: try JSONEncoder().encode(taken))
            last = judgement
        }
        let judgement = try #require(last)
        let received = judgement.received(from: "a.cap", signature: .unchecked, answer: nil)
        #expect(received.isAccepted == example.isAccepted && Set(received.rules) == Set(example.rules), "\(received.rules)")
        #expect(received.identifier != nil && received.headline == "沙尘")
        let answer = try #require(judgement.answer(from: "o.example", at: Self.now))
        #expect(answer.msgType == (example.isAccepted ? .ack : .error))
        #expect(example.isAccepted || answer.note?.contains(example.rules.first ?? "-") == true)
    }

    @Test(
        "a Cancel in its sender's name ends nothing unless the signature is its own, or nobody here can tell",
        arguments: CAPSignatureState.allCases)
    func forged(_ signature: CAPSignatureState) throws {
        var taken = CAPTaken()
        #expect(taken.take(try Self.judge("a.example A 10 Alert", after: taken), signature: .valid))
        let isKept = taken.take(try Self.judge("a.example B 11 Cancel a.example/A/10", after: taken), signature: signature)
        let genuine = try Self.judge("a.example C 12 Update a.example/A/10", after: taken)
        let mayEnd = signature == .valid || signature == .unchecked
        #expect(isKept == mayEnd && genuine.isAccepted == !mayEnd)
        #expect(genuine.received(from: "a.cap", signature: .valid, answer: nil).rules == (mayEnd ? ["chain.after-cancel"] : []))
    }

    @Test("two senders' messages of one identifier have two answers, each its own file and event, however long the identifier is")
    func answers() throws {
        for name in ["A", String(repeating: "x", count: 2_000), "甲/\u{202E}\"乙"] {
            let answers = try ["a.example \(name) 10 Alert", "b.example \(name) 10 Alert", "a.example \(name) 11 Alert"].map { line in
                let judgement = try Self.judge(line, after: CAPTaken())
                let answer = try #require(judgement.answer(from: "o.example", at: Self.now))
                let received = judgement.received(from: "a.cap", signature: .unchecked, answer: answer.identifier)
                #expect(received.identifier.map { $0.count <= CAPJudgement.maximumText + 1 } == true)
                return answer
            }
            #expect(Set(answers.map(\.identifier)).count == 3 && Set(answers.map { CAPFileName.of($0.reference) }).count == 3)
            for answer in answers {
                let sent = try #require(CAPSent(answer, about: "m"))
                let event = try Event(
                    sent, id: "e", source: "/local/announce", subject: sent.identifier, time: Self.now, side: .local, realm: .actual)
                #expect(try Event(json: event.json).subject == answer.identifier)
            }
        }
    }

    @Test("a message with texts too long for an event is told all the same, with their beginnings")
    func long() throws {
        var alert = try Self.alert("a.example A 10 Alert")
        alert.info[0].headline = String(repeating: "沙", count: Event.maximumBytes / 3)
        for identifier in ["A", String(repeating: "x", count: Event.maximumBytes)] {
            alert.identifier = identifier
            let judgement = try Self.judge(alert, after: CAPTaken())
            let received = judgement.received(from: "a.cap", signature: .unchecked, answer: nil)
            let event = try Event(
                received, id: "e", source: "/local/announce", subject: "cap-1", time: Self.now, side: .local, realm: .actual)
            #expect(event.json.count <= Event.maximumBytes && received.headline?.hasPrefix("沙沙") == true)
            #expect(received.identifier?.hasPrefix(identifier.prefix(CAPJudgement.maximumText)) == true)
        }
    }

    @Test("what is kept stays within its bounds, the oldest go first, and what is attached is not kept")
    func bounded() throws {
        var taken = CAPTaken()
        for index in 0...CAPTaken.maximumMessages {
            #expect(taken.take(try Self.judge("a.example M\(index) 10 Alert", after: CAPTaken()), signature: .unchecked))
        }
        #expect(taken.roots.count == CAPTaken.maximumMessages && taken.roots.first?.first("identifier")?.text == "M1")
        #expect(!taken.take(try Self.judge("a.example M5 10 Alert", after: CAPTaken()), signature: .unchecked))
        var alert = try Self.alert("a.example L 10 Alert")
        alert.info[0].resource = [CAPResource(resourceDesc: "x", mimeType: "image/png")]
        alert.info[0].resource[0].derefUri = String(repeating: "QUFB", count: CAPTaken.maximumBytesOfOne / 4)
        #expect(taken.take(try Self.judge(alert, after: CAPTaken()), signature: .unchecked))
        #expect(taken.roots.last?.first("info")?.first("resource") == nil)
        alert.identifier = "TOO-LARGE"
        alert.info[0].description = String(repeating: "x", count: CAPTaken.maximumBytesOfOne)
        #expect(!taken.take(try Self.judge(alert, after: CAPTaken()), signature: .unchecked))
        alert.info[0].description = String(repeating: "x", count: CAPTaken.maximumBytesOfOne - 2_000)
        for index in 0..<20 {
            alert.identifier = "LARGE\(index)"
            _ = taken.take(try Self.judge(alert, after: CAPTaken()), signature: .unchecked)
        }
        #expect((14...17).contains(taken.roots.count), "\(taken.roots.count)")
    }

    // MARK: Messages

    private static let now = Timestamp(milliseconds: 1_600_000_000_000)

    private static func judge(_ line: String, after taken: CAPTaken) throws -> CAPJudgement { try judge(alert(line), after: taken) }

    private static func judge(_ alert: CAPAlert, after taken: CAPTaken) throws -> CAPJudgement {
        CAPJudgement(of: try CAPWriter.bytes(of: alert), after: taken, in: .actual, by: "o.example")
    }

    private static func alert(_ line: String) throws -> CAPAlert {
        func time(_ hour: some StringProtocol) throws -> CAPTime { try #require(CAPTime("2020-09-13T\(hour):00:00+08:00")) }
        let words = line.split(separator: " ")
        var alert = CAPAlert(
            identifier: String(words[1]), sender: String(words[0]), sent: try time(words[2]), status: .actual,
            msgType: try #require(CAPMessageType(rawValue: String(words[3]))), scope: .public)
        let references = try words.dropFirst(4).map { word in
            let parts = word.split(separator: "/")
            return "\(parts[0]),\(parts[1]),\(try time(parts[2]))"
        }
        alert.references = references.isEmpty ? nil : references.joined(separator: " ")
        var info = CAPInfo(category: [.env], event: "沙尘", urgency: .future, severity: .minor, certainty: .likely)
        (info.language, info.headline, info.expires) = ("zh-CN", "沙尘", try time("20"))
        info.area = [CAPArea(areaDesc: "喀什")]
        alert.info = [info]
        return alert
    }
}
