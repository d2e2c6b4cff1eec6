import Testing
import Wording

@testable import CAP
@testable import CAPXML

/// A sound message spoiled in one way breaks one rule, which is named; and there is a way for every rule.
@Suite("Rules")
struct RuleTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let broken: Set<String>
        let edits: [Edit]

        init(_ broken: String..., by edits: Edit...) { (self.broken, self.edits) = (Set(broken), edits) }

        var testDescription: String { "\(broken.sorted()) by \(edits.map(\.new).joined(separator: " and ").prefix(60))" }
    }

    @Test("the message that the cases spoil breaks no rule")
    func sound() throws {
        let reading = try CAPReader().read(try Sample.bytes(Sample.good))
        #expect(reading.findings.isEmpty && reading.verdict == .valid && reading.schemaObjection == nil)
    }

    @Test("one fault, one finding", arguments: RuleCases.all)
    func judged(_ spoiled: Case) throws {
        let text = try spoiled.edits.reduce(try Sample.text(Sample.good)) { try $1.applied(to: $0) }
        let reading = try read(text)
        #expect(reading.broken == spoiled.broken)
        #expect(reading.findings.allSatisfy { $0.line > 0 })
    }

    @Test("every rule about one message has a case")
    func complete() {
        let tested = Set(RuleCases.all.flatMap(\.broken)).union(HostileTests.cases.map(\.rule)).union(NeighbourCases.all.map(\.rule))
            .union(SignatureLintTests.cases.flatMap(\.broken)).union(
                (ChainTests.cases + ChainTests.taken).flatMap { $0.findings.values.flatMap(\.self) }
            )
            .union(["xml.encoding-rare"])
        let elsewhere: Set = [
            // No file: MessageFileTests and the command's. Only where libxml2 knows better: AgreementTests.
            "xml.unreadable", "xml.file-kind", "schema.xsd",
            // OutlineTests: needs thousands of points.
            "polygon.unchecked",
        ]
        let untested = Set(CAPRule.all.map(\.id)).subtracting(tested).subtracting(elsewhere)
        #expect(untested.isEmpty)
        #expect(Set(CAPRule.all.map(\.id)).count == CAPRule.all.count)
    }

    @Test("every rule says in both languages what is wrong and what to do, and where it comes from")
    func words() {
        for rule in CAPRule.all {
            for text in [rule.text, rule.fix] { #expect(!text.zh.isEmpty && !text.en.isEmpty && text.zh != text.en) }
            #expect(!rule.citation.isEmpty && rule.text.zh.unicodeScalars.contains { $0.value > 0x4E00 })
        }
    }

    @Test("findings are bounded, and the rest is counted")
    func bounded() throws {
        let many = String(repeating: "<nonsense/>", count: 500)
        let reading = try read(try Edit("<info>", "\(many)<info>").applied(to: try Sample.text(Sample.good)))
        #expect(reading.findings.count { $0.rule.id == "schema.unknown" } == CAPReview.maximumOfOneRule)
        #expect(reading.omitted >= 300 && reading.verdict == .invalid)
        #expect(try Self.review(ofRules: 300).findings.count == CAPReview.maximumFindings)
    }

    @Test("an error is never left out for something harmless that came before it")
    func displaced() throws {
        var review = try Self.review(ofRules: 300)
        #expect(review.findings.allSatisfy { $0.rule.severity == .hint })
        let omitted = review.omitted
        review.add(CAPFinding(.polygonOpen, line: 1))
        #expect(CAPVerdict(review.findings) == .invalid && review.findings.count == CAPReview.maximumFindings)
        #expect(review.omitted == omitted + 1)
        let blanks = String(repeating: "<code> x </code>", count: 3_000)
        let open = Edit("39.6,75.8 39.3,75.8</polygon>", "39.6,75.8</polygon>")
        let text = try [Edit("<info>", "\(blanks)<info>"), open].reduce(try Sample.text(Sample.good)) { try $1.applied(to: $0) }
        #expect(try read(text).errors.contains("polygon.open"))
    }

    /// As many hints as asked for, each of a rule of its own.
    private static func review(ofRules count: Int) throws -> CAPReview {
        let root = try #require(try CAPReader().read(try Sample.bytes("samples/thunderstorm.cap")).root)
        var review = CAPReview(root, with: .init(sha1: { _ in [] }))
        for index in 0..<count {
            let words = Bilingual(zh: "甲", en: "a")
            review.add(CAPFinding(CAPRule("test.\(index)", .hint, "–", words, fix: words), line: 1))
        }
        return review
    }
}
