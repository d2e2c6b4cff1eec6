import Events
import Randomness
import Testing

@testable import Accord

@Suite("A page that no journal gives")
struct HostilePages {
    private func page(_ sequences: [Int64], through: Int64, head: Int64, bytes: Int = 10) -> PeerPage {
        PeerPage(
            events: sequences.map { PeerEvent(sequence: $0, recorded: noon, body: [UInt8](repeating: 1, count: bytes)) }, through: through,
            head: head)
    }

    @Test("is named for what it is")
    func faults() throws {
        try page([11, 13], through: 15, head: 20).check(after: 10, limit: 2)
        try page([], through: 10, head: 10).check(after: 10, limit: 2)
        let large = PeerPage.maximumBytes + 1
        let wrong: [(PeerPage, PeerFault)] = [
            (page([11, 12, 13], through: 13, head: 13), .tooMany(events: 3, maximum: 2)),
            (page([11], through: 11, head: 11, bytes: large), .tooLarge(bytes: large, maximum: PeerPage.maximumBytes)),
            (page([], through: 9, head: 20), .sequences(after: 10, through: 9, head: 20)),
            (page([], through: 30, head: 20), .sequences(after: 10, through: 30, head: 20)),
            (page([13, 11], through: 15, head: 20), .order(sequence: 11)), (page([10], through: 15, head: 20), .order(sequence: 10)),
            (page([16], through: 15, head: 20), .order(sequence: 16)), (page([], through: 10, head: .max), .noProgress(at: 10, head: .max)),
        ]
        for (page, fault) in wrong { #expect(throws: fault) { try page.check(after: 10, limit: 2) } }
    }

    @Test("whatever its bodies are, is sifted to the end, and the state stays small", arguments: 0..<20)
    func fuzz(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        let key = SigningKey()
        var end = LocalEnd(CrossingPolicy.standard.requiring(.required), KeyRing([.init(side: .corps, key: key.verifying)]))
        var peer = PeerJournal()
        var good: [String] = []
        for number in 1...120 {
            let event = key.sign(said(number))
            var body = event.json
            if Int.random(in: 0..<3, using: &random) == 0 { good.append(event.id) } else { spoil(&body, &random) }
            peer.say(body)
        }
        end.read(peer, limit: 40)
        // A spoilt byte can leave the same words behind only where it changes nothing.
        #expect(Set(good).isSubset(of: Set(end.theirs.map(\.id))), "seed \(seed)")
        let words = Set((1...120).map { said($0) })
        #expect(end.theirs.allSatisfy { words.contains($0.with(nil)) }, "seed \(seed)")
        #expect(try end.words(LinkRefused.self).count <= Refusals.burst, "seed \(seed)")
    }

    private func spoil(_ body: inout [UInt8], _ random: inout SplitMix64) {
        switch Int.random(in: 0..<4, using: &random) {
        case 0: body[Int.random(in: body.indices, using: &random)] ^= UInt8(1 << Int.random(in: 0..<8, using: &random))
        case 1: body = Array(body.prefix(Int.random(in: 0..<body.count, using: &random)))
        case 2: body = (0..<200).map { _ in UInt8.random(in: 0...255, using: &random) }
        default: body.insert(contentsOf: body.prefix(30), at: Int.random(in: body.indices, using: &random))
        }
    }
}
