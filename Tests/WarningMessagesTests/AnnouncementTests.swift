import CAP
import CAPXML
import Chronology
import Events
import Foundation
import Region
import Testing
import Wording

@testable import WarningMessages

@Suite("Warnings leave as CAP messages, and the other side's are judged and answered")
struct AnnouncementTests {
    @Test("each step of a warning is one message, and the same events give the same words after any restart")
    func said() throws {
        let events = try Self.life.map { try $0.event(realm: .actual) }
        var (through, restarted) = (AnnounceState(), AnnounceState())
        for event in events {
            let words = try Self.local.handle(event, state: &through).map(Self.sent)
            #expect(words.count == 1)
            #expect(try Self.local.handle(event, state: &restarted).map(Self.sent) == words)
            restarted = try Self.restored(restarted)
        }
        #expect(through == AnnounceState.afterEnd(of: through))
    }

    @Test("what one side says the other side takes and acknowledges, once; an answer is not answered")
    func acknowledged() throws {
        var (local, corps) = (AnnounceState(), AnnounceState())
        for step in Self.life {
            let sent = try #require(try Self.local.handle(try step.event(realm: .actual), state: &local).map(Self.sent).first)
            let words = try Self.corps.handle(try Self.event(sent, .local, at: 40), state: &corps)
            let received = try #require(words.first?.payload as? CAPReceived)
            let answer = try Self.sent(try #require(words.last))
            #expect(received.isAccepted && received.rules == [] && received.answer == answer.identifier, "\(received)")
            #expect(answer.msgType == "Ack" && answer.about == sent.identifier)
            let heard = try Self.local.handle(try Self.event(answer, .corps, at: 41), state: &local)
            #expect(heard.count == 1 && (heard[0].payload as? CAPReceived)?.isAccepted == true)
        }
    }

    @Test("a message that breaks a rule or comes from another realm is refused with the reason")
    func refused() throws {
        let life: [WarningMessagesTests.Step] = [.issued(.yellow), .updated(.red, day: 28), .updated(.red, day: 29)]
        let steps = try life.map { try $0.event(realm: .actual) }
        var local = AnnounceState()
        let messages = try steps.map { try Self.sent(try #require(try Self.local.handle($0, state: &local).first)) }
        let cases: [(earlier: [CAPSent], xml: String, realm: Realm, rule: String)] = [
            ([], messages[0].xml.replacing("<expires>", with: "<expires>20"), .actual, "time.form"),
            // The first is somebody else's.
            (
                [messages[0], messages[1]],
                messages[2].xml.replacing(try Self.reference(messages[0]), with: "x\(try Self.reference(messages[0]))"),
                .actual, "chain.sender"
            ),
            ([], messages[0].xml, .exercise("spring-2020"), "realm.other"),
            ([], "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]><alert>&b;</alert>", .actual, "xml.doctype"),
        ]
        for (earlier, xml, realm, rule) in cases {
            let judgement = CAPJudgement(of: Array(xml.utf8), after: earlier.map { Array($0.xml.utf8) }, in: realm)
            let received = judgement.received(from: "local", signature: .none, answer: nil)
            #expect(!received.isAccepted && received.rules.contains(rule), "\(rule): \(received.rules)")
            let answer = judgement.answer(from: "warning.tumxuk.example", at: Timestamp(milliseconds: 1_600_000_000_000))
            #expect(answer == nil || answer?.msgType == .error && answer?.note?.contains(rule) == true)
        }
        // The first still stands and is not named: that is told, and nothing is lost for it.
        let forgetful = messages[2].xml.replacing(try Self.reference(messages[0]) + " ", with: "")
        let judgement = CAPJudgement(of: Array(forgetful.utf8), after: messages[0...1].map { Array($0.xml.utf8) }, in: .actual)
        let received = judgement.received(from: "local", signature: .none, answer: nil)
        #expect(received.isAccepted && received.rules == ["chain.coverage"])
        #expect(judgement.answer(from: "warning.tumxuk.example", at: Timestamp(milliseconds: 1_600_000_000_000))?.msgType == .ack)
    }

    @Test(
        "what belongs to another realm is not taken and not answered in any status, and the reason is written down",
        arguments: [
            // A real node hears an exercise; an exercise hears the real world, another exercise, and one whose name holds its own.
            (Realm.exercise("spring-2020"), Realm.actual), (.actual, .exercise("spring-2020")),
            (.exercise("autumn-2020"), .exercise("spring-2020")), (.exercise("spring-2020-b"), .exercise("spring-2020")),
            (.exercise("spring-2020"), .exercise("exercise")),
        ])
    func silent(_ from: Realm, _ at: Realm) throws {
        var (local, corps) = (AnnounceState(), AnnounceState())
        let issued = try WarningMessagesTests.Step.issued(.yellow).event(realm: from)
        let sent = try Self.sent(try #require(try Self.local.handle(issued, state: &local).first))
        let words = try Self.corps.handle(try Self.event(sent, .local, at: 40, realm: at), state: &corps)
        let received = try #require(words.first?.payload as? CAPReceived)
        #expect(words.count == 1 && !received.isAccepted && received.rules == ["realm.other"] && received.answer == nil)
        #expect(corps.heard.isEmpty)
        let judgement = CAPJudgement(of: Array(sent.xml.utf8), in: at)
        #expect(judgement.answer(from: "warning.tumxuk.example", at: Self.time(40)) == nil && judgement.silence != nil)
    }

    @Test("in each realm what is said there is answered in its own status, an exercise's with its name", arguments: Self.realms)
    func answered(_ realm: Realm) throws {
        var (local, corps) = (AnnounceState(), AnnounceState())
        let issued = try WarningMessagesTests.Step.issued(.yellow).event(realm: realm)
        let sent = try Self.sent(try #require(try Self.local.handle(issued, state: &local).first))
        for xml in [sent.xml, sent.xml.replacing("<expires>2020", with: "<expires>2010")] {
            let news = CAPSent(identifier: sent.identifier, sender: sent.sender, msgType: sent.msgType, about: sent.about, xml: xml)
            let words = try Self.corps.handle(try Self.event(news, .local, at: 40, realm: realm), state: &corps)
            let answer = try Self.sent(try #require(words.last))
            let alert = try #require(try CAPReader().read(Array(answer.xml.utf8)).alert)
            #expect(answer.msgType == (xml == sent.xml ? "Ack" : "Error") && alert.status == (realm == .actual ? .actual : .exercise))
            let heard = try Self.local.handle(try Self.event(answer, .corps, at: 41, realm: realm), state: &local)
            #expect(heard.count == 1 && (heard[0].payload as? CAPReceived)?.isAccepted == true)
        }
    }

    @Test(
        "an exercise's message is known by its note, in our own words or in others'",
        arguments: [
            ("spring-2020", true), ("Exercise: SPRING-2020.", true), ("演练spring-2020，勿转发", true),
            ("exercise spring-2020 演练\ntime.form: 时间 · a time", true), ("exercise autumn-2020 演练\nafter spring-2020", false),
            ("spring-2020-b", false), ("the spring exercise of 2020", false),
        ])
    func named(_ note: String, _ isOurs: Bool) throws {
        var state = AnnounceState()
        let realm = Realm.exercise("spring-2020")
        let issued = try WarningMessagesTests.Step.issued(.red).event(realm: realm)
        let sent = try Self.sent(try #require(try Self.local.handle(issued, state: &state).first))
        let xml = sent.xml.replacing("<note>exercise spring-2020 演练", with: "<note>\(note)")
        let judgement = CAPJudgement(of: Array(xml.utf8), in: realm)
        #expect(judgement.alert?.note == note && judgement.isAccepted == isOurs)
    }

    @Test("tests, drafts and the system's own messages are not answered", arguments: [CAPStatus.test, .draft, .system])
    func nobodys(_ status: CAPStatus) throws {
        for realm in Self.realms {
            var state = AnnounceState()
            let sent = try Self.sent(
                try #require(try Self.local.handle(try WarningMessagesTests.Step.issued(.red).event(realm: .actual), state: &state).first))
            let xml = sent.xml.replacing("<status>Actual", with: "<status>\(status.rawValue)")
            let judgement = CAPJudgement(of: Array(xml.utf8), in: realm)
            #expect(!judgement.isAccepted && judgement.answer(from: "warning.tumxuk.example", at: Self.time(40)) == nil)
        }
    }

    @Test("a mistake is cancelled as one, and not as a danger that is over")
    func recalled() throws {
        var state = AnnounceState()
        _ = try Self.local.handle(try WarningMessagesTests.Step.issued(.red).event(realm: .actual), state: &state)
        let cancelled = WarningCancelled(
            warning: Self.number, hazard: "pollution", area: "kashgar-urban", level: .red, post: "kashgar-command-duty", person: "示例",
            at: Self.time(27), reason: Bilingual(zh: "误发：输入错误。", en: "A mistake: wrong input."))
        let event = try Self.event(cancelled, .local, at: 27, subject: Self.number)
        let sent = try Self.sent(try #require(try Self.local.handle(event, state: &state).first))
        let info = try #require(try CAPReader().read(Array(sent.xml.utf8)).alert?.info.last)
        #expect(sent.msgType == "Cancel" && info.certainty == .unlikely && info.responseType == [.none])
        #expect(info.headline?.contains("mistake") == true && info.description?.contains("wrong input") == true)
        #expect(state == AnnounceState.afterEnd(of: state))
    }

    @Test("what is remembered stays within its bounds")
    func bounded() throws {
        var state = AnnounceState()
        state.hear(CAPSent(identifier: "i", sender: "s", msgType: "Alert", about: "large", xml: String(repeating: "x", count: 40_000)))
        #expect(state.heard.isEmpty)
        for index in 0...AnnounceState.maximumHeardWarnings {
            let sent = CAPSent(identifier: "i\(index)", sender: "s", msgType: "Alert", about: "w\(index)", xml: "<alert/>")
            state.hear(sent)
            // Answers take nobody's place.
            state.hear(CAPSent(identifier: "ack-\(index)", sender: "s", msgType: "Ack", about: "i\(index)", xml: "<alert/>"))
            if index == 1 { for _ in 0...AnnounceState.maximumHeard { state.hear(sent) } }
        }
        #expect(state.heard.count == AnnounceState.maximumHeardWarnings && state.heard["w0"] == nil)
        #expect(state.heard["w1"]?.count == AnnounceState.maximumHeard)
    }
}

// MARK: - Two sides

extension AnnouncementTests {
    static let life = WarningMessagesTests.life
    static let realms = [Realm.actual, .exercise("spring-2020"), .exercise("exercise")]
    static let number = "local-kashgar-urban-pollution-2020-01"
    static let region = Region(
        places: [],
        areas: [
            WarningArea(
                id: "kashgar-urban", name: Bilingual(zh: "喀什城区", en: "Kashgar urban area"), side: .local, places: ["653101", "653121"])
        ])
    static let local = AnnounceProcessor(
        side: .local, region: region, issuer: .init(sender: "warning.kashgar.example", name: Bilingual(zh: "喀什", en: "Kashgar")))
    static let corps = AnnounceProcessor(
        side: .corps, region: region, issuer: .init(sender: "warning.tumxuk.example", name: Bilingual(zh: "图木舒克", en: "Tumxuk")))

    static func time(_ day: Int) -> Timestamp { Timestamp(milliseconds: 1_583_000_000_000) + .days(day) }

    static func event(_ sent: CAPSent, _ side: Side, at day: Int, realm: Realm = .actual) throws -> Event {
        try event(sent, side, at: day, subject: sent.identifier, realm: realm)
    }

    static func event(_ payload: some EventPayload, _ side: Side, at day: Int, subject: String, realm: Realm = .actual) throws -> Event {
        try Event(
            payload, id: "\(subject)-\(day)", source: "/\(side.rawValue)/announce", subject: subject, time: time(day), side: side,
            realm: realm)
    }

    /// As another message refers to it.
    static func reference(_ sent: CAPSent) throws -> String {
        try #require(try CAPReader().read(Array(sent.xml.utf8)).alert).reference.description
    }

    static func sent(_ emission: Emission) throws -> CAPSent { try #require(emission.payload as? CAPSent) }

    /// As a snapshot brings it back.
    static func restored(_ state: AnnounceState) throws -> AnnounceState {
        try JSONDecoder().decode(AnnounceState.self, from: try JSONEncoder().encode(state))
    }
}

extension AnnounceState {
    /// The same without anything said: after a warning's end nothing of it is kept.
    fileprivate static func afterEnd(of state: AnnounceState) -> AnnounceState {
        var ended = state
        ended.said = [:]
        return ended
    }
}
