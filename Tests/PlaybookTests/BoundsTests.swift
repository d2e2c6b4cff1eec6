import Playbook
import Testing
import Wording

@Suite("A playbook file made to do harm")
struct BoundsTests {
    @Test("aliases that would stand for nine to the ninth power of values are refused without expanding them")
    func bomb() {
        let lines = (1...9).map { level in
            "k\(level): &a\(level) [" + Array(repeating: level == 1 ? "x" : "*a\(level - 1)", count: 9).joined(separator: ",") + "]"
        }
        let text = lines.joined(separator: "\n") + "\n? *a9\n: 1\n? *a8\n: 1"
        let findings = Reader.read(text, file: "b.yaml") { $0.pairs("none").map { _ in 0 } }.findings
        #expect(findings.count { $0.problem.en.contains("an alias") } == 8 * 9 + 2)
        #expect(findings.count { $0.problem.en.contains("an anchor") } == 9)
    }

    @Test("an asterisk in a text is no alias")
    func asterisk() {
        let text = "note: \"see *b and &c\"\nlist: |\n  * first\n  *second\n"
        let (value, findings) = Reader.read(text, file: "b.yaml") { fields in
            fields.string("note").flatMap { note in fields.string("list").map { note + "/" + $0 } }
        }
        #expect(findings.isEmpty)
        #expect(value == "see *b and &c/* first\n*second")
    }

    @Test("levels deeper than the limit are refused, levels within it are read", arguments: [(31, true), (40, false), (900, false)])
    func depth(levels: Int, isRead: Bool) {
        let text = "a: " + String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
        let (value, findings) = Reader.read(text, file: "d.yaml") { $0.entry("a") == nil ? 0 : 1 }
        #expect((value == 1) == isRead)
        #expect(findings.isEmpty == isRead)
    }

    @Test("a list longer than the limit is refused")
    func items() {
        let text = "a: [" + Array(repeating: "1", count: Limits.items + 1).joined(separator: ",") + "]"
        #expect(Reader.read(text, file: "i.yaml") { $0.entries("a") }.findings.map(\.mark.line) == [1])
    }

    @Test("findings beyond the limit are counted as more")
    func findings() {
        let text = (0..<(Limits.findings + 50)).map { "k\($0): 1" }.joined(separator: "\n")
        let findings = Reader.read(text, file: "f.yaml") { $0.rejectUnknownKeys() }.findings
        #expect(findings.count == Limits.findings + 1)
        #expect(findings.last?.problem.en == "there are more than 200 mistakes; the rest are not shown")
    }

    @Test("no change of a valid file crashes the reader, and what gives no value has an error", arguments: 1...8)
    func fuzz(seed: UInt64) {
        var random = SplitMix(state: seed)
        for _ in 0..<150 {
            var scalars = Array(validText.unicodeScalars)
            for _ in 0..<Int.random(in: 1...6, using: &random) { mutate(&scalars, using: &random) }
            let text = String(String.UnicodeScalarView(scalars))
            let (value, findings) = criteria(text)
            #expect((value == nil) == findings.hasErrors, "seed \(seed): \(text)")
            #expect(findings.allSatisfy { $0.mark.line >= 1 && $0.mark.column >= 1 && !$0.remedy.zh.isEmpty }, "seed \(seed): \(text)")
        }
    }

    private func mutate(_ scalars: inout [Unicode.Scalar], using random: inout SplitMix) {
        let signs = Array(" \t\n\r:：-[]{},，&*a!|>'\"#%@`?~\\<\u{0}\u{7F}\u{85}\u{2028}\u{3000}\u{FEFF}\u{F0000}喀é0".unicodeScalars)
        let place = Int.random(in: 0..<max(1, scalars.count), using: &random)
        let end = min(scalars.count, place + Int.random(in: 0...40, using: &random))
        guard place < scalars.count else { return scalars.append("a") }
        switch Int.random(in: 0..<5, using: &random) {
        case 0: scalars.remove(at: place)
        case 1: scalars[place] = signs.randomElement(using: &random) ?? "a"
        case 2: scalars.removeSubrange(place..<end)
        case 3: scalars.insert(contentsOf: scalars[place..<end], at: Int.random(in: 0...scalars.count, using: &random))
        default: scalars.insert(signs.randomElement(using: &random) ?? "a", at: place)
        }
    }
}

/// A seeded generator (SplitMix64, Steele, Lea and Flood, OOPSLA 2014).
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
