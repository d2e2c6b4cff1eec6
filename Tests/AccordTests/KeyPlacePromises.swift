import Chronology
import Events
import Foundation
import Testing

@testable import Accord

/// A word of the corps' that its key `by` is followed by `new`.
func announced(
    _ new: SigningKey, by old: SigningKey, from: Timestamp = noon, at time: Timestamp = noon
) throws -> Event {
    let payload = KeyAnnounced(key: new.verifying.name, publicKey: new.verifying.base64, replaces: old.verifying.name, from: from)
    return old.sign(try said(payload, "k-\(new.verifying.name)", at: time))
}

@Suite("The place of a key in its side's journal")
struct KeyPlacePromises {
    private let first = SigningKey()
    private let second = SigningKey()
    private let thief = SigningKey()
    private let day = CrossingPolicy.standard.overlapSeconds
    private let required = CrossingPolicy.standard.requiring(.required)

    private var root: KeyRing { KeyRing([.init(side: .corps, key: first.verifying)]) }

    private func counts(_ key: SigningKey, _ ring: KeyRing, at time: Timestamp, position: Int64?) -> Bool {
        let event = key.sign(said(1, at: time))
        return ring.verdict(on: event, body: event.json, position: position) == nil
    }

    private func rotated(learned now: Timestamp? = noon) throws -> KeyRing {
        var ring = root
        try ring.take(announced(second, by: first), position: 10, overlap: day, at: now)
        return ring
    }

    @Test("bounds a replaced key: behind its successor's first word past the overlap nothing counts, whatever time is said")
    func replaced() throws {
        var ring = try rotated()
        ring.witness(second.sign(said(2, at: noon + .seconds(day))), at: 20)
        #expect(counts(first, ring, at: noon, position: 25), "within the overlap it is not over yet")
        ring.witness(first.sign(said(2, at: noon + .seconds(day + 1))), at: 30)
        #expect(counts(first, ring, at: noon, position: 35), "nobody ends himself")
        ring.witness(second.sign(said(3, at: noon + .seconds(day + 1))), at: 40)
        #expect(!counts(first, ring, at: noon - .hours(5), position: 41))
        #expect(counts(first, ring, at: noon - .hours(5), position: 39) && counts(first, ring, at: noon - .hours(5), position: 5))
    }

    @Test("lets pass what was signed before the rotation and comes late, and refuses what a thief dates back")
    func storeAndForward() throws {
        var (peer, end) = (PeerJournal(), LocalEnd(required, root))
        for number in 1...3 { peer.say(first.sign(said(number, at: noon - .hours(2)))) }
        peer.say(try announced(second, by: first))
        peer.say(first.sign(said(4, at: noon - .seconds(1))))
        peer.say(second.sign(said(5, at: noon + .seconds(day + 60))))
        peer.say(first.sign(said(6, at: noon - .hours(1))))
        end.now = noon + .days(3)
        end.read(peer, limit: 2)
        #expect(end.theirs.filter { $0.type == "warning.issued" }.map(\.id) == ["e1", "e2", "e3", "e4", "e5"])
        #expect(try end.words(LinkRefused.self).map(\.event) == ["e6"])
        // Whatever is read again stays as it was judged.
        end.intake.adopt(required.limited(to: 1 << 19), root)
        end.read(peer)
        #expect(end.theirs.count == 6)
        #expect(try end.words(LinkRefused.self).count == 1)
    }

    @Test("is where an announced key begins: also for words that are dated before it, and for none that stand before it")
    func begins() throws {
        let ring = try rotated()
        #expect(counts(second, ring, at: noon - .hours(1), position: 11))
        #expect(!counts(second, ring, at: noon + .hours(1), position: 9) && !counts(second, ring, at: noon - .hours(1), position: nil))
    }

    @Test("is told anew when the other journal was restored, and a void key that is read there again is closed again")
    func restored() throws {
        var ring = try rotated()
        ring.witness(second.sign(said(3, at: noon + .seconds(day + 1))), at: 40)
        ring.forgetPositions()
        #expect(ring.isEnding && counts(first, ring, at: noon, position: 41))
        try ring.take(announced(second, by: first), position: 4, overlap: day)
        ring.witness(second.sign(said(3, at: noon + .seconds(day + 1))), at: 6)
        #expect(!counts(first, ring, at: noon, position: 7) && !counts(second, ring, at: noon, position: 4))
    }

    @Test("does not go to a second successor, which a thief announces with the replaced key")
    func secondHeir() throws {
        var ring = try rotated()
        try ring.take(announced(thief, by: first), position: 11, overlap: day)
        #expect(ring.key(named: thief.verifying.name) == nil && counts(second, ring, at: noon, position: 12))
    }

    @Test("fells a thief's heir however it is dated, and spares the one by which the key is declared void")
    func heirs() throws {
        var stolen = root
        try stolen.take(announced(thief, by: first, from: noon - .days(2)), position: 10, overlap: day, at: noon)
        stolen.adopt(KeyRing([void(first, from: noon - .hours(1))]), seen: 12)
        #expect(!counts(thief, stolen, at: noon, position: 11))
        // The rotation was heard of only after a cut, and yet it came before the time from which the first is void.
        var late = try rotated(learned: noon + .days(2))
        let word = KeyRevoked(key: first.verifying.name, from: noon + .hours(1), reason: "lost")
        try late.take(second.sign(said(word, "r", at: noon + .hours(2))), position: 12, overlap: day, at: noon + .days(2))
        #expect(counts(second, late, at: noon + .hours(3), position: 13))
    }

    private func void(_ key: SigningKey, from time: Timestamp) -> KeyRing.Entry {
        .init(side: .corps, key: key.verifying, revoked: time)
    }

    @Test("that people declare void is what was read by then; what they say later takes back what they said")
    func byHand() throws {
        var (peer, end) = (PeerJournal(), LocalEnd(required, root))
        for number in 1...3 { peer.say(first.sign(said(number))) }
        end.read(peer)
        peer.say(first.sign(said(4, at: noon - .hours(9))))
        end.intake.adopt(required, KeyRing([void(first, from: noon + .hours(1))]))
        end.read(peer)
        #expect(end.theirs.map(\.id) == ["e1", "e2", "e3"])
        var further = void(first, from: noon + .hours(1))
        (further.accepted, further.closedAt) = (noon + .hours(2), 4)
        end.intake.adopt(required, KeyRing([further]))
        peer.say(first.sign(said(5, at: noon - .hours(9))))
        end.read(peer)
        #expect(end.theirs.map(\.id) == ["e1", "e2", "e3", "e4"])
        var again = KeyRing.Entry(side: .corps, key: first.verifying)
        again.accepted = noon + .hours(3)
        end.intake.adopt(required, KeyRing([again]))
        end.read(peer)
        #expect(end.theirs.map(\.id) == ["e1", "e2", "e3", "e4", "e5"])
    }
}

@Suite("Many keys")
struct ManyKeys {
    private let first = SigningKey()

    private func flooded(_ count: Int) throws -> (ring: KeyRing, last: SigningKey) {
        var (ring, last) = (KeyRing([.init(side: .corps, key: first.verifying)]), first)
        for number in 1...count {
            let next = SigningKey()
            try ring.take(announced(next, by: last), position: Int64(number), overlap: 3_600, at: noon)
            last = next
        }
        return (ring, last)
    }

    private func counts(_ key: SigningKey, _ ring: KeyRing, _ side: Side = .corps) -> Bool {
        let event = key.sign(said(1, "warning.issued", side))
        return ring.verdict(on: event, body: event.json) == nil
    }

    @Test("of one side are bounded, and its last one counts, however many it announces")
    func bounded() throws {
        let (ring, last) = try flooded(KeyRing.maximumKeys + 50)
        #expect(ring.entries.count == KeyRing.maximumAnnounced + 1 && counts(last, ring))
    }

    @Test("of one side leave room for the other's and for those that people let in")
    func room() throws {
        let (flood, _) = try flooded(KeyRing.maximumKeys + 50)
        var ring = flood
        let (card, ours, next) = (SigningKey(), SigningKey(), SigningKey())
        let roots = [first, card].map { KeyRing.Entry(side: .corps, key: $0.verifying) } + [.init(side: .local, key: ours.verifying)]
        ring.adopt(KeyRing(roots))
        #expect(counts(card, ring))
        let word = KeyAnnounced(
            key: next.verifying.name, publicKey: next.verifying.base64, replaces: ours.verifying.name, from: noon)
        try ring.take(ours.sign(said(word, "k", .local)), overlap: 3_600)
        #expect(counts(next, ring, .local))
    }

    @Test("fall with the first one, although those between are forgotten")
    func fall() throws {
        var (ring, last) = try flooded(KeyRing.maximumAnnounced * 3)
        ring.revoke(first.verifying.name, of: .corps, from: noon - .hours(1), 500)
        #expect(!counts(last, ring))
    }

    @Test("that are read again neither grow nor take the last one's place")
    func again() throws {
        var (ring, last) = (KeyRing([.init(side: .corps, key: first.verifying)]), first)
        var words: [Event] = []
        for _ in 0..<100 {
            let next = SigningKey()
            words.append(try announced(next, by: last))
            last = next
        }
        for _ in 0..<2 {
            for (index, word) in words.enumerated() { try ring.take(word, position: Int64(index + 1), overlap: 3_600) }
            #expect(ring.entries.count <= KeyRing.maximumAnnounced + 1 && counts(last, ring))
        }
    }

    @Test("with impossible times do not spoil what is remembered")
    func times() throws {
        var ring = KeyRing([.init(side: .corps, key: first.verifying)])
        try ring.take(announced(SigningKey(), by: first, from: .distantFuture), overlap: 86_400)
        #expect(try JSONDecoder().decode(KeyRing.self, from: JSONEncoder().encode(ring)) == ring)
    }
}
