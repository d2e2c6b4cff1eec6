import CAP
import Randomness
import Testing
import Wording

@testable import CAPXML

/// Whatever bytes come, there is a verdict.
@Suite("Fuzz")
struct FuzzTests {
    /// The seed is the argument, so a failing one is printed and runs again.
    @Test("6,000 spoiled files end in a verdict with a place and words", arguments: 1...6)
    func bytes(_ seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let reader = try CAPReader()
        let samples = try (Sample.others + [Sample.good]).map(Sample.bytes)
        var invalid = 0
        for _ in 0..<1000 {
            var bytes = samples[Int.random(in: 0..<samples.count, using: &random)]
            for _ in 0..<Int.random(in: 1...4, using: &random) { Self.spoil(&bytes, &random) }
            let reading = reader.read(bytes)
            invalid += reading.verdict == .invalid ? 1 : 0
            #expect(reading.alert != nil || reading.verdict == .invalid)
            #expect(reading.findings.allSatisfy { !$0.text.zh.isEmpty && $0.found.count <= 260 })
            if let alert = reading.alert { #expect(!CAPSheet(alert, in: .zh).text.isEmpty) }
            if let root = reading.root { _ = CAPChain([root, reader.read(samples[1]).root]) }
        }
        #expect(invalid > 300, "seed \(seed): the files are hardly spoiled")
    }

    private static func spoil(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
        guard !bytes.isEmpty else { return bytes.append(UInt8.random(in: 0...255, using: &random)) }
        let index = Int.random(in: 0..<bytes.count, using: &random)
        let length = min(Int.random(in: 1...200, using: &random), bytes.count - index)
        switch Int.random(in: 0..<10, using: &random) {
        case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: index)
        case 2: bytes.insert(contentsOf: bytes[index..<(index + length)], at: index)
        case 3: bytes.removeSubrange(index..<(index + length))
        case 4: bytes.insert(contentsOf: Array((hostile.randomElement(using: &random) ?? "").utf8), at: index)
        case 5: bytes = Array(bytes.prefix(index))
        case 8: bytes = wide(bytes, &random)
        case 9: bytes.insert(contentsOf: Array(repeating: bytes[index], count: 5_000), at: index)
        // Digits and letters only, so that many stay well formed.
        case 6:
            replaceOne(in: &bytes, after: index) {
                (0x30...0x39).contains($0)
            } with: {
                UInt8.random(in: 0x30...0x39, using: &random)
            }
        default:
            replaceOne(in: &bytes, after: index) {
                (0x41...0x7A).contains($0)
            } with: {
                UInt8.random(in: 0x61...0x7A, using: &random)
            }
        }
    }

    /// In UTF-16, in either order of bytes, with or without a mark.
    private static func wide(_ bytes: [UInt8], _ random: inout SplitMix64) -> [UInt8] {
        let (isBig, isMarked) = (Bool.random(using: &random), Bool.random(using: &random))
        let units = (isMarked ? [0xFEFF] : []) + Array(String(decoding: bytes, as: UTF8.self).utf16)
        return units.flatMap { [UInt8(truncatingIfNeeded: isBig ? $0 >> 8 : $0), UInt8(truncatingIfNeeded: isBig ? $0 : $0 >> 8)] }
    }

    private static func replaceOne(in bytes: inout [UInt8], after index: Int, where isMeant: (UInt8) -> Bool, with new: () -> UInt8) {
        guard let place = bytes[index...].firstIndex(where: isMeant) else { return }
        bytes[place] = new()
    }

    private static let hostile = [
        "<!DOCTYPE x>", "<![CDATA[", "]]>", "<!--", "-->", "&amp;", "&#0;", "&#x10FFFF;", "&lol;",
        "<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\">",
        "</info>", "<info>", "\u{0}", "\u{FEFF}", "<?xml version=\"1.0\" encoding=\"UTF-16\"?>",
        "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"",
        "-00:00", "999999999999999999999", "1e308,1e308", "\u{202E}", "39,76 39,76 39,76 39,76", "演练", "</alert><alert>", "<![CDATA[<a b=",
        "<!DOCTYPE", "xmlns:a='b' ", "<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\"/>",
    ]
}
