import Chronology
import Events
import Foundation
import Randomness
import Testing

@testable import Accord

@Suite("The intake of the link")
struct IntakePromises {
    private let key = SigningKey()
    private var ring: KeyRing { KeyRing([.init(side: .corps, key: key.verifying)]) }
    private let required = CrossingPolicy.standard.requiring(.required)

    @Test("takes what crosses, in order, byte for byte, and is silent about its own side's words")
    func takes() throws {
        var (peer, end) = (PeerJournal(), LocalEnd())
        for number in 1...5 { peer.say(said(number)) }
        peer.say(said(9, "warning.issued", .local))
        let spaced = Array(String(decoding: said(6).json, as: UTF8.self).replacing(",", with: " , ").utf8)
        peer.say(spaced)
        let taken = end.intake.sift(peer.page(after: 0), at: noon, machine: noon)
        #expect(taken.map(\.event) == (1...6).map { said($0) } && taken.last?.body == spaced)
        end.read(peer)
        #expect(try end.words(LinkRefused.self).isEmpty)
    }

    @Test("refuses what is wrong with its reason, and holds nothing else up")
    func refuses() throws {
        var (peer, end) = (PeerJournal(), LocalEnd(required, ring))
        peer.say(said(1))
        peer.say(SigningKey().sign(said(2)))
        peer.say(key.sign(said(3, value: 1)).with(key.sign(said(3)).signature))
        peer.say(key.sign(said(4, "clock.advanced")))
        peer.say(key.sign(said(5, at: noon + .hours(2))))
        peer.say(key.sign(said(6, realm: .exercise("x"))))
        peer.say(Array("garbage".utf8))
        peer.say([UInt8](repeating: 0x20, count: Event.maximumBytes + 1))
        peer.say(key.sign(said(7)))
        peer.say(key.sign(said(7, value: 9)))
        peer.say(key.sign(said(8)))
        end.read(peer)
        #expect(end.theirs.map(\.id) == ["e7", "e8"])
        #expect(
            try end.words(LinkRefused.self).map(\.cause) == [
                .unsigned, .unknownKey, .forged, .policy, .policy, .policy, .unreadable, .unreadable, .conflict,
            ])
        end.read(peer)
        #expect(try end.words(LinkRefused.self).count == 9, "each is said once")
    }

    @Test("never says a storm of refusals: ten, then one a minute with how many others there were")
    func storm() throws {
        var (peer, end) = (PeerJournal(), LocalEnd(required, ring))
        for number in 1...2_000 { peer.say(said(number)) }
        end.read(peer, limit: 2_000)
        let first = try end.words(LinkRefused.self)
        #expect(first.count == Refusals.burst && first.last?.others == 1_990)
        for minute in 1...3 {
            for number in 1...200 { peer.say(said(minute * 10_000 + number)) }
            end.now = noon + .minutes(minute)
            end.read(peer)
        }
        #expect(try end.words(LinkRefused.self).count <= Refusals.burst + 3)
        let size = try JSONEncoder().encode(end.intake).count
        #expect(size < 200_000, "what is remembered is bounded: \(size) bytes")
    }

    @Test("does not answer refusals with refusals, nor receipts with receipts")
    func noEcho() throws {
        var (peer, end) = (PeerJournal(), LocalEnd(required, ring))
        peer.say(said(1, "link.refused"))
        peer.say(key.sign(said(2, "link.received")))
        end.read(peer)
        #expect(try end.words(LinkRefused.self).isEmpty && end.words(LinkReceived.self).isEmpty)
        #expect(end.theirs.map(\.id) == ["e2"])
    }

    @Test("looks again at what it refused when the key is let in, and receipts it then")
    func letIn() throws {
        let late = SigningKey()
        var (peer, end) = (PeerJournal(), LocalEnd(required, ring))
        peer.say(key.sign(said(1)))
        peer.say(late.sign(said(2)))
        peer.say(key.sign(said(3)))
        end.read(peer)
        #expect(end.theirs.map(\.id) == ["e1", "e3"])
        end.intake.adopt(required, KeyRing(ring.entries + [.init(side: .corps, key: late.verifying)]))
        end.read(peer)
        #expect(end.theirs.map(\.id) == ["e1", "e3", "e2"])
        #expect(try end.words(LinkReceived.self).reduce(0) { $0 + $1.count } == 3)
    }

    @Test("looks again at an event that was early when its time has come")
    func early() throws {
        var (peer, end) = (PeerJournal(), LocalEnd())
        peer.say(said(1, at: noon + .hours(3)))
        end.read(peer)
        #expect(end.theirs.isEmpty)
        end.now = noon + .hours(2)
        end.read(peer)
        #expect(end.theirs.map(\.id) == ["e1"])
    }

    @Test("follows a rotation that crosses, and refuses the revoked key from then on")
    func rotation() throws {
        let next = SigningKey()
        var (peer, end) = (PeerJournal(), LocalEnd(required, ring))
        let announced = KeyAnnounced(
            key: next.verifying.name, publicKey: next.verifying.base64, replaces: key.verifying.name, from: noon)
        peer.say(key.sign(try said(announced, "k1")))
        peer.say(next.sign(said(1)))
        peer.say(next.sign(try said(KeyRevoked(key: key.verifying.name, from: noon, reason: "old"), "k2")))
        peer.say(key.sign(said(2)))
        peer.say(key.sign(said(3, at: noon - .hours(1))))
        peer.say(next.sign(said(4)))
        end.read(peer)
        // The heir was announced at the very time from which the first does not count.
        #expect(end.theirs.map(\.id) == ["k1", "e1", "k2"])
        #expect(try end.words(LinkRefused.self).map(\.cause) == [.revokedKey, .revokedKey, .revokedKey])
    }

    @Test("receipts in a chain that anybody can check, vital things at once and others in time")
    func receipts() throws {
        var (peer, end) = (PeerJournal(), LocalEnd())
        for number in 1...1_200 { peer.say(said(number, "air.day.assessed")) }
        end.read(peer)
        #expect(try end.words(LinkReceived.self).map(\.count) == [500, 500])
        end.now = noon + .seconds(61)
        end.read(peer)
        peer.say(said(2_000))
        end.read(peer)
        let receipts = try end.words(LinkReceived.self)
        #expect(receipts.map(\.count) == [500, 500, 200, 1] && receipts.last?.position == "1201")
        var before = LinkReceived.origin
        for receipt in receipts {
            #expect(Receipts.digest(after: before, receipt.events ?? []) == receipt.digest)
            before = receipt.digest
        }
        #expect(receipts[3].proves(said(2_000).json, after: receipts[2].digest) && !receipts[3].names(said(1).json))
    }

    @Test("repeats nothing after a crash between any two steps", arguments: 0..<40)
    func crashes(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        var (peer, end) = (PeerJournal(), LocalEnd())
        for number in 1...200 { peer.say(said(number, number % 3 == 0 ? "warning.issued" : "air.day.assessed")) }
        var saved = end.intake
        while end.intake.position < 200 || !end.intake.receipts.waiting.isEmpty {
            let taken = end.intake.sift(peer.page(after: end.intake.position, limit: 17), at: end.now, machine: noon)
            let outcomes = taken.map { one -> LinkIntake.Outcome in
                if end.journal.contains(where: { $0.id == one.event.id }) { return .known }
                end.journal.append(one.event)
                return .stored
            }
            if Int.random(in: 0..<4, using: &random) == 0 {
                restart(&end, saved)
            } else {
                end.intake.settle(taken, outcomes, at: end.now)
                let words = end.intake.words(at: end.now, machine: noon)
                for word in words where !end.journal.contains(where: { $0.id == word.id }) { end.journal.append(word) }
                if Int.random(in: 0..<4, using: &random) == 0 { restart(&end, saved) } else { saved = end.intake }
            }
            end.now = end.now + .seconds(61)
        }
        #expect(end.theirs.map(\.id) == (1...200).map { "e\($0)" }, "seed \(seed)")
        let receipted = try end.words(LinkReceived.self).flatMap { $0.events ?? [] }
        #expect(Set(receipted).count == 200 && receipted.count == 200, "seed \(seed)")
    }

    private func restart(_ end: inout LocalEnd, _ saved: LinkIntake) {
        end.intake = saved
        end.intake.recover(try? end.words(LinkReceived.self).last)
    }

    @Test("is the same after it was written and read")
    func codable() throws {
        var (peer, end) = (PeerJournal(), LocalEnd(required, ring))
        for number in 1...20 { peer.say(number % 4 == 0 ? said(number) : key.sign(said(number))) }
        end.intake.goesDown(ownHead: 0, at: noon)
        end.read(peer)
        #expect(try JSONDecoder().decode(LinkIntake.self, from: JSONEncoder().encode(end.intake)) == end.intake)
    }

    @Test("says how far it is behind when that is much, seldom, and that it has caught up")
    func lag() throws {
        var (peer, end) = (PeerJournal(), LocalEnd())
        for number in 1...3_000 { peer.say(said(number, "air.day.assessed"), recorded: noon - .hours(50)) }
        end.read(peer, limit: 100)
        let measured = try end.words(LinkMeasured.self)
        #expect(measured.map(\.behind) == [2_900, 0])
        #expect(measured.first?.lag == 50 * 3_600 && measured.last?.lag == 0)
    }
}

@Suite("A cut")
struct CutPromises {
    @Test("is said once down and once up, and nothing is said when it came and went before anything could be said")
    func changes() throws {
        var end = LocalEnd()
        end.intake.comesUp(head: 0)
        end.intake.goesDown(ownHead: 0, at: nil)
        end.intake.comesUp(head: 0)
        end.journal += end.intake.words(at: noon, machine: noon)
        end.intake.goesDown(ownHead: 0, at: noon)
        end.intake.goesDown(ownHead: 0, at: noon)
        for _ in 0..<2 { end.journal += end.intake.words(at: noon, machine: noon) }
        #expect(try end.words(LinkChanged.self).map(\.state) == [.up, .down])
        end.intake.comesUp(head: 0)
        end.intake.goesDown(ownHead: 0, at: noon)
        #expect(end.intake.words(at: noon, machine: noon).isEmpty)
    }

    @Test("that was said, and forgotten in a crash, is still one: its end is said, and it is settled")
    func forgotten() throws {
        var (peer, end) = (PeerJournal(), LocalEnd())
        end.intake.goesDown(ownHead: 0, at: noon)
        end.journal += end.intake.words(at: noon, machine: noon)
        var late = LocalEnd()
        late.journal = end.journal
        let word = try #require(late.words(LinkChanged.self).last)
        late.intake.recover(nil, (word, noon, 1))
        peer.say(said(1, at: noon + .seconds(1)))
        try peer.sayAlone(since: 0)
        late.now = noon + .hours(1)
        late.read(peer)
        #expect(try late.words(LinkChanged.self).map(\.state) == [.down, .up])
        #expect(try late.words(LinkHealed.self).map(\.from) == [noon])
        var well = LocalEnd()
        well.intake.recover(nil, (LinkChanged(peer: .corps, state: .up, reason: word.reason), noon, 1))
        well.read(peer)
        #expect(try well.words(LinkChanged.self).isEmpty && well.intake.cutSince == nil)
    }

    @Test("and what came before it, each said and forgotten in a crash, are three words although no time has passed")
    func forgottenAtOnce() throws {
        var said: [Event] = []
        for state in [LinkState.up, .down, .up] {
            var life = LocalEnd()
            if let last = said.last { life.intake.recover(nil, (try last.payload(), noon, Int64(said.count))) }
            if state == .up { life.intake.comesUp(head: 0) } else { life.intake.goesDown(ownHead: 0, at: noon) }
            said += life.intake.words(at: noon, machine: noon).filter { $0.type == LinkChanged.type }
        }
        #expect(try said.map { try $0.payload(LinkChanged.self).state } == [.up, .down, .up])
        #expect(Set(said.map(\.id)).count == 3)
    }

    @Test("that comes back before all was read is one cut, and its list of decisions is bounded")
    func again() throws {
        var (peer, end) = (PeerJournal(), LocalEnd())
        end.read(peer)
        end.intake.goesDown(ownHead: 0, at: noon)
        for number in 1...1_000 { peer.say(said(number, at: noon + .seconds(number))) }
        end.intake.comesUp(head: 1_000)
        _ = end.intake.sift(peer.page(after: 0, limit: 10), at: noon, machine: noon)
        #expect(end.intake.healsAfter == nil)
        end.intake.goesDown(ownHead: 5, at: noon + .hours(1))
        end.now = noon + .hours(2)
        try peer.sayAlone(since: 0)
        end.read(peer)
        let healed = try end.words(LinkHealed.self)
        #expect(healed.count == 1 && healed[0].from == noon && healed[0].decisions.count == SoleDecisions.maximumDecisions)
    }
}
