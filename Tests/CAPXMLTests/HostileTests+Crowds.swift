import CAP
import Foundation
import Testing

@testable import CAPXML

extension HostileTests {
    /// libxml2 compares all that is in one tag with all else in it: seconds for a hundred thousand. It never gets such a tag to see, in whatever
    /// writing it is hidden, or behind whatever fault.
    @Suite("Tags with a hundred thousand declarations")
    struct Crowds {
        private static let count = 100_000
        private static let crowd = "<x " + (0..<count).map { "xmlns:a\($0)='u'" }.joined(separator: " ") + "/>"
        private static let alert = "<alert xmlns=\"\(CAPAlert.namespace)\">"

        private static func declared(_ encoding: String) -> String { "<?xml version=\"1.0\" encoding=\"\(encoding)\"?>" }

        /// UTF-16 with a byte order mark, little end first.
        private static func wide(_ text: String) -> [UInt8] {
            ("\u{FEFF}" + text).utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
        }

        /// IBM037 for the characters from U+0020 to U+007E.
        private static let ibm037: [UInt8] = [
            0x40, 0x5A, 0x7F, 0x7B, 0x5B, 0x6C, 0x50, 0x7D, 0x4D, 0x5D, 0x5C, 0x4E, 0x6B, 0x60, 0x4B, 0x61, 0xF0, 0xF1, 0xF2,
            0xF3, 0xF4, 0xF5, 0xF6, 0xF7, 0xF8, 0xF9, 0x7A, 0x5E, 0x4C, 0x7E, 0x6E, 0x6F, 0x7C, 0xC1, 0xC2, 0xC3, 0xC4, 0xC5,
            0xC6, 0xC7, 0xC8, 0xC9, 0xD1, 0xD2, 0xD3, 0xD4, 0xD5, 0xD6, 0xD7, 0xD8, 0xD9, 0xE2, 0xE3, 0xE4, 0xE5, 0xE6, 0xE7,
            0xE8, 0xE9, 0xBA, 0xE0, 0xBB, 0xB0, 0x6D, 0x79, 0x81, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x91, 0x92,
            0x93, 0x94, 0x95, 0x96, 0x97, 0x98, 0x99, 0xA2, 0xA3, 0xA4, 0xA5, 0xA6, 0xA7, 0xA8, 0xA9, 0xC0, 0x4F, 0xD0, 0xA1,
        ]

        private static func ebcdic(_ text: String) -> [UInt8] { text.utf8.map { ibm037[Int($0) - 0x20] } }

        static let cases = [
            HostileTests.Case("as they are", "xml.attribute", crowd),
            // In UTF-16 `∼` is 3C 22, or, the other way round, `"<`.
            HostileTests.Case(
                "UTF-16, behind a sign that looks like a tag's beginning", "xml.attribute", bytes: wide("\(alert)∼\(crowd)</alert>")),
            HostileTests.Case(
                "UTF-7", "xml.encoding",
                declared("UTF-7") + "+ADw-" + crowd.dropFirst().dropLast(2).replacing("=", with: "+AD0-") + "/+AD4-"),
            HostileTests.Case(
                "UTF-7, declared after many blanks", "xml.malformed",
                bytes: Array(
                    ("<?xml version=\"1.0\"" + String(repeating: " ", count: 600) + "encoding=\"UTF-7\"?>+ADw-" + crowd.dropFirst()).utf8)),
            HostileTests.Case(
                "UTF-7, behind another declaration", "xml.malformed",
                "<?xml version=\"encoding='UTF-8'\" encoding=\"UTF-7\"?>+ADw-" + crowd.dropFirst()),
            HostileTests.Case("EBCDIC", "xml.encoding", bytes: ebcdic(declared("IBM037") + crowd)),
            HostileTests.Case(
                "UTF-16 that begins in ASCII", "xml.encoding", bytes: Array(declared("UTF-16LE").utf8) + wide(crowd).dropFirst(2)),
            HostileTests.Case(
                "little end first by its mark, big end first by its word", "xml.encoding", bytes: wide(declared("UTF-16BE") + crowd)),
            HostileTests.Case("behind a tag with a stray quotation mark", "xml.attribute", "\(alert)<info \" \(crowd)</alert>"),
            HostileTests.Case("behind a value that does not end", "xml.attribute", "\(alert)<info a=\" \(crowd)</alert>"),
            HostileTests.Case(
                "in a comment that a control character breaks off", "xml.attribute", "\(alert)<!-- \u{1} \(crowd) --></alert>"),
            HostileTests.Case(
                "in an instruction that a control character breaks off", "xml.attribute", "\(alert)<?x \u{1} \(crowd) ?></alert>"),
            HostileTests.Case(
                "in character data that a control character breaks off", "xml.attribute", "\(alert)<![CDATA[ \u{1}\(crowd)]]></alert>"),
            HostileTests.Case("behind half a DOCTYPE", "xml.doctype", "<!DOCTYPE '" + crowd),
            HostileTests.Case("given to a tag by a DOCTYPE without a name", "xml.doctype", "<!DOCTYPE [<!ATTLIST x a CDATA 'b'>]><x/>"),
        ]

        @Test("are refused before they are compared", arguments: cases)
        func refused(_ hostile: HostileTests.Case) throws {
            let reading = try CAPReader().read(hostile.bytes)
            #expect(reading.errors == [hostile.rule] && reading.root == nil)
            #expect(throws: XMLRefusal.self) { try XMLBytes.check(hostile.bytes) }
        }

        /// Each of its tags is looked up among all declarations around it.
        @Test("declarations in many tags are not carried around by many others")
        func nested() {
            let crowd = (0..<XMLTags.maximumInTag).map { "xmlns:a\($0)='u'" }.joined(separator: " ")
            let text = String(repeating: "<x \(crowd)>", count: 20) + String(repeating: "<a0:x/>", count: 200_000)
            #expect { try XMLBytes.check(Array(text.utf8)) } throws: { ($0 as? XMLRefusal)?.finding.rule.id == "xml.attribute" }
            let many = String(repeating: "<x xmlns='u'></x>", count: 10_000)
            #expect(throws: Never.self) { try XMLBytes.check(Array("<x>\(many)</x>".utf8)) }
        }

        @Test("a comment that is broken a hundred thousand times is left at the first fault")
        func dashes() throws {
            // Libxml2 copies what it has of it at each.
            let text = "\(Self.alert)<!--" + String(repeating: "<!--", count: Self.count)
            var rules: Set<String> = []
            let time = try ContinuousClock().measure { rules = try read(text).errors }
            #expect(rules == ["xml.malformed"] && time < .seconds(4), "\(time)")
        }

        @Test("what only looks like them in a comment, character data or a value is text")
        func texts() throws {
            let look = "<x " + String(repeating: "'a' = b, ", count: 500) + String(repeating: "=", count: 500)
            let text = try Edit("预计有浮尘天气。", "<!-- \(look) <!DOCTYPE --><![CDATA[\(look)<!DOCTYPE x>]]>").applied(
                to: try Sample.text(Sample.good))
            #expect(try read(text).errors == [])
        }

        @Test("a file may have as many attributes in a tag as are judged, in UTF-16 as well", arguments: [false, true])
        func bound(isWide: Bool) throws {
            func bytes(_ count: Int) -> [UInt8] {
                let text = "<x " + (0..<count).map { "a\($0) = \"<=\"".replacing("<", with: "&lt;") }.joined(separator: "\n") + "/>"
                return isWide ? Self.wide(text) : Array(text.utf8)
            }
            try XMLBytes.check(bytes(XMLTags.maximumInTag))
            #expect(throws: XMLRefusal.self) { try XMLBytes.check(bytes(XMLTags.maximumInTag + 1)) }
        }
    }
}
