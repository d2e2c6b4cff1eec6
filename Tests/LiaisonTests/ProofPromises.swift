import Accord
import Chronology
import Events
import Foundation
import Journal
import Testing

@testable import Liaison

@Suite("A proof")
struct ProofPromises {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "fengsui-\(UUID())")
    private let ours = SigningKey()
    private let theirs = SigningKey()
    private let stranger = SigningKey()

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

    /// The local journal: three of its own events, two of which the corps receipted, and one that nobody asked for.
    private func bundle(receiptKey: SigningKey? = nil, void: Timestamp? = nil, also words: [Event] = []) async throws -> ProofBundle {
        let path = folder.appending(path: "journal.sqlite").path
        let said = (1...3).map { ours.sign(event($0, "warning.issued", side: .local)) }
        do {
            let storage = try SQLiteStorage(path: path, realm: realm)
            try await storage.fill(said + [event(9, "clock.advanced", side: .local)] + words)
            var intake = LinkIntake(of: .corps, realm: realm, policy: .standard, keys: KeyRing())
            for one in said.prefix(2).enumerated() {
                let peer = PeerEvent(sequence: Int64(one.offset + 1), recorded: noon, body: one.element.json)
                let page = PeerPage(events: [peer], through: peer.sequence, head: peer.sequence)
                let taken = intake.sift(page, at: noon, machine: noon)
                intake.settle(taken, [.stored], at: noon)
                let words = intake.words(at: noon, machine: noon).map((receiptKey ?? theirs).sign)
                try await storage.fill(words)
            }
        }
        let ring = KeyRing([.init(side: .local, key: ours.verifying), .init(side: .corps, key: theirs.verifying, revoked: void)])
        let journal = try JournalFile(path: path)
        let keys = try ring.learning(from: journal, overlap: 86_400)
        return try ProofBundle(from: journal, of: .local, keys: keys, policy: .standard) { candidate in
            !["link.", "key.", "clock."].contains { candidate.type.hasPrefix($0) }
        }
    }

    @Test("shows who said it, where it stands in the chain, and that the other side had it")
    func whole() async throws {
        let verdicts = try await bundle().check()
        #expect(verdicts.count == 3 && verdicts.allSatisfy { $0.faults.isEmpty && $0.facts.count == 3 })
        #expect(verdicts.map { $0.facts[2].hasPrefix("received by corps") } == [true, true, false])
        #expect(verdicts[2].facts[2].hasPrefix("no receipt"))
    }

    @Test("of which anything was changed does not hold")
    func changed() async throws {
        let bundle = try await bundle()
        var event = bundle
        event.items[0].event = event.items[0].event.replacing("\"number\":1", with: "\"number\":7")
        #expect(event.check()[0].faults.count == 3 && event.check()[1].faults.isEmpty)
        var swapped = bundle
        swapped.items[0].receipt = bundle.items[1].receipt
        #expect(swapped.check()[0].faults == ["the receipt does not name this event 回执与事件不符"])
        var later = bundle
        let receipt = try #require(later.items[0].receipt)
        later.items[0].receipt?.event = receipt.event.replacing("2020-03-26", with: "2020-03-25")
        #expect(later.check()[0].faults == ["the receipt's signature does not hold 回执签名不成立"])
    }

    @Test("does not hold with a receipt that somebody else signed")
    func stranger() async throws {
        let verdicts = try await bundle(receiptKey: stranger).check()
        #expect(verdicts[0].faults == ["the receipt's signature does not hold 回执签名不成立"])
    }

    @Test("does not hold for what a key signed after it was declared void, and holds for the rest")
    func revoked() async throws {
        let void = KeyRevoked(key: ours.verifying.name, from: noon, reason: "stolen")
        let word = try Event(
            void, id: "r", source: "/local/hand", subject: "local", time: noon, side: .local, realm: realm)
        let verdicts = try await bundle(also: [ours.sign(word)]).check()
        #expect(verdicts.allSatisfy { $0.faults == ["the signature of local does not hold (revoked-key) 签名不成立"] })
    }

    @Test("holds for what a key signed before it was declared void")
    func revokedLater() async throws {
        let later = KeyRevoked(key: ours.verifying.name, from: noon + .hours(1), reason: "stolen")
        let harmless = try Event(
            later, id: "r", source: "/local/hand", subject: "local", time: noon, side: .local, realm: realm)
        #expect(try await bundle(also: [ours.sign(harmless)]).check().allSatisfy(\.faults.isEmpty))
    }

    @Test("does not hold for what a thief signs with a replaced key, whatever time it says, and holds for what was signed before")
    func replaced() async throws {
        let (next, day) = (SigningKey(), 86_400)
        let word = KeyAnnounced(
            key: next.verifying.name, publicKey: next.verifying.base64, replaces: ours.verifying.name, from: noon)
        let announced = try Event(word, id: "k", source: "/local/hand", subject: "local", time: noon, side: .local, realm: realm)
        let verdicts = try await bundle(also: [
            ours.sign(announced), next.sign(event(20, "warning.issued", side: .local, at: noon + .seconds(day + 1))),
            ours.sign(event(21, "warning.issued", side: .local)),
        ]).check()
        #expect(verdicts.map(\.faults.isEmpty) == [true, true, true, true, false])
    }

    /// The corps takes a new key, and uses it when the time of the old one is over.
    private func rotation(to next: SigningKey) throws -> [Event] {
        let word = KeyAnnounced(
            key: next.verifying.name, publicKey: next.verifying.base64, replaces: theirs.verifying.name, from: noon)
        let announced = try Event(word, id: "k", source: "/corps/hand", subject: "corps", time: noon, side: .corps, realm: realm)
        return [theirs.sign(announced), next.sign(event(20, "warning.issued", at: noon + .days(1) + .seconds(1)))]
    }

    @Test("does not hold with a receipt that a thief signs with a replaced key, whatever time it says")
    func replacedReceipt() async throws {
        let verdicts = try await bundle(also: rotation(to: SigningKey())).check()
        #expect(verdicts[0].faults == ["the receipt's signature does not hold 回执签名不成立"])
    }

    @Test("holds with a receipt of the key that took its place")
    func renewedReceipt() async throws {
        let next = SigningKey()
        #expect(try await bundle(receiptKey: next, also: rotation(to: next)).check()[0].faults.isEmpty)
    }

    @Test("does not believe a key that a void one announced as if it were an old one", arguments: [true, false])
    func backdatedHeir(isStolen: Bool) async throws {
        let heir = KeyAnnounced(
            key: stranger.verifying.name, publicKey: stranger.verifying.base64, replaces: theirs.verifying.name, from: noon - .days(10))
        let announced = try Event(
            heir, id: "k", source: "/corps/hand", subject: "corps", time: noon - .days(10), side: .corps, realm: realm)
        // It came to this journal at noon.
        let void = isStolen ? noon - .days(1) : noon + .days(1)
        let bundle = try await bundle(void: void, also: [theirs.sign(announced)])
        #expect((try #require(bundle.keys.first { $0.name == stranger.verifying.name }).revoked != nil) == isStolen)
        // What the key's owner signed with it between the time that the thief claims and the theft counts.
        let old = try #require(bundle.keys.first { $0.name == theirs.verifying.name })
        #expect((old.until == nil) == isStolen)
    }

    @Test("nor one that a stolen key announced before the key that it came from took it back")
    func takenBack() async throws {
        func word(_ payload: some EventPayload, _ id: String, at time: Timestamp) throws -> Event {
            try Event(payload, id: id, source: "/corps/hand", subject: "corps", time: time, side: .corps, realm: realm)
        }
        let stolen = SigningKey()
        let renewed = KeyAnnounced(
            key: stolen.verifying.name, publicKey: stolen.verifying.base64, replaces: theirs.verifying.name, from: noon - .hours(12))
        let heir = KeyAnnounced(
            key: stranger.verifying.name, publicKey: stranger.verifying.base64, replaces: stolen.verifying.name, from: noon - .days(10))
        let void = KeyRevoked(key: stolen.verifying.name, from: noon - .hours(1), reason: "stolen")
        let words = try [
            theirs.sign(word(renewed, "k1", at: noon - .hours(12))), stolen.sign(word(heir, "k2", at: noon - .hours(2))),
            theirs.sign(word(void, "r", at: noon)),
        ]
        let keys = try await bundle(also: words).keys
        #expect(try #require(keys.first { $0.name == stranger.verifying.name }).revoked != nil)
    }

    @Test("counts a replaced key for as long as the policy says")
    func overlap() async throws {
        let next = SigningKey()
        let word = KeyAnnounced(
            key: next.verifying.name, publicKey: next.verifying.base64, replaces: ours.verifying.name, from: noon)
        let announced = try Event(word, id: "k", source: "/local/hand", subject: "local", time: noon, side: .local, realm: realm)
        let late = ours.sign(event(20, "warning.issued", side: .local, at: noon + .hours(2)))
        let path = folder.appending(path: "overlap.sqlite").path
        let storage = try SQLiteStorage(path: path, realm: realm)
        try await storage.fill([ours.sign(announced), late])
        let ring = KeyRing([.init(side: .local, key: ours.verifying)])
        for (overlap, holds) in [(3_600, false), (86_400, true)] {
            let keys = try ring.learning(from: JournalFile(path: path), overlap: overlap)
            #expect((keys.verdict(on: late, body: late.json, position: 2) == nil) == holds)
        }
    }

    @Test("of an exercise is none of the real world")
    func otherRealm() async throws {
        let bundle = try await bundle()
        let text = String(decoding: try JSONEncoder().encode(bundle), as: UTF8.self)
        let renamed = text.replacing("\"realm\":\"\(realm)\"", with: "\"realm\":\"exercise-of-others\"")
        let other = try JSONDecoder().decode(ProofBundle.self, from: Data(renamed.utf8))
        #expect(other != bundle && other.check().allSatisfy { $0.faults.count == 1 })
    }

    @Test("of what never crosses says so, and it is no fault; what crosses has to be signed")
    func unsigned() async throws {
        let home = try await bundle(also: [event(30, "notification.requested", side: .local)])
        let verdict = try #require(home.check().last)
        #expect(verdict.faults.isEmpty && verdict.omissions.isEmpty && verdict.remarks[0].hasPrefix("not signed: it never left this side"))
        #expect(ProofBundle.Outcome(home.check()) == .holds)
        let crossing = [
            event(31, "warning.updated", side: .local), event(32, "task.assigned", side: .local), event(33, "notification.requested"),
        ]
        for unsigned in crossing {
            var bundle = try await bundle(also: [unsigned])
            #expect(bundle.check().last?.omissions.count == 1 && ProofBundle.Outcome(bundle.check()) == .unsigned)
            bundle.items[0].event = bundle.items[0].event.replacing("\"number\":1", with: "\"number\":7")
            #expect(ProofBundle.Outcome(bundle.check()) == .broken)
        }
    }

    @Test("of a warning does not pass for one that never crossed, whatever the bundle says, and one without events proves nothing")
    func claimed() async throws {
        var bundle = try await bundle(also: [event(30, "warning.updated", side: .local), event(31, "task.assigned", side: .local)])
        for index in bundle.items.indices { bundle.items[index].crosses = false }
        #expect(bundle.check().map(\.omissions.count) == [0, 0, 0, 1, 0] && bundle.check()[4].remarks.count == 1)
        bundle.items[4].crosses = nil
        #expect(bundle.check()[4].omissions.count == 1)
        bundle.items = []
        #expect(ProofBundle.Outcome(bundle.check()) == .broken)
    }

    @Test("is the same after it was written and read")
    func written() async throws {
        let bundle = try await bundle()
        #expect(try JSONDecoder().decode(ProofBundle.self, from: JSONEncoder().encode(bundle)) == bundle)
    }
}
