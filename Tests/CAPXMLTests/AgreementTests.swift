import CAP
import Randomness
import Testing

@testable import CAPXML

/// Our rules of the schema and libxml2 by OASIS's schema take and refuse the same messages.
@Suite("Agreement with the schema")
struct AgreementTests {
    @Test("every sample is taken or refused by both", arguments: Sample.others + [Sample.good])
    func samples(_ file: String) throws {
        let reading = try CAPReader().read(try Sample.bytes(file))
        // A DOCTYPE is refused before there is anything to validate.
        guard reading.root != nil else { return }
        #expect(reading.agrees)
    }

    @Test("every case of the rules is taken or refused by both", arguments: RuleCases.all)
    func cases(_ spoiled: RuleTests.Case) throws {
        let reading = try read(try spoiled.edits.reduce(try Sample.text(Sample.good)) { try $1.applied(to: $0) })
        #expect(reading.agrees, "\(reading.schemaObjection ?? "no objection")")
    }

    @Test("libxml2 2.9 takes elements after a signature, which the schema does not; we refuse them")
    func afterSignature() throws {
        let signature = "<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\"/>"
        let reading = try read(try Edit("<info>", "\(signature)<info>").applied(to: try Sample.text(Sample.good)))
        #expect(reading.errors == ["schema.order"])
    }

    @Test("2,000 messages with elements moved, dropped, doubled and rewritten are taken or refused by both", arguments: 1...4)
    func mutations(_ seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let reader = try CAPReader()
        let roots = try (Sample.others + [Sample.good]).compactMap { reader.read(try Sample.bytes($0)).root }
        var refused = 0
        for round in 0..<500 {
            var root = roots[Int.random(in: 0..<roots.count, using: &random)]
            for _ in 0..<Int.random(in: 1...2, using: &random) { root.mutate(&random) }
            let bytes = try CAPWriter.bytes(of: root)
            let reading = reader.read(bytes)
            refused += reading.schemaObjection == nil ? 0 : 1
            #expect(
                reading.agrees && !reading.broken.contains("schema.xsd"),
                "seed \(seed), round \(round): \(reading.schemaObjection ?? "no objection"), \(reading.findings.map { "\($0.rule.id) \($0.found)" })"
            )
        }
        #expect((100...475).contains(refused), "seed \(seed): \(refused) of 500 refused; too few or too many to compare anything")
    }
}

extension CAPReading {
    /// Ours and libxml2's, or ours alone where elements follow a signature; see `afterSignature`.
    var agrees: Bool {
        let objections = findings.filter { $0.rule.id.hasPrefix("schema.") || $0.rule.id == "time.form" }
        return objections.isEmpty == (schemaObjection == nil) || objections.contains { $0.found.hasSuffix("< Signature") }
    }
}

extension CAPElement {
    /// Changes one element somewhere in it.
    fileprivate mutating func mutate(_ random: inout SplitMix64) {
        guard !children.isEmpty, namespace == CAPAlert.namespace else {
            text = Self.text(&random)
            return
        }
        let index = Int.random(in: 0..<children.count, using: &random)
        switch Int.random(in: 0..<12, using: &random) {
        case 0: children.remove(at: index)
        case 1: children.insert(children[index], at: Int.random(in: 0...children.count, using: &random))
        case 2: children.swapAt(index, Int.random(in: 0..<children.count, using: &random))
        case 3: children[index].name = Self.names.randomElement(using: &random) ?? ""
        case 4: children[index].namespace = "urn:other"
        case 5: children[index].attributes.append(.init(name: "id", namespace: "", value: "1"))
        case 6: children[index].text += Self.text(&random)
        case 7: children[index].children.append(CAPElement("value", text: "x"))
        default: children[index].mutate(&random)
        }
    }

    private static let names = ["info", "area", "code", "event", "language", "web", "size", "Signature", "expires", "sent", "x"]

    /// Contents on both sides of what the types take.
    private static func text(_ random: inout SplitMix64) -> String {
        [
            "", " ", "x", "Actual", "Public", "en", "en-US", "zh-Hans-CN", "x-klingon", "i-default", "en--US", "-en", "toolonglanguage",
            "a", "1", "-1",
            "+1.5", ".5", "5.", ".", "1e3", "NaN", "2020-03-26T18:00:00+08:00", " 2020-03-26T18:00:00+08:00 ", "2020-03-26T18:00:00Z",
            "2020-02-29T24:00:00-00:00", "2021-02-29T10:00:00+00:00", "2020-03-26T24:00:01+08:00", "2020-03-26T18:00:60+08:00",
            "2020-03-26T18:00:00+14:00", "2020-03-26T18:00:00+14:01", "2020-03-26T18:00:00,08:00", "0000-01-01T00:00:00+08:00",
            "http://a.example/b?c#d", "a b", "%zz", "%41", "http://[::1]/", "http://a:b/", "1:2", "a:b", ":", "//host", "http://",
            "ä.example/ü", "[x]",
            "http://a#b#c", "mailto:a@b.example",
        ].randomElement(using: &random) ?? ""
    }
}
