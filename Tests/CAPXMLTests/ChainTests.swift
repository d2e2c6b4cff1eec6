import CAP
import Chronology
import Testing
import Wording

@testable import CAPXML

/// A chain as lines: `A1 alert 10 20`, `U2 update 12 20 A1`: name, type, hour sent, hour of expiry, references.
@Suite("Chains")
struct ChainTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let messages: [String]
        /// By message, what is said of it.
        let findings: [Int: Set<String>]

        init(_ what: String, _ messages: [String], _ findings: [Int: Set<String>] = [:]) {
            (testDescription, self.messages, self.findings) = (what, messages, findings)
        }
    }

    static let cases = [
        Case("issued, changed, lifted", ["A Alert 10 20", "B Update 12 20 A", "C Cancel 14 20 A B"]),
        Case(
            "a superseded message that has not expired is left out", ["A Alert 10 20", "B Update 12 20 A", "C Cancel 14 20 B"],
            [2: ["chain.coverage"]]),
        Case("an expired one may be left out", ["A Alert 10 13", "B Update 12 20 A", "C Cancel 14 20 B"]),
        Case("one that never expires may not", ["A Alert 10 -", "B Update 12 20 A", "C Cancel 14 20 B"], [2: ["chain.coverage"]]),
        Case("what a message of another chain says does not matter", ["A Alert 10 20", "X Alert 11 20", "B Update 12 20 A"]),
        Case("a circle", ["A Alert 10 20 B", "B Update 12 20 A"], [0: ["chain.cycle"], 1: ["chain.cycle"]]),
        Case(
            "a circle of three", ["A Update 10 20 C", "B Update 11 20 A", "C Update 12 20 A B@11"],
            [0: ["chain.cycle"], 1: ["chain.cycle"], 2: ["chain.cycle"]]),
        Case("a reference to itself is another rule's", ["A Update 10 20 A", "X Alert 10 20"]),
        Case("out of order", ["B Update 12 20 A", "A Alert 10 20"], [1: ["chain.order"]]),
        Case("a message that was not given", ["B Update 12 20 A", "X Alert 11 20"], [0: ["chain.not-given"]]),
        Case("one file alone says nothing of others", ["B Update 12 20 A"]),
        Case("another time of sending", ["A Alert 10 20", "B Update 12 20 A@9"], [1: ["chain.sent"]]),
        Case("the same name twice", ["A Alert 10 20", "A Alert 11 20"], [1: ["chain.same-identifier"]]),
        Case("the same message twice", ["A Alert 10 20", "A Alert 10 20"]),
        Case("an update after the cancel", ["A Alert 10 20", "B Cancel 12 20 A", "C Update 13 20 A"], [2: ["chain.after-cancel"]]),
        Case("issued anew after the cancel", ["A Alert 10 20", "B Cancel 12 20 A", "C Alert 13 20"]),
        Case("a Cancel given before what it names is out of order, no more", ["B Cancel 12 20 A", "A Alert 10 20"], [1: ["chain.order"]]),
        Case(
            "what was sent when its Cancel was, and is given after it", ["B Cancel 10 20 A", "A Alert 10 20"], [1: ["chain.cancelled"]]),
        Case("what was sent when its Cancel was, and is given before it", ["A Alert 10 20", "B Cancel 10 20 A"]),
        Case("a Cancel of what is sent later is at fault itself", ["B Cancel 9 20 A", "A Alert 10 20"]),
        Case(
            "an update after the cancel of what is not among the files", ["B Cancel 12 20 A", "C Update 13 20 A"],
            [0: ["chain.not-given"], 1: ["chain.after-cancel"]]),
        Case("another sender", ["A Alert 10 20", "B Update 12 20 b.example/A"], [1: ["chain.sender"]]),
        Case("a stranger's Cancel", ["A Alert 10 20", "b.example/B Cancel 12 20 A"], [1: ["chain.foreign-cancel"]]),
        Case("a stranger's Update", ["A Alert 10 20", "b.example/B Update 12 20 A"], [1: ["chain.foreign-update"]]),
        Case("a stranger's receipt", ["A Alert 10 20", "b.example/B Ack 12 20 A"]),
        Case(
            "what a stranger hangs on to a chain asks nothing of its sender",
            ["A Alert 10 20", "b.example/B Update 11 20 A", "b.example/D Cancel 11 20 A", "C Update 13 20 A"],
            [1: ["chain.foreign-update"], 2: ["chain.foreign-cancel"]]),
        Case("nor does an exercise", ["A Alert 10 20", "B Update 11 20 A Exercise", "C Update 13 20 A"], [1: ["chain.status"]]),
        Case("an exercise that cancels what is real", ["A Alert 10 20", "B Cancel 12 20 A Exercise"], [1: ["chain.status"]]),
        Case("an exercise that cancels an exercise", ["A Alert 10 20 Exercise", "B Cancel 12 20 A Exercise"]),
        Case("what was for few is made public", ["A Alert 10 20 Restricted", "B Update 12 20 A"], [1: ["chain.scope"]]),
        Case("what was for few stays so", ["A Alert 10 20 Restricted", "B Update 12 20 A Restricted"]),
        Case("an update of what has run out", ["A Alert 10 11", "B Update 12 20 A"], [1: ["chain.expired"]]),
        Case("a receipt of a receipt", ["A Alert 10 20", "B Ack 12 20 A", "C Ack 13 20 B"], [2: ["chain.answered"]]),
        Case("an acknowledgement need not cover the chain", ["A Alert 10 20", "B Update 12 20 A", "C Ack 13 20 B"]),
    ]

    @Test("is judged as a whole", arguments: cases)
    func judged(_ chain: Case) throws {
        let roots = try chain.messages.map { try #require(try CAPReader().read(try CAPWriter.bytes(of: Self.alert($0))).root) }
        let findings = CAPChain(roots).findings.mapValues { Set($0.map(\.rule.id)) }
        #expect(findings == chain.findings)
    }

    /// Where `o.example` keeps what it has taken, and the last one comes.
    static let taken = [
        Case("what it refers to was not taken", ["B Update 12 20 A"], [0: ["chain.not-taken"]]),
        Case("what it refers to was taken", ["A Alert 10 20", "B Update 12 20 A"]),
        Case("the same name of another sender was taken", ["b.example/A Alert 9 20", "B Update 12 20 A"], [1: ["chain.not-taken"]]),
        Case("our own message cancelled by a stranger", ["B Cancel 12 20 o.example/A"], [0: ["chain.foreign-cancel"]]),
        Case("our own message updated by a stranger", ["B Update 12 20 o.example/A"], [0: ["chain.foreign-update"]]),
        Case(
            "a stranger's message cancelled that was not taken", ["B Cancel 12 20 b.example/A"],
            [0: ["chain.foreign-cancel", "chain.not-taken"]]),
        Case("another sender's message of that time", ["b.example/A Alert 10 20", "B Update 12 20 c.example/A"], [1: ["chain.sender"]]),
        Case("it was cancelled before it came", ["B Cancel 12 20 A", "A Alert 10 20"], [1: ["chain.cancelled"]]),
        Case(
            "an exercise's Cancel ends nothing that is real", ["B Cancel 12 20 A Exercise", "A Alert 10 20"],
            [0: ["chain.status"], 1: ["chain.order"]]),
        Case(
            "a Cancel that was cancelled before it came", ["C Cancel 13 20 B@12", "B Cancel 12 20 A"],
            [1: ["chain.order", "chain.not-taken"]]),
        Case("our own message acknowledged", ["B Ack 12 20 o.example/A"]),
        Case("somebody else's receipt", ["B Ack 12 20 b.example/A"], [0: ["chain.not-taken"]]),
    ]

    @Test("is judged by its receiver after what was taken", arguments: taken)
    func received(_ chain: Case) throws {
        let roots = try chain.messages.map { try Self.alert($0).element }
        #expect(CAPChain(roots, company: .taken(sender: "o.example")).findings.mapValues { Set($0.map(\.rule.id)) } == chain.findings)
    }

    @Test("the way up, down and out of what is in force")
    func states() throws {
        let alerts = try ["A Alert 10 20", "B Update 12 20 A", "C Alert 10 11", "D Alert 10 20", "E Cancel 13 20 D"].map(Self.alert)
        let noon = try #require(Timestamp(rfc3339: "2020-03-26T14:00:00+08:00"))
        let states = CAPState.states(of: alerts, at: noon)
        #expect(states[0] == .superseded(by: alerts[1].reference) && states[1] == .inForce)
        #expect(states[2] == .expired(try #require(alerts[2].expires)))
        #expect(states[3] == .cancelled(by: alerts[4].reference) && states[4] == .answer)
        #expect(CAPState.current(of: alerts, at: noon).map(\.identifier) == ["B"])
        // What is not sent yet holds nothing, whatever it is.
        let early = CAPState.states(of: alerts, at: alerts[4].sent.instant - .seconds(1))
        #expect(early[3] == .inForce && early[4] == .unsent(alerts[4].sent.instant))
        let before = CAPState.states(of: alerts, at: alerts[0].sent.instant - .seconds(1))
        #expect(before == alerts.map { .unsent($0.sent.instant) })
        #expect(CAPSheet(alerts[0], in: .zh, state: before[0]).text.contains("尚未发出：2020-03-26 10:00"))
        #expect(CAPSheet(alerts[0], in: .en, state: before[0]).text.contains("not sent yet"))
        #expect(CAPState.current(of: alerts, at: noon - .hours(3)).map(\.identifier) == ["A", "D"])
    }

    @Test(
        "what an exercise, a test, a draft or another sender says ends nothing that is real",
        arguments: [
            ("Cancel", CAPStatus.exercise, "a.example"), ("Update", .test, "a.example"), ("Cancel", .draft, "a.example"),
            ("Cancel", .actual, "b.example"), ("Update", .actual, "b.example"),
        ])
    func foreign(_ type: String, _ status: CAPStatus, _ sender: String) throws {
        var alerts = try ["A Alert 10 20", "B \(type) 12 20 A"].map(Self.alert)
        (alerts[1].status, alerts[1].sender) = (status, sender)
        let noon = try #require(Timestamp(rfc3339: "2020-03-26T14:00:00+08:00"))
        #expect(CAPState.states(of: alerts, at: noon)[0] == .inForce)
    }

    @Test("200 files of 100 references each are judged in seconds")
    func many() throws {
        let alerts = try (0..<200).map { index -> CAPAlert in
            let names = index == 0 ? "" : (max(0, index - 100)..<index).map { "M\($0)@10" }.joined(separator: " ")
            return try Self.alert("M\(index) \(index == 0 ? "Alert" : "Update") 10 20 \(names)")
        }
        let clock = ContinuousClock()
        var chain: CAPChain?
        let time = clock.measure { chain = CAPChain(alerts.map(\.element)) }
        #expect(chain?.findings.isEmpty == true && time < .seconds(20), "\(time)")
    }

    private static func time(_ hour: Substring) throws -> CAPTime {
        try #require(CAPTime("2020-03-26T\(hour.count < 2 ? "0" : "")\(hour):00:00+08:00"))
    }

    /// Sent by one sender, or by the one before a slash; a reference is to the hour of the name's first message, or to the hour after `@`. `b.example/A` is another sender's;
    /// a status or scope may stand anywhere.
    private static func alert(_ line: String) throws -> CAPAlert {
        let kinds = ["Exercise", "Restricted"]
        let words = line.split(separator: " ").filter { !kinds.contains(String($0)) }
        let own = words[0].split(separator: "/")
        var alert = CAPAlert(
            identifier: String(own[own.count - 1]), sender: own.count > 1 ? String(own[0]) : "a.example", sent: try time(words[2]),
            status: .actual,
            msgType: try #require(CAPMessageType(rawValue: String(words[1]))), scope: .public)
        let hours = ["A": "10", "B": "12", "C": "12", "D": "10"]
        let references = try words.dropFirst(4).map { word in
            let parts = word.split(separator: "@")
            let names = parts[0].split(separator: "/")
            let sent = try time(parts.count > 1 ? parts[1] : Substring(hours[String(names[names.count - 1])] ?? "10"))
            let sender = names.count > 1 ? String(names[0]) : "a.example"
            return CAPReference(sender: sender, identifier: String(names[names.count - 1]), sent: sent).description
        }
        if line.contains("Exercise") { alert.status = .exercise }
        if line.contains("Restricted") { alert.scope = .restricted }
        alert.references = references.isEmpty ? nil : references.joined(separator: " ")
        var info = CAPInfo(category: [.env], event: "x", urgency: .future, severity: .minor, certainty: .likely)
        info.expires = words[3] == "-" ? nil : try time(words[3])
        alert.info = [info]
        return alert
    }
}
