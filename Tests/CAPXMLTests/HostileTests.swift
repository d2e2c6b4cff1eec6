import CAP
import Foundation
import Testing
import Wording

@testable import CAPXML

/// Nothing that a file says makes the reader open, grow, wait or fall over.
@Suite("Hostile files")
struct HostileTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let rule: String
        let bytes: [UInt8]

        init(_ what: String, _ rule: String, _ text: String) { self.init(what, rule, bytes: Array(text.utf8)) }
        init(_ what: String, _ rule: String, bytes: [UInt8]) { (testDescription, self.rule, self.bytes) = (what, rule, bytes) }
    }

    private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
    private static let alert = "<alert xmlns=\"\(CAPAlert.namespace)\">"

    /// UTF-16, little end first.
    private static func wide(_ text: String) -> [UInt8] {
        text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
    }

    private static let bomb =
        "<!DOCTYPE alert [<!ENTITY a0 \"ha\">"
        + (1...9).map { "<!ENTITY a\($0) \"\(String(repeating: "&a\($0 - 1);", count: 10))\">" }.joined() + "]>\(alert)&a9;</alert>"

    static let cases = [
        Case("nothing", "xml.empty", ""),
        Case("no XML", "xml.malformed", "{\"alert\": true}"),
        Case("a page", "xml.doctype", "<!DOCTYPE html><html><body>404</body></html>"),
        Case("zeroes", "xml.nul", bytes: [UInt8](repeating: 0, count: 4096)),
        Case("an entity bomb", "xml.doctype", head + bomb),
        Case(
            "a file of this machine", "xml.doctype",
            "\(head)<!DOCTYPE alert [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\(alert)&x;</alert>"),
        Case("an address", "xml.doctype", "\(head)<!DOCTYPE alert SYSTEM \"http://127.0.0.1:9/x.dtd\">\(alert)</alert>"),
        Case("parameter entities", "xml.doctype", "<!DOCTYPE a [<!ENTITY % p SYSTEM \"http://127.0.0.1:9/p\">%p;]><a/>"),
        Case("a DOCTYPE and nothing else", "xml.doctype", "<!DOCTYPE alert>\(alert)</alert>"),
        Case("an undeclared entity", "xml.malformed", "\(alert)<identifier>&nbsp;</identifier></alert>"),
        Case("an undeclared prefix", "xml.malformed", "<cap:alert><cap:identifier>1</cap:identifier></cap:alert>"),
        Case("an open tag", "xml.malformed", "\(alert)<identifier>1</alert>"),
        Case("two roots", "xml.malformed", "\(alert)</alert>\(alert)</alert>"),
        Case("a bare ampersand", "xml.malformed", "\(alert)<identifier>a & b</identifier></alert>"),
        Case("a control character", "xml.malformed", "\(alert)<identifier>\u{1}</identifier></alert>"),
        Case(
            "60 levels", "xml.depth", alert + String(repeating: "<info>", count: 60) + String(repeating: "</info>", count: 60) + "</alert>"),
        Case(
            "100,000 levels", "xml.depth",
            alert + String(repeating: "<i>", count: 100_000) + String(repeating: "</i>", count: 100_000) + "</alert>"),
        Case(
            "100 attributes", "xml.attribute",
            "<alert xmlns=\"\(CAPAlert.namespace)\" \((0..<100).map { "a\($0)=\"\"" }.joined(separator: " "))/>"),
        Case("100,000 namespaces", "xml.attribute", "<alert \((0..<100_000).map { "xmlns:a\($0)='u'" }.joined(separator: " "))/>"),
        Case(
            "a long attribute", "xml.attribute", "<alert xmlns=\"\(CAPAlert.namespace)\" a=\"\(String(repeating: "x", count: 500_000))\"/>"),
        Case("over six mebibytes", "xml.size", alert + String(repeating: " ", count: 6 << 20) + "</alert>"),
        Case("half a million elements", "xml.size", "\(alert)\(String(repeating: "<x/>", count: 500_000))</alert>"),
        Case("half a character at the end", "xml.truncated", bytes: Array("\(alert)<identifier>".utf8) + [0xE6, 0xB2]),
        Case("blanks", "xml.empty", " \n\t "),
        Case("an archive", "xml.malformed", bytes: [0x1F, 0x8B, 8, 0]),
        Case("a file that ends in the middle of a text", "xml.truncated", "\(alert)<identifier>KS-20"),
        Case("a file without its last sign", "xml.truncated", "\(alert)<identifier>1</identifier></alert"),
        Case("a NUL in the middle", "xml.nul", "\(alert)<identifier>1\u{0}</identifier></alert>"),
        Case("a NUL behind the end, with more after it", "xml.nul", "\(alert)</alert>\u{0}<alert/>"),
        Case("a NUL by its number", "xml.malformed", "\(alert)<identifier>&#0;</identifier></alert>"),
        Case(
            "a byte order mark that contradicts the declaration", "xml.encoding",
            "\u{FEFF}<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\(alert)</alert>"),
        Case("UTF-16 that says UTF-8", "xml.encoding", bytes: [0xFF, 0xFE] + wide("\(head)\(alert)</alert>")),
        Case("UTF-16 without a byte order mark", "xml.encoding", bytes: wide("\(alert)</alert>")),
        Case("UTF-32", "xml.encoding", bytes: [0xFF, 0xFE, 0, 0, 0x3C, 0, 0, 0]),
        Case(
            "an overlong slash", "xml.encoding",
            bytes: Array("\(alert)<identifier>".utf8) + [0xC0, 0xAF] + Array("</identifier></alert>".utf8)),
        Case(
            "half a pair", "xml.malformed",
            bytes: Array("\(alert)<identifier>".utf8) + [0xED, 0xA0, 0x80] + Array("</identifier></alert>".utf8)),
        Case("a namespace with a blank at its end", "xml.root", "<alert xmlns=\"\(CAPAlert.namespace) \"/>"),
        Case(
            "a feed with a message in it", "xml.envelope",
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry>\(alert)</alert></entry></feed>"),
        Case("an encrypted message", "xml.encrypted", "<EncryptedData xmlns=\"http://www.w3.org/2001/04/xmlenc#\"/>"),
        Case(
            "Latin-1 that says UTF-8", "xml.encoding",
            bytes: Array("\(head)\(alert)<identifier>".utf8) + [0xE9, 0x20] + Array("</identifier></alert>".utf8)),
        Case("an encoding of nobody", "xml.encoding", "<?xml version=\"1.0\" encoding=\"FENGSUI-8\"?>\(alert)</alert>"),
        Case("UTF-7", "xml.encoding", "<?xml version=\"1.0\" encoding=\"UTF-7\"?>\(alert)</alert>"),
        Case("CAP 1.0", "xml.version", "<alert xmlns=\"http://www.incident.com/cap/1.0\"><identifier>1</identifier></alert>"),
        Case("CAP 1.1", "xml.version", "<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.1\"><identifier>1</identifier></alert>"),
        Case("no namespace", "xml.root", "<alert><identifier>1</identifier></alert>"),
        Case("another root", "xml.root", "<info xmlns=\"\(CAPAlert.namespace)\"/>"),
        Case("a feed", "xml.root", "<feed xmlns=\"http://www.w3.org/2005/Atom\"/>"),
    ]

    @Test("is refused, with the reason", arguments: cases)
    func refused(_ hostile: Case) throws {
        let reading = try CAPReader().read(hostile.bytes)
        #expect(reading.errors.contains(hostile.rule), "\(reading.findings.map(\.text.en))")
        #expect(reading.verdict == .invalid && reading.alert == nil)
    }

    @Test("a hint where a schema might be does not open it", arguments: ["file:///etc/hostname", "http://127.0.0.1:9/a.xsd"])
    func schemaLocation(_ address: String) throws {
        let hint =
            "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"urn:x \(address) \(CAPAlert.namespace) \(address)\""
        let reading = try read(try Edit("cap:1.2\"", "cap:1.2\" \(hint)").applied(to: try Sample.text(Sample.good)))
        #expect(reading.findings.isEmpty && reading.verdict == .valid)
    }

    @Test("an inclusion is an unknown element and nothing is included")
    func inclusion() throws {
        let include = "<include xmlns=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\" parse=\"text\"/>"
        let reading = try read(try Edit("预计有浮尘天气。", include).applied(to: try Sample.text(Sample.good)))
        #expect(reading.errors == ["schema.unknown"] && reading.root?.all("info").first?.value("description") == "")
    }

    @Test("comments and character data do not hide text from one reader that another shows")
    func parted() throws {
        let parted = try Edit("预计有浮尘天气。", "预计<!-- 没 -->有<![CDATA[浮尘]]>天气。<?x y?>").applied(to: try Sample.text(Sample.good))
        #expect(try read(parted).alert?.info[0].description == "预计有浮尘天气。")
    }

    @Test("byte order marks and other encodings are read", arguments: [String.Encoding.utf8, .utf16LittleEndian, .utf16BigEndian])
    func encodings(_ encoding: String.Encoding) throws {
        let declared = encoding == .utf8 ? "UTF-8" : "UTF-16"
        let text = try Edit("UTF-8", declared).applied(to: try Sample.text(Sample.good))
        let bytes = [UInt8](try #require(("\u{FEFF}" + text).data(using: encoding)))
        let reading = try CAPReader().read(bytes)
        #expect(reading.alert?.info[0].event == "沙尘黄色预警")
        #expect(reading.broken == (encoding == .utf8 ? [] : ["xml.encoding-rare"]))
    }

    @Test("GB 18030, which Chinese systems write, is read")
    func chinese() throws {
        // 沙尘 in GB 18030.
        let parts = try Edit("UTF-8", "GB18030").applied(to: try Sample.text("samples/oasis-a2.xml")).components(
            separatedBy: "SEVERE THUNDERSTORM</event>")
        let bytes = Array(parts[0].utf8) + [0xC9, 0xB3, 0xB3, 0xBE] + Array("</event>".utf8) + Array(parts[1].utf8)
        #expect(try CAPReader().read(bytes).alert?.info[0].event == "沙尘")
    }
}
