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
        #expect(english.text.hasPrefix("[EXERCISE spring] Red"))
    }

    @Test("a mail of an exercise says so in both languages, in its subject and in its text, whoever reads it")
    func exerciseMail() throws {
        for person in ["kashgar-officer-1", "nobody"] {
            let message = try writer(.exercise("spring")).message(request(person: person), requested: noon, for: route(.mail), address: nil)
            for text in [message.subject, message.text] { #expect(text.hasPrefix("【演练 spring】[EXERCISE spring] ")) }
        }
    }

    @Test("what a place, a plan or a person is called calls nobody and marks nothing in a robot's text, and stays readable")
    func inert() throws {
        let evil = "](http://x.invalid) <@all> @all <font color=\"info\">ok</font>\n# head\n> `q` *b* _i_ ~~s~~ | ![i] \\"
        let text = Bilingual(zh: evil, en: evil)
        let writer = MessageWriter(
            texts: try #require(MessageTexts.read(Self.files).value), realm: .actual, languages: [:],
            posts: ["kashgar-command-duty": text])
        func said(_ kind: ChannelKind, _ markup: TextMarkup) -> String {
            let route = ChannelRoute(name: kind.rawValue, kind: kind, limit: .bytes(4_096), markup: markup)
            return writer.message(request(person: evil, text: text), requested: noon, for: route, address: nil).text
        }
        let markdown = said(.wecom, .markdown)
        #expect(!markdown.contains { "[]()<>@*_`#~|!\\".contains($0) })
        #expect(markdown.contains("］（http://x.invalid） ＜＠all＞ ＠all") && markdown.contains("＃ head"))
        // The template's own lines are left, and no further ones.
        #expect(markdown.split(separator: "\n").count == said(.wecom, .none).split(separator: "\n").count - 6)
        for kind in [ChannelKind.wecom, .dingtalk] {
            #expect(!said(kind, .mentions).contains("@") && said(kind, .mentions).contains("＠all"))
        }
        #expect(said(.mail, .none).contains(evil))
    }

    @Test("the robots' texts are made inert wherever their settings come from, and fit their limits in bytes also then")
    func inertSettings() {
        let words = String(repeating: "[@]", count: 3_000)
        let long = Bilingual(zh: words, en: words)
        let ways: [(ChannelSettings.Way, TextMarkup)] = [
            (.wecom(url: "u", keyFile: "k", isMarkdown: true), .markdown), (.wecom(url: "u", keyFile: "k", isMarkdown: false), .mentions),
            (.dingtalk(url: "u", tokenFile: "t", secretFile: "s"), .mentions), (.webhook(url: "u", secretFile: nil), .none),
        ]
        for (way, markup) in ways {
            let route = ChannelRoute(ChannelSettings(id: "x", way: way, timeout: .seconds(1), limits: ChannelLimits()))
            #expect(route.markup == markup)
            let message = try? writer().message(request(text: long), requested: noon, for: route, address: nil)
            #expect(
                message.map {
                    route.limit.count($0.text) <= route.limit.most && $0.text.contains(MessageTexts.word(for: .red)[$0.language])
                } == true)
            if way != .webhook(url: "u", secretFile: nil) { #expect(message?.text.hasSuffix("c1-1.0.0") == true) }
        }
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
            "{{level}} {{text}} {{!note}}", "{{level}} {{text}} {{=<% %>=}}", "{{level}} {{text}} {{text.count}}",
            "{{level}} {{text}} {{.}}",
            "{{level}} {{text}} {{upper(text)}}", "{{level}} {{text}} {{person", "{{level}} {{text}} {{{secret}}}",
            "{{level}} {{text}} {{$text}}x{{/text}}",
            "{{level}} {{text}} {{#level}}x{{/text}}",
        ])
    func faults(body: String) throws {
        let whole = try #require(Self.files[MessageTexts.file])
        let wrong = whole.replacing(#"body: {zh: "{{#level}}{{level}}：{{/level}}{{text}}""#, with: "body: {zh: \"\(body)\"")
        #expect(wrong != whole)
        #expect(MessageTexts.read(PlaybookFiles([MessageTexts.file: wrong])).findings.hasErrors)
    }
}
