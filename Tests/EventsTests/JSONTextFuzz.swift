import Foundation
import Testing

@testable import Events

/// Two readers of JSON, written independently, agree on what is JSON.
///
/// Where they differ on purpose:
/// - the outer value is an object here; Foundation also takes an array;
/// - at most 64 levels here; Foundation takes 512;
/// - UTF-8 without a byte order mark here; Foundation also takes a mark, UTF-16 and UTF-32;
/// - nothing after the last member but the bracket here; Foundation lets a comma stand there;
/// - a number is digits here, whatever its size; Foundation refuses those that no `Double` holds, such as 1e999.
@Suite("Our reader and Foundation's agree")
struct JSONTextFuzz {
    @Test("on texts that are JSON, and on the same texts with something wrong in them", arguments: [1, 2, 3] as [UInt64])
    func differential(seed: UInt64) {
        var random = Seeded(seed)
        var counts = (taken: 0, refused: 0)
        for round in 0..<8_000 {
            var text = Array("{\"v\":".utf8) + Self.value(&random, depth: 0) + Array("}".utf8)
            for _ in 0..<random.below(4) where round % 4 != 0 { Self.damage(&text, &random) }
            let ours = (try? JSONText.members(of: text)) != nil
            let expected = Self.foundationTakes(text) && !Self.hasCommaBeforeBracket(text) || ours && Self.hasNumberBeyondDouble(text)
            #expect(ours == expected, "seed \(seed): \(String(decoding: text, as: UTF8.self))")
            if ours { counts.taken += 1 } else { counts.refused += 1 }
        }
        #expect(counts.taken > 2_000 && counts.refused > 2_000, "both answers were tried")
    }

    private static func foundationTakes(_ text: [UInt8]) -> Bool {
        (try? JSONSerialization.jsonObject(with: Data(text))) is [String: Any]
    }

    private static func hasCommaBeforeBracket(_ text: [UInt8]) -> Bool {
        var (isInString, isEscaped, last) = (false, false, UInt8(0))
        for byte in text {
            if !isInString, "}]".utf8.contains(byte), last == UInt8(ascii: ",") { return true }
            if byte == UInt8(ascii: "\""), !isEscaped { isInString.toggle() }
            isEscaped = isInString && byte == UInt8(ascii: "\\") && !isEscaped
            if !" \n\r\t".utf8.contains(byte) { last = byte }
        }
        return false
    }

    private static func hasNumberBeyondDouble(_ text: [UInt8]) -> Bool {
        let words = String(decoding: text, as: UTF8.self).split { !"0123456789+-.eE".contains($0) }
        return words.contains { Double($0)?.isInfinite ?? false }
    }

    /// Something JSON, at random.
    private static func value(_ random: inout Seeded, depth: Int) -> [UInt8] {
        switch random.below(depth > 5 ? 4 : 6) {
        case 0: Array(random.one(of: ["true", "false", "null"]).utf8)
        case 1: Array(random.one(of: ["0", "-0", "-1", "12", "1.5", "0.25e3", "1E-2", "-7e+1", "9007199254740993"]).utf8)
        case 2, 3: string(&random)
        case 4: list(&random, "[", "]") { value(&$0, depth: depth + 1) }
        default: list(&random, "{", "}") { string(&$0) + Array(":".utf8) + value(&$0, depth: depth + 1) }
        }
    }

    private static func string(_ random: inout Seeded) -> [UInt8] {
        let parts = ["a", "中", "🔥", "\u{7F}", "\\n", "\\\"", "\\\\", "\\/", "\\u0041", "\\u00e4", "\\ud83d\\udd25", "\u{2028}", " "]
        return Array("\"\((0..<random.below(5)).map { _ in random.one(of: parts) }.joined())\"".utf8)
    }

    private static func list(_ random: inout Seeded, _ open: String, _ close: String, _ item: (inout Seeded) -> [UInt8]) -> [UInt8] {
        var text = Array(open.utf8)
        for index in 0..<random.below(4) {
            if index > 0 { text += random.one(of: [",", ", ", "\n,\t"]).utf8 }
            text += item(&random)
        }
        return text + Array(close.utf8)
    }

    /// Drops, doubles, inserts or exchanges something.
    private static func damage(_ text: inout [UInt8], _ random: inout Seeded) {
        let pieces = ["{", "}", "[", "]", ",", ":", "\"", "\\", "0", "-", ".", "e", "+", "t", "\\u", "\\ud800", "\n", "\u{1}", " ", "1"]
        // Before the second byte a strange one makes Foundation guess at other encodings.
        guard text.count > 5 else { return }
        let place = 4 + random.below(text.count - 4)
        switch random.below(5) {
        case 0: text.remove(at: place)
        case 1: text.insert(text[place], at: place)
        case 2: text[place] = UInt8(random.below(255)) + 1
        case 3: text.removeLast(min(random.below(4), text.count - 5))
        default: text.insert(contentsOf: random.one(of: pieces).utf8, at: place)
        }
    }
}
