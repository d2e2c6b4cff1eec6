import Chronology
import Events
import Testing

@testable import Guidance

/// Numbers that look random and follow from a seed (Marsaglia's xorshift with 13, 7, 17).
private struct Dice {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func roll(_ sides: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(sides))
    }
}

@Suite("Damaged files")
struct DamageTests {
    private static let pieces = [
        "null", "-1", "1e308", "\"", "{", "}", "[", "]", ",", "9223372036854775807", "0", "NaN", "-9999-12-31", "2026-03-26", "\n", "\r",
        "\u{FEFF}", "analysis", "64", "1e-320", "999999999999999999999999", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z",
    ].map { Array($0.utf8) }

    @Test(
        "a damaged file is refused or read, and what is read fits into events; nothing crashes",
        arguments: [Sample.forecast, Sample.ensemble, Sample.airQuality, Sample.csv, Sample.wind])
    func damage(name: String) throws {
        let whole = try Sample.bytes(name)
        var dice = Dice(seed: 88_172_645_463_325_252)
        for round in 0..<200 {
            var bytes = whole
            for _ in 0...dice.roll(3) { Self.damage(&bytes, &dice) }
            let known = [Sample.known, .distantFuture, .distantPast, Timestamp(milliseconds: 0)][dice.roll(4)]
            guard let runs = try? Sample.runs(of: bytes, known: known, points: [GuidancePoint(latitude: 39, longitude: 76)]) else {
                continue
            }
            for run in runs {
                for part in try run.parts(file: name, digest: "d") {
                    #expect(try GuidanceRun(part).points == run.points, "round \(round)")
                    #expect(
                        try Event(part, id: "1", source: "/local/x", subject: "x", time: Sample.known, side: .local, realm: .actual).json
                            .isEmpty == false)
                }
            }
        }
    }

    /// More often near the beginning, where the structure is.
    private static func damage(_ bytes: inout [UInt8], _ dice: inout Dice) {
        let place = dice.roll(dice.roll(2) == 0 ? min(bytes.count, 700) : bytes.count)
        switch dice.roll(3) {
        case 0: bytes[place] = UInt8(dice.roll(256))
        case 1: bytes.replaceSubrange(place..<min(bytes.count, place + dice.roll(12)), with: pieces[dice.roll(pieces.count)])
        default: bytes.insert(contentsOf: pieces[dice.roll(pieces.count)], at: place)
        }
    }
}
