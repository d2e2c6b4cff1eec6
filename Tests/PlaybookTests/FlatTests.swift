import Testing
import Wording

@testable import Playbook

@Suite("A mapping as a list of its single values")
struct FlatTests {
    private let text = """
        id: gate
        name: {zh: 闸, en: gate}
        flows: [{season: high, value: 5}, {season: low, value: 2}]
        tags: [a, "b.c", c]
        nothing: ~
        """

    private func flat(_ text: String) throws -> [String: String] {
        try #require(Reader.read(text, file: "f") { $0.flat }.value)
    }

    @Test("every value stands under its way, and what has no value is left out")
    func ways() throws {
        let expected = [
            "id": "gate", "name.zh": "闸", "name.en": "gate", "flows[1].season": "high", "flows[1].value": "5", "flows[2].season": "low",
            "flows[2].value": "2", "tags[1]": "a", "tags[2]": "b.c", "tags[3]": "c",
        ]
        #expect(try flat(text) == expected)
    }

    @Test("read again it is the same, more than nine items in their order")
    func again() throws {
        let long = "list: [\((1...12).map { "x\($0)" }.joined(separator: ", "))]"
        for text in [text, long] {
            let values = try flat(text)
            let (read, findings) = Reader.read(flat: values, file: "f") { $0.flat }
            #expect(read == values && findings.isEmpty)
        }
        let items = Reader.read(flat: try flat(long), file: "f") { $0.entries("list")?.compactMap { $0.string() } }.value
        #expect(items == (1...12).map { "x\($0)" })
    }

    @Test("what is wrong is told by its way")
    func wrong() {
        let (value, findings) = Reader.read(flat: ["flows[2].value": "much", "flows[1].value": "1"], file: "gate") { fields in
            fields.list("flows") { $0.number("value") }
        }
        #expect(value == nil && findings.map(\.mark.path) == ["flows[2].value"] && findings.map(\.mark.file) == ["gate"])
    }

    @Test(
        "ways that make no mapping are findings, never a crash",
        arguments: [
            ["a": "1", "a.b": "2"], ["a[1]": "1", "a.b": "2"], ["": "1"], ["a[x]": "1"], ["a[": "1"], ["[": "1"], ["..": "1"],
            ["a[0]": "1"],
        ])
    func nonsense(values: [String: String]) {
        let (value, findings) = Reader.read(flat: values, file: "f") { fields -> String? in
            let text = fields.mapping("a") { $0.string("c") }
            fields.rejectUnknownKeys()
            return text
        }
        #expect(value == nil && !findings.isEmpty)
    }
}
