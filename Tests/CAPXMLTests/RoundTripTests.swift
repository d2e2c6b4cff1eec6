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
        let alert = try #require(try CAPReader().read(try Sample.bytes(Sample.good)).alert)
        var (secret, draft) = (alert, alert)
        (secret.scope, secret.restriction, draft.status) = (.restricted, "staff only", .draft)
        func entries(_ alerts: [CAPAlert], _ now: String) throws -> Int {
            let bytes = try Self.feed.bytes(of: alerts, at: try #require(Timestamp(rfc3339: now)))
            return String(decoding: bytes, as: UTF8.self).components(separatedBy: "<entry>").count - 1
        }
        #expect(try entries([alert, secret, draft], "2020-03-27T00:00:00Z") == 1)
        #expect(try entries([secret, draft], "2020-03-27T00:00:00Z") == 0)
        #expect(try entries([alert], "2020-04-27T00:00:00Z") == 0)
    }

    @Test("a Cancel stays in the feed for as long as the longest of what it cancels would have held, and no longer than 30 days")
    func ends() throws {
        let alert = try #require(try CAPReader().read(try Sample.bytes(Sample.good)).alert)
        var (longer, endless, cancel, secret) = (alert, alert, alert, alert)
        (longer.identifier, endless.identifier) = ("longer", "endless")
        longer.info = longer.info.map { $0.expiring("2020-04-05T00:00:00+08:00") }
        endless.info = endless.info.map { $0.expiring(nil) }
        (cancel.identifier, cancel.msgType, cancel.sent) = ("end", .cancel, try #require(CAPTime("2020-03-26T20:00:00+08:00")))
        cancel.info = cancel.info.map { $0.expiring("2020-03-27T20:00:00+08:00") }
        let end = CAPFileName.of(cancel.reference)
        func shown(_ cancelled: [CAPAlert], unknown: [CAPAlert] = [], at text: String) throws -> [String] {
            cancel.references = (cancelled + unknown).map(\.reference.description).joined(separator: " ")
            (secret, secret.scope, secret.restriction) = (cancel, .restricted, "staff only")
            let bytes = try Self.feed.bytes(of: cancelled + [cancel, secret], at: try #require(Timestamp(rfc3339: text)))
            let addresses = String(decoding: bytes, as: UTF8.self).matches(of: /https:\/\/a\.example\/([A-Za-z0-9-]+\.cap)/)
            return addresses.map { String($0.output.1) }
        }
        // Before it is sent; while the warning would hold; after it.
        #expect(try shown([alert], at: "2020-03-26T19:00:00+08:00") == [CAPFileName.of(alert.reference)])
        #expect(try shown([alert], at: "2020-03-28T23:59:59+08:00") == [end])
        #expect(try shown([alert], at: "2020-03-29T00:00:00+08:00") == [])
        #expect(try shown([alert, longer], at: "2020-04-04T23:59:59+08:00") == [end])
        #expect(try shown([alert, longer], at: "2020-04-05T00:00:00+08:00") == [])
        // Without an end, or not known how long.
        #expect(try shown([endless], at: "2020-04-25T19:59:59+08:00") == [end])
        #expect(try shown([endless], at: "2020-04-25T20:00:00+08:00") == [])
        #expect(try shown([], unknown: [alert], at: "2020-04-25T19:59:59+08:00") == [end])
        #expect(CAPState.maximumEnd == .hours(720))
    }

    @Test("the same message twice is one entry; two senders' messages of one identifier are two, at two addresses")
    func entries() throws {
        let alert = try #require(try CAPReader().read(try Sample.bytes(Sample.good)).alert)
        var (inUTC, other) = (alert, alert)
        (inUTC.sent, other.sender) = (CAPTime(utc: alert.sent.instant), "other.example")
        let bytes = try Self.feed.bytes(of: [alert, other, alert, inUTC], at: alert.sent.instant)
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(Set(text.matches(of: /<id>.*<\/id>/).map(\.output)).count == 3)
        let addresses = text.matches(of: /href="https:\/\/a\.example\/(.+\.cap)"/).map { String($0.output.1) }
        #expect(addresses == [alert, other].map { CAPFileName.of($0.reference) } && Set(addresses).count == 2)
    }

    @Test("a Cancel is called one in the feed, also one without a headline")
    func called() throws {
        var cancel = try #require(try CAPReader().read(try Sample.bytes(Sample.good)).alert)
        (cancel.msgType, cancel.info, cancel.identifier) = (.cancel, [], "END-1")
        let text = String(decoding: try Self.feed.bytes(of: [cancel], at: cancel.sent.instant), as: UTF8.self)
        #expect(text.contains("<title>[Cancel] END-1</title>"))
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

extension RoundTripTests {
    fileprivate static let feed = AtomFeed(
        id: "urn:x", address: "https://a.example/feed", title: Bilingual(zh: "甲", en: "a"), author: Bilingual(zh: "甲", en: "a"),
        messages: "https://a.example/")
}

extension CAPInfo {
    fileprivate func expiring(_ text: String?) -> CAPInfo {
        var info = self
        info.expires = text.flatMap { CAPTime($0) }
        return info
    }
}

extension CAPElement {
    /// What it says, without lines, paths, signatures, and white space between elements.
    fileprivate var contents: [String] {
        let own = children.isEmpty ? text : ""
        return ["<\(name)>\(own)"] + children.filter { !$0.isSignature }.flatMap(\.contents)
    }
}
