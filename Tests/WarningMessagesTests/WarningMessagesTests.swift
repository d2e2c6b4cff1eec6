import CAP
import CAPXML
import Chronology
import Events
import Foundation
import Region
import Testing
import Wording

@testable import WarningMessages

@Suite("Our warnings as CAP messages")
struct WarningMessagesTests {
    @Test("issued, raised and lifted: Alert, Update, Cancel, each referring to what still stands")
    func life() throws {
        let messages = try Self.messages(of: Self.life)
        #expect(messages.map(\.msgType) == [.alert, .update, .update, .cancel])
        #expect(messages.map(\.identifier) == (1...4).map { "local-kashgar-urban-pollution-2020-01-\($0)" })
        #expect(messages[0].references == nil && messages[1].referenced == [messages[0].reference])
        // The first two have expired when the last is sent.
        #expect(messages[3].referenced == [messages[2].reference])
        #expect(messages.map { $0.info[0].severity } == [.moderate, .extreme, .extreme, .minor])
        #expect(messages.map { $0.info[0].urgency } == [.future, .immediate, .immediate, .past])
        #expect(messages[0].info[0].expires?.text == "2020-03-31T00:00:00+08:00" && messages[0].sent.text == "2020-03-26T18:00:00+08:00")
    }

    @Test(
        "levels become severities: blue Minor, yellow Moderate, orange Severe, red Extreme",
        arguments: zip(WarningLevel.allCases, [CAPSeverity.minor, .moderate, .severe, .extreme]))
    func severities(_ level: WarningLevel, _ severity: CAPSeverity) throws {
        let message = try #require(try Self.messages(of: [.issued(level)]).first)
        #expect(message.info.map(\.severity) == [severity, severity])
    }

    @Test(
        "every message is valid by the schema and breaks no rule, alone and as a chain",
        arguments: [Realm.actual, .exercise("spring-2020")])
    func valid(_ realm: Realm) throws {
        let reader = try CAPReader()
        let readings = try Self.messages(of: Self.life, realm: realm).map { reader.read(try CAPWriter.bytes(of: $0)) }
        for reading in readings {
            #expect(reading.schemaObjection == nil && reading.verdict == .valid, "\(reading.findings.map { ($0.rule.id, $0.found) })")
        }
        // What is extended after it has run out refers to the last one all the same: a hint.
        let together = CAPChain(readings.map(\.root)).findings.values.flatMap(\.self)
        #expect(together.allSatisfy { $0.rule.id == "chain.expired" })
    }

    @Test("nothing is said against our own Cancel")
    func cancelled() throws {
        let cancel = try #require(try Self.messages(of: Self.life).last)
        let reading = try CAPReader().read(try CAPWriter.bytes(of: cancel))
        #expect(cancel.msgType == .cancel && reading.alert?.msgType == .cancel && reading.findings.isEmpty, "\(reading.findings)")
    }

    @Test("who stands behind a warning is said once, also where the reason says it already, and a sentence ends with one full stop")
    func caveats() throws {
        let caveat = Bilingual(zh: "会商有不同意见：图木舒克值班认为应为橙色，风大。。", en: "Dissent in the consultation: Tumxuk thinks orange right, wind..")
        func text(_ reason: Bilingual) throws -> [String] {
            var fold = try Self.fold()
            let event = try Step.issued(.yellow, reason: reason, caveat: caveat).event(realm: .actual)
            return try #require(try fold.message(for: event)).info.map { $0.description ?? "" }
        }
        let apart = try text(Bilingual(zh: "污染物累积。", en: "Pollutants accumulate..."))
        let together = try text(Bilingual(zh: "污染物累积。\(caveat.zh)", en: "Pollutants accumulate... \(caveat.en)"))
        for texts in [apart, together] {
            #expect(texts[0].components(separatedBy: "风大。").count == 2 && !texts[0].contains("。。"))
            #expect(texts[1].components(separatedBy: "wind.").count == 2 && !texts[1].contains("wind.."))
            #expect(texts[1].contains("accumulate..."))
        }
    }

    @Test("an exercise is one in status, identifier, note, and everything that is read aloud")
    func exercise() throws {
        for message in try Self.messages(of: Self.life, realm: .exercise("spring-2020")) {
            #expect(message.status == .exercise && message.note?.contains("spring-2020") == true)
            #expect(message.identifier.hasPrefix("exercise-spring-2020-"))
            for info in message.info {
                let mark = info.language == "zh-CN" ? "【演练】" : "[EXERCISE] "
                #expect([info.headline, info.description, info.instruction].allSatisfy { $0?.hasPrefix(mark) ?? true })
            }
        }
    }

    @Test("realms do not mix, the other side's warnings are not ours to send, and what was never issued is not cancelled")
    func apart() throws {
        var messages = try Self.fold()
        let first = try messages.message(for: try Step.issued(.yellow).event(realm: .actual))
        let drill = try messages.message(for: try Step.updated(.red, day: 27).event(realm: .exercise("spring-2020")))
        // Nobody in that realm had heard of it.
        #expect(first?.msgType == .alert && drill?.msgType == .alert && drill?.references == nil)
        #expect(try messages.message(for: try Step.issued(.yellow).event(realm: .actual, side: .corps)) == nil)
        var fresh = try Self.fold()
        #expect(try fresh.message(for: try Step.lifted(day: 28).event(realm: .actual)) == nil)
    }

    @Test("golden files: what goes out is this, byte for byte", arguments: ["issued", "raised", "lifted-in-an-exercise", "feed"])
    func golden(_ name: String) throws {
        let (real, drill) = (try Self.messages(of: Self.life), try Self.messages(of: Self.life, realm: .exercise("spring-2020")))
        let bytes =
            switch name {
            case "issued": try CAPWriter.bytes(of: real[0])
            case "raised": try CAPWriter.bytes(of: real[1])
            case "feed": try Self.feed.bytes(of: real + drill, at: try #require(Timestamp(rfc3339: "2020-03-28T00:00:00Z")))
            default: try CAPWriter.bytes(of: drill[3])
            }
        let file = Bundle.module.bundleURL.appending(path: "Golden").appending(path: "\(name).xml")
        let expected = try? Data(contentsOf: file)
        #expect(String(decoding: bytes, as: UTF8.self) == expected.map { String(decoding: $0, as: UTF8.self) })
    }

    @Test("the other side acknowledges or refuses, and says so to the sender alone")
    func answers() throws {
        let message = try #require(try Self.messages(of: [.issued(.orange)]).first)
        let now = message.sent.instant + .minutes(5)
        let taken = CAPAlert.acknowledging(message, marked: "m", from: "warning.tumxuk.example", at: now)
        let errors = try CAPReader().read(Array("<alert xmlns=\"\(CAPAlert.namespace)\"/>".utf8)).findings
        let refused = CAPAlert.refusing(message, marked: "m", because: errors, from: "warning.tumxuk.example", at: now)
        #expect((taken.msgType, refused.msgType, taken.scope, taken.addresses) == (.ack, .error, .private, "warning.kashgar.example"))
        #expect(refused.note?.contains("schema.missing") == true)
        for answer in [taken, refused] {
            let reading = try CAPReader().read(try CAPWriter.bytes(of: answer))
            #expect(reading.verdict == .valid && reading.findings.isEmpty && answer.referenced == [message.reference])
        }
    }
}

// MARK: - An invented warning

extension WarningMessagesTests {
    enum Step {
        case issued(WarningLevel, reason: Bilingual? = nil, caveat: Bilingual? = nil)
        case updated(WarningLevel, day: Int)
        case lifted(day: Int)
    }

    static let life: [Step] = [.issued(.yellow), .updated(.red, day: 28), .updated(.red, day: 31), .lifted(day: 32)]
    static let feed = AtomFeed(
        id: "https://warning.kashgar.example/", address: "https://warning.kashgar.example/feed.atom",
        title: Bilingual(zh: "现行预警", en: "Alerts in force"), author: Bilingual(zh: "喀什（示例）", en: "Kashgar (example)"),
        messages: "https://warning.kashgar.example/")

    static func fold() throws -> WarningMessages {
        let region = Region(
            places: [], stations: [], organisations: [], posts: [],
            areas: [
                WarningArea(
                    id: "kashgar-urban", name: Bilingual(zh: "喀什城区", en: "Kashgar urban area"), side: .local, places: ["653101", "653121"])
            ])
        return WarningMessages(
            region: region, side: .local,
            issuer: .init(sender: "warning.kashgar.example", name: Bilingual(zh: "喀什（示例）", en: "Kashgar (example)")))
    }

    static func messages(of steps: [Step], realm: Realm = .actual) throws -> [CAPAlert] {
        var fold = try Self.fold()
        return try steps.compactMap { try fold.message(for: try $0.event(realm: realm)) }
    }
}

extension WarningMessagesTests.Step {
    private static let number = "local-kashgar-urban-pollution-2020-01"

    func event(realm: Realm, side: Side = .local) throws -> Event {
        func wrap(_ payload: some EventPayload, day: Int) throws -> Event {
            let date = try #require(CalendarDate(year: 2020, month: 3, day: 1)).advanced(by: day - 1)
            return try Event(
                payload, id: "e\(day)", source: "/\(side.rawValue)/alert", subject: Self.number, time: Timestamp(date, hour: 18),
                side: side,
                realm: realm)
        }
        let onset = try #require(CalendarDate(year: 2020, month: 3, day: 28))
        let reason = Bilingual(zh: "示例：污染物累积。", en: "Example: pollutants accumulate.")
        switch self {
        case .issued(let level, let said, let caveat):
            return try wrap(
                WarningIssued(
                    warning: Self.number, hazard: "pollution", area: "kashgar-urban", places: ["653101", "653121"], level: level,
                    onset: onset,
                    ends: onset.advanced(by: 2), criterion: "guidance-2024/\(level)", citation: "环大气〔2024〕6号", probability: 0.5,
                    threshold: 0.5, causes: [], reason: said ?? reason,
                    release: caveat.map {
                        WarningRelease(proposal: "p-1", means: .people, people: [], caveat: $0, isIndependent: false)
                    }), day: 26)
        case .updated(let level, let day):
            return try wrap(
                WarningUpdated(
                    warning: Self.number, hazard: "pollution", area: "kashgar-urban", places: ["653101", "653121"], change: .raised,
                    from: .yellow, level: level, onset: onset, ends: onset.advanced(by: day - 26), criterion: "guidance-2024/\(level)",
                    citation: "环大气〔2024〕6号", probability: 0.75, threshold: 0.5, causes: [], reason: reason), day: day)
        case .lifted(let day):
            return try wrap(
                WarningLifted(
                    warning: Self.number, hazard: "pollution", area: "kashgar-urban", level: .red, criterion: "guidance-2024/lifting",
                    citation: "环大气〔2024〕6号", causes: [], reason: Bilingual(zh: "示例：条件已满足。", en: "Example: the condition is met.")), day: day
            )
        }
    }
}
