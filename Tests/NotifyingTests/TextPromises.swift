import Chronology
import Events
import Foundation
import Playbook
import Testing
import Wording

@testable import Notifying

@Suite("What a message says")
struct TextPromises {
    private static let files = PlaybookFolder.load(root: repository.appending(path: "Playbooks")).files
    private static let kinds = ChannelKind.allCases

    private func writer(_ realm: Realm = .actual) throws -> MessageWriter {
        let texts = try #require(MessageTexts.read(Self.files).value)
        return MessageWriter(
            texts: texts, realm: realm, languages: ["kashgar-officer-1": .en],
            posts: ["kashgar-command-duty": Bilingual(zh: "喀什值班室", en: "Kashgar duty")])
    }

    private func route(_ kind: ChannelKind, _ limit: TextLimit = .bytes(16_000)) -> ChannelRoute {
        ChannelRoute(name: kind.rawValue, kind: kind, limit: limit)
    }

    @Test("the shipped texts are without fault, for every kind of channel")
    func shipped() throws {
        let (value, findings) = MessageTexts.read(Self.files)
        #expect(findings.isEmpty && value?.entries.count == Self.kinds.count)
    }

    @Test("a level is never without its word, in either language, in every channel", arguments: WarningLevel.allCases)
    func level(level: WarningLevel) throws {
        for kind in Self.kinds {
            for (person, language) in [("kashgar-officer-1", Language.en), ("nobody", .zh)] {
                let message = try writer().message(request(level: level, person: person), requested: noon, for: route(kind), address: nil)
                #expect(message.text.contains(MessageTexts.word(for: level)[language]))
                #expect(message.text.contains(request().text[language].dropLast()))
                #expect(message.language == language && !message.text.contains("{{"))
            }
        }
    }

    @Test("an exercise says so first, in every channel and also when the text is cut to almost nothing")
    func exercise() throws {
        let writer = try writer(.exercise("spring"))
        for kind in Self.kinds {
            for limit in [TextLimit.bytes(16_000), .units(40)] {
                let text = Bilingual(zh: "【演练 spring】喀什市重污染。", en: "[EXERCISE spring] Heavy pollution.")
                let message = writer.message(request(person: nil, text: text), requested: noon, for: route(kind, limit), address: nil)
                #expect(message.text.hasPrefix("【演练 spring】") && message.subject.hasPrefix("【演练 spring】"))
                #expect(message.text.components(separatedBy: "演练").count == 2)
                #expect(message.exercise == "spring")
            }
        }
        let english = writer.message(request(), requested: noon, for: route(.sms), address: nil)
        #expect(english.text.hasPrefix("[EXERCISE spring] Red warning"))
    }

    @Test("a text that is too long for its channel loses its end, and keeps its level and its number")
    func limits() throws {
        let long = Bilingual(zh: String(repeating: "重污染，", count: 2_000), en: String(repeating: "long ", count: 5_000))
        for (kind, limit) in [(ChannelKind.sms, TextLimit.units(201)), (.wecom, .bytes(2_048)), (.dingtalk, .bytes(16_000))] {
            for person in ["kashgar-officer-1", "nobody"] {
                let message = try writer().message(
                    request(person: person, text: long), requested: noon, for: route(kind, limit), address: nil)
                #expect(limit.count(message.text) <= limit.most && limit.count(message.text) > limit.most - 12)
                #expect(message.text.contains("…") && message.text.contains(MessageTexts.word(for: .red)[message.language]))
                if kind != .sms { #expect(message.text.contains("c1-1.0.0")) }
                #expect(message.subject.utf8.count <= MessageWriter.subjectBytes)
            }
        }
    }

    @Test("what a person or a plan wrote is never taken for a template, and not escaped for a browser")
    func plain() throws {
        let text = Bilingual(zh: "{{person}} <b>&", en: "{{person}} <b>&")
        #expect(
            try writer().message(request(text: text), requested: noon, for: route(.desk), address: nil).text.contains("{{person}} <b>&"))
    }

    @Test(
        "a text that leaves the level or the words away, or has a word that no message has, is a mistake",
        arguments: [
            "{{text}}", "{{level}}", "{{level}} {{text}} {{secret}}", "{{level}} {{text}} {{> other}}", "{{level}} {{text}} {{#again}}",
        ])
    func faults(body: String) throws {
        let whole = try #require(Self.files[MessageTexts.file])
        let wrong = whole.replacing(#"body: {zh: "{{#level}}{{level}}：{{/level}}{{text}}""#, with: "body: {zh: \"\(body)\"")
        #expect(wrong != whole)
        #expect(MessageTexts.read(PlaybookFiles([MessageTexts.file: wrong])).findings.hasErrors)
    }
}
