import CAP
import Testing

@testable import CAPXML

/// Beside every broken message stands the nearest one that is not: a rule that is too eager is as bad as one that is missing.
@Suite("Broken and sound, side by side")
struct NeighbourTests {
    struct Neighbour: Sendable, CustomTestStringConvertible {
        /// What is broken, in words.
        let testDescription: String
        /// What is then said.
        let rule: String
        /// What stands in `ours/good.cap`, or is made to stand there by `edits`.
        let old: String
        let broken: String
        let sound: String
        /// Made to both before.
        let edits: [Edit]

        init(_ what: String, _ rule: String, _ old: String, broken: String, sound: String, both edits: Edit...) {
            (testDescription, self.rule, self.old, self.broken, self.sound, self.edits) = (what, rule, old, broken, sound, edits)
        }

        func reading(with new: String) throws -> CAPReading {
            let text = try edits.reduce(try Sample.text(Sample.good)) { try $1.applied(to: $0) }
            return try read(try Edit(old, new).applied(to: text))
        }
    }

    @Test("the broken one is found, the other is not", arguments: NeighbourCases.all)
    func told(_ neighbour: Neighbour) throws {
        #expect(try neighbour.reading(with: neighbour.broken).broken.contains(neighbour.rule))
        let sound = try neighbour.reading(with: neighbour.sound)
        #expect(!sound.broken.contains(neighbour.rule) && sound.verdict != .invalid, "\(sound.broken)")
    }
}
