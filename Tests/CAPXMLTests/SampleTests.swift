import CAP
import Chronology
import Testing

@testable import CAPXML

/// What is wrong with each file was written down by reading it against the standard.
@Suite("Messages of other people")
struct SampleTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let file: String
        let verdict: CAPVerdict
        /// `line rule` of every finding that is more than a hint.
        let findings: [String]
        let hints: Set<String>

        var testDescription: String { file }
    }

    static let cases = [
        // HTML in the description, an empty parameter value; otherwise sound.
        Case(file: "australia.cap", verdict: .valid, findings: [], hints: ["text.markup", "element.empty"]),
        // Empty restriction, addresses, note, incidents and contact; Past for another hour; Actual, and says “This is a test”.
        Case(file: "canada.cap", verdict: .questionable, findings: ["39 exercise.actual"], hints: ["element.empty", "time.past"]),
        // An Update that refers to nothing: <references/> on line 12.
        Case(
            file: "canada_errors.cap", verdict: .invalid, findings: ["12 message.references-missing"],
            hints: ["element.empty", "time.past", "info.words"]),
        // +00:00 for UTC three times, an RSA-SHA1 signature, ISO-8859-1. `addresses` beside Public is allowed.
        Case(
            file: "earthquake-iso8859-1.cap", verdict: .questionable,
            findings: ["4 time.utc", "20 time.utc", "21 time.utc", "81 signature.weak", "81 signature.weak"],
            hints: ["xml.encoding-rare", "time.past", "signature.unverified", "circle.point"]),
        // No scope, which belongs after msgType on line 7; +00:00 for UTC.
        Case(
            file: "invalid.cap", verdict: .invalid, findings: ["5 time.utc", "7 schema.missing"],
            hints: ["time.no-expires", "info.words", "area.nowhere", "sender.unique", "level.unknown"]),
        Case(file: "thunderstorm.cap", verdict: .valid, findings: [], hints: []),
        // A headline of 173 characters, a padded value, and a reference to PAAQ, who is not the sender.
        Case(file: "wcatwc-warning.cap", verdict: .valid, findings: [], hints: ["headline.length", "value.padded", "reference.sender"]),
        // A DOCTYPE on line 3 that loads three addresses and /etc/passwd.
        Case(file: "xee.cap", verdict: .invalid, findings: ["3 xml.doctype"], hints: []),
        Case(file: "oasis-a1.xml", verdict: .valid, findings: [], hints: ["time.no-expires", "area.nowhere"]),
        Case(file: "oasis-a2.xml", verdict: .valid, findings: [], hints: []),
        Case(file: "oasis-a3.xml", verdict: .valid, findings: [], hints: ["time.no-expires", "circle.point"]),
        // Severe, and no instruction in either language.
        Case(file: "oasis-a4.xml", verdict: .valid, findings: [], hints: ["time.no-expires", "instruction.missing"]),
    ]

    @Test("each is judged for what is wrong with it, and for nothing else", arguments: cases)
    func judged(_ expected: Case) throws {
        let reading = try CAPReader().read(try Sample.bytes("samples/\(expected.file)"))
        let grave = reading.findings.filter { $0.rule.severity != .hint }
        #expect(reading.verdict == expected.verdict)
        #expect(grave.map { "\($0.line) \($0.rule.id)" } == expected.findings)
        #expect(Set(reading.findings.filter { $0.rule.severity == .hint }.map(\.rule.id)) == expected.hints)
    }

    @Test("all of them are in the table")
    func complete() { #expect(Set(Self.cases.map { "samples/\($0.file)" }) == Set(Sample.others)) }

    @Test("a Latin-1 message is read with its letters")
    func latin() throws {
        let alert = try #require(try CAPReader().read(try Sample.bytes("samples/earthquake-iso8859-1.cap")).alert)
        #expect(alert.info[0].headline == "EQ 4.6 Usulután, Usulután, El Salvador - PRELIMINARY REPORT")
        #expect(alert.isSigned && alert.addresses == "0")
    }

    @Test("what stands in a message is what the model says")
    func model() throws {
        let alert = try #require(try CAPReader().read(try Sample.bytes(Sample.good)).alert)
        #expect(alert.reference.description == "warning.kashgar.example,KS-2020-0042-1,2020-03-26T18:00:00+08:00")
        #expect((alert.status, alert.msgType, alert.scope) == (.actual, .alert, .public))
        #expect(alert.info.map(\.language) == ["zh-CN", "en-US"] && alert.info[0].area[0].geocode == [CAPPair("GB/T 2260", "653101")])
        #expect(alert.info[0].area[0].polygon[0].positions?.count == 5)
        #expect(alert.info[0].area[0].circle[0].parts?.radiusKilometres == 25)
        #expect(alert.expires?.rfc3339 == "2020-03-28T16:00:00Z")
    }
}
