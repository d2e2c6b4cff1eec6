import Playbook
import Testing
import Wording

@Suite("Reading a playbook file")
struct PlaybookTests {
    @Test("a file without mistakes gives its value and no finding")
    func valid() throws {
        let (value, findings) = criteria(validText)
        #expect(findings.isEmpty)
        let list = try #require(value)
        #expect(list.map(\.id) == ["orange-air", "red-air"])
        let first = try #require(list.first)
        #expect(first.name == Bilingual(zh: "橙色", en: "Orange"))
        #expect(first.within == .seconds(5400))
        #expect(first.limit == 115.5)
        #expect(first.since == "2020-02-29")
        #expect(first.isDefault == false)
        #expect(first.lags == [0, 3])
        #expect(first.place.mark == Mark(file: "c.yaml", line: 12, column: 12, path: "criteria[1].place"))
        #expect(first.provenance == Provenance(kind: .namedSource, source: "GB 3095: table 1"))
        #expect(list.last?.provenance.isIllustrative == true)
    }

    @Test("every wrong value is named with its place and what to write", arguments: wrongValues)
    func wrongValue(mistake: Mistake) {
        let (value, findings) = criteria(mistake.text)
        #expect(findings.map(\.description) == mistake.findings)
        #expect(value == nil)
    }

    @Test("every mistake of YAML itself is named with its place and what to write", arguments: wrongSyntax)
    func brokenSyntax(mistake: Mistake) {
        let (value, findings) = criteria(mistake.text)
        #expect(findings.map(\.description) == mistake.findings)
        #expect(value == nil)
    }

    @Test("all mistakes of a file are found in one run, in the order of the lines")
    func allAtOnce() {
        let text =
            validText
            .replacing("level: orange", with: "level：orang")
            .replacing("hours: 48", with: "hours: 480\n    hours: 12")
            .replacing("limit: 115.5", with: "limt: 115.5")
            .replacing("place: tumxuk", with: "place: *here")
            .replacing("hours: 24", with: "hours: many")
        #expect(
            criteria(text).findings.map { "\($0.mark.line):\($0.mark.column)" } == ["5:10", "5:12", "6:12", "7:5", "9:5", "21:12", "23:12"])
    }

    @Test("a finding reads in Chinese as well")
    func chinese() throws {
        let finding = try #require(criteria(validText.replacing("hours: 48", with: "hours: 300")).findings.first)
        #expect(finding.text(in: .zh) == "c.yaml:6:12: 错误：“hours”是 300，超出 1 至 240 — 请写 1 至 240 之间的值")
    }

    @Test("a warning does not take the value away")
    func warning() {
        let (value, findings) = Reader.read("depth: 3", file: "d.yaml") { fields in
            let depth = fields.integer("depth")
            fields.report(
                .warning, at: "depth", problem: Bilingual(zh: "过时", en: "it is old"), remedy: Bilingual(zh: "请重测", en: "survey it again"))
            return depth
        }
        #expect(value == 3)
        #expect(findings.map(\.description) == ["d.yaml:1:8: warning: it is old — survey it again"])
    }

    @Test(
        "what looks like another type of YAML is taken as it is written", arguments: ["no", "1.10", "0755", "2020-03-26", "1_000", "12:30"])
    func plainText(text: String) {
        #expect(Reader.read("name: \(text)", file: "t.yaml") { $0.string("name") }.value == text)
    }

    @Test(
        "an optional key may be absent or empty, and is checked when it is there",
        arguments: [("a: 1", 0), ("b:", 0), ("b: ~", 0), ("b: x", 1)])
    func optional(text: String, count: Int) {
        let findings = Reader.read(text, file: "t.yaml") { $0.optional.integer("b") }.findings
        #expect(findings.count == count)
    }

    @Test("free keys keep their order and place")
    func pairs() {
        let (value, findings) = Reader.read("limits:\n  so2: 1\n  no2: 2", file: "t.yaml") { fields in
            fields.pairs("limits")?.map { "\($0.key.value)@\($0.key.mark.line)=\($0.value.integer() ?? 0)" }
        }
        #expect(value == ["so2@2=1", "no2@3=2"])
        #expect(findings.isEmpty)
    }

    @Test("a file whose top is a list is read as one")
    func topList() {
        let (value, findings) = Reader.readList("- {id: a}\n- {id: b}\n- {id: a}", file: "t.yaml", unique: "id") { $0.identifier("id") }
        #expect(value == nil)
        #expect(findings.map(\.description) == ["t.yaml:3:8: error: id ‘a’ is used twice, first on line 1 — give each its own id"])
    }

    @Test("references and identifiers are checked across files")
    func crossChecks() {
        func located(_ text: String, _ line: Int) -> Located<String> { Located(text, at: Mark(file: "x.yaml", line: line, column: 3)) }
        let place = Bilingual(zh: "地点", en: "place")
        var findings: [Finding] = []
        findings.requireUnique([located("a", 1), located("b", 2), located("a", 3)], place)
        findings.requireKnown([located("tumxuk", 4), located("kashgr", 5), located("urumqi", 6)], among: ["kashgar", "tumxuk"], place)
        #expect(
            findings.map(\.description) == [
                "x.yaml:3:3: error: the place ‘a’ is already at x.yaml:1:3 — give each place its own identifier",
                "x.yaml:5:3: error: there is no place ‘kashgr’ — did you mean ‘kashgar’?",
                "x.yaml:6:3: error: there is no place ‘urumqi’ — write the identifier of a place that exists, or add this one",
            ])
    }
}
