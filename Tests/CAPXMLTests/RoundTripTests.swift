import CAP
import Chronology
import Foundation
import Testing
import Wording

@testable import CAPXML

@Suite("Out and in again")
struct RoundTripTests {
    @Test("a message that is read and written says the same", arguments: Sample.others + [Sample.good])
    func unchanged(_ file: String) throws {
        let reader = try CAPReader()
        let first = reader.read(try Sample.bytes(file))
        guard var alert = first.alert else { return }
        let again = reader.read(try CAPWriter.bytes(of: alert))
        #expect(again.schemaObjection == nil)
        // A signature is over the bytes that were: it is not carried over.
        alert.isSigned = false
        #expect(again.alert == alert)
        let root = try #require(first.root)
        #expect(again.root?.contents == root.contents)
    }

    @Test("white space, line ends, signs and empty elements come back as they were")
    func texts() throws {
        var alert = CAPAlert(
            identifier: "1", sender: "a.example", sent: try #require(CAPTime("2020-03-26T18:00:00-00:00")), status: .actual,
            msgType: .alert,
            scope: .public)
        var info = CAPInfo(
            category: [.env, .health], event: " <b>&amp;\r\n\t\"' 沙尘 𠮷 ", urgency: .future, severity: .minor, certainty: .possible)
        info.description = ""
        info.parameter = [CAPPair("", "]]>")]
        alert.info = [info]
        #expect(try CAPReader().read(try CAPWriter.bytes(of: alert)).alert == alert)
    }

    @Test("a character that XML cannot carry is refused, not dropped")
    func character() throws {
        var alert = try #require(try CAPReader().read(try Sample.bytes(Sample.good)).alert)
        alert.info[0].headline = "ring\u{7}"
        #expect(throws: CAPXMLError.character(7, element: "headline")) { try CAPWriter.bytes(of: alert) }
    }

    @Test("times keep the zone that they came in, and ours are written in Beijing's")
    func times() throws {
        #expect(CAPTime("2002-05-24T16:49:00-07:00")?.instant.rfc3339 == "2002-05-24T23:49:00Z")
        #expect(CAPTime("2020-03-26T24:00:00+08:00")?.instant.rfc3339 == "2020-03-26T16:00:00Z")
        let instant = try #require(Timestamp(rfc3339: "2020-03-26T10:00:00.999Z"))
        #expect(CAPTime(beijing: instant).text == "2020-03-26T18:00:00+08:00" && CAPTime(utc: instant).text == "2020-03-26T10:00:00-00:00")
        #expect(CAPTime(beijing: instant).instant == CAPTime(utc: instant).instant)
        #expect(CAPTime(CAPTime(beijing: instant).text) == CAPTime(beijing: instant))
    }

    @Test("times at the ends of the calendar are read", arguments: ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])
    func ends(_ text: String) { #expect(CAPTime(text)?.text == text) }

    @Test("a feed shows what is in force and public, and nothing else")
    func feed() throws {
        let feed = AtomFeed(
            id: "urn:x", address: "https://a.example/feed", title: Bilingual(zh: "甲", en: "a"), author: Bilingual(zh: "甲", en: "a"),
            messages: "https://a.example/")
        let alert = try #require(try CAPReader().read(try Sample.bytes(Sample.good)).alert)
        var (secret, draft) = (alert, alert)
        (secret.scope, secret.restriction, draft.status) = (.restricted, "staff only", .draft)
        func entries(_ alerts: [CAPAlert], _ now: String) throws -> Int {
            let bytes = try feed.bytes(of: alerts, at: try #require(Timestamp(rfc3339: now)))
            return String(decoding: bytes, as: UTF8.self).components(separatedBy: "<entry>").count - 1
        }
        #expect(try entries([alert, secret, draft], "2020-03-27T00:00:00Z") == 1)
        #expect(try entries([secret, draft], "2020-03-27T00:00:00Z") == 0)
        #expect(try entries([alert], "2020-04-27T00:00:00Z") == 0)
    }

    @Test("the sheet is in the reader's language and cannot move a terminal")
    func sheet() throws {
        var alert = try #require(try CAPReader().read(try Sample.bytes(Sample.good)).alert)
        let (zh, en) = (CAPSheet(alert, in: .zh).text, CAPSheet(alert, in: .en).text)
        #expect(zh.contains("喀什市发布沙尘黄色预警") && zh.contains("2020-03-27 00:00 – 2020-03-29 00:00") && !zh.contains("Yellow"))
        #expect(en.contains("Yellow dust warning") && en.contains("act soon · moderate · likely") && !en.contains("喀什市"))
        alert.info[0].headline = "\u{9B}31m\u{202E}x"
        #expect(CAPSheet(alert, in: .zh).text.contains("\u{FFFD}31m\u{FFFD}x"))
    }
}

extension CAPElement {
    /// What it says, without lines, paths, signatures, and white space between elements.
    fileprivate var contents: [String] {
        let own = children.isEmpty ? text : ""
        return ["<\(name)>\(own)"] + children.filter { !$0.isSignature }.flatMap(\.contents)
    }
}
