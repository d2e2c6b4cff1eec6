import Chronology
import Events
import Testing

@testable import Accord

@Suite("A signature")
struct SigningPromises {
    private let first = SigningKey()
    private let second = SigningKey()

    private var ring: KeyRing { KeyRing([.init(side: .corps, key: first.verifying)]) }

    private func verdict(_ event: Event, _ ring: KeyRing, at position: Int64? = nil) -> LinkRefusal? {
        ring.verdict(on: event, body: event.json, position: position)
    }

    @Test("is good for what was signed and for nothing else")
    func good() throws {
        let event = first.sign(said(1))
        #expect(verdict(event, ring) == nil)
        #expect(verdict(said(1), ring) == .unsigned)
        #expect(verdict(second.sign(said(1)), ring) == .unknownKey)
        #expect(verdict(said(2).with(event.signature), ring) == .forged)
        let borrowed = EventSignature(key: first.verifying.name, value: try #require(second.sign(said(1)).signature).value)
        #expect(verdict(said(1).with(borrowed), ring) == .forged)
    }

    @Test("covers every byte: none can be changed, added or taken away, except where the text stays the same word")
    func everyByte() throws {
        let event = first.sign(said(1, "warning.issued", value: 7))
        let body = event.json
        for index in body.indices {
            var changed = body
            changed[index] ^= 1
            guard let read = try? Event(json: changed) else { continue }
            #expect(ring.verdict(on: read, body: changed) != nil, "byte \(index)")
        }
        var more = body
        more.replaceSubrange((more.count - 1)..<more.count, with: Array(#","note":"added"}"#.utf8))
        #expect(ring.verdict(on: try Event(json: more), body: more) == .forged)
    }

    @Test("of one side is none of the other's, and the same word signed by two keys is the same text without them")
    func sides() throws {
        #expect(verdict(first.sign(said(1, "warning.issued", .local)), ring) == .unknownKey)
        #expect(try Event.unsigned(json: first.sign(said(1)).json) == Event.unsigned(json: second.sign(said(1)).json))
        #expect(try Event.unsigned(json: first.sign(said(1)).json) == said(1).json)
    }

    @Test("goes through the wire and back")
    func wire() throws {
        let event = first.sign(said(1))
        #expect(try Event(json: event.json) == event)
        #expect(try VerifyingKey(base64: first.verifying.base64) == first.verifying)
        #expect(try SigningKey(secretBase64: first.revealedBase64).verifying == first.verifying)
    }

    @Test(
        "needs both of its attributes, each in its form",
        arguments: [
            #""signature":"AA==""#, #""signaturekey":"0123456789abcdef""#, #""signaturekey":"x","signature":"x""#,
            #""signaturekey":"0123456789abcdef","signature":"short""#,
        ])
    func form(members: String) {
        var body = said(1).json
        body.replaceSubrange((body.count - 1)..<body.count, with: Array(",\(members)}".utf8))
        #expect(throws: EventError.self) { try Event(json: body) }
    }
}

@Suite("Keys")
struct KeyRingPromises {
    private let first = SigningKey()
    private let second = SigningKey()
    private let third = SigningKey()

    private func ring(_ events: Event...) throws -> KeyRing {
        var ring = KeyRing([.init(side: .corps, key: first.verifying)])
        for event in events { try ring.take(event, position: nil, overlap: 3_600) }
        return ring
    }

    private func counts(_ key: SigningKey, _ ring: KeyRing, at time: Timestamp, position: Int64? = nil) -> Bool {
        let event = key.sign(said(1, at: time))
        return ring.verdict(on: event, body: event.json, position: position) == nil
    }

    @Test("are followed by their successors, and count an overlap longer")
    func rotation() throws {
        let ring = try ring(announced(second, by: first))
        #expect(counts(second, ring, at: noon) && !counts(second, ring, at: noon - .seconds(1)))
        #expect(counts(first, ring, at: noon + .seconds(3_600)) && !counts(first, ring, at: noon + .seconds(3_601)))
    }

    @Test("are not announced by anybody but the one that is replaced")
    func strangers() throws {
        let payload = KeyAnnounced(
            key: third.verifying.name, publicKey: third.verifying.base64, replaces: first.verifying.name, from: noon)
        #expect(!counts(third, try ring(third.sign(said(payload, "k"))), at: noon))
        #expect(!counts(third, try ring(said(payload, "k")), at: noon))
        let misnamed = KeyAnnounced(
            key: second.verifying.name, publicKey: third.verifying.base64, replaces: first.verifying.name, from: noon)
        #expect(!counts(third, try ring(first.sign(said(misnamed, "k"))), at: noon))
    }

    @Test("that were revoked count before, and not from then on, however their owner dates what stands behind it")
    func revocation() throws {
        var ring = try ring()
        try ring.take(
            first.sign(said(KeyRevoked(key: first.verifying.name, from: noon, reason: "stolen"), "r")), position: 50, overlap: 3_600)
        #expect(counts(first, ring, at: noon - .seconds(1), position: 49) && !counts(first, ring, at: noon, position: 49))
        #expect(!counts(first, ring, at: noon - .seconds(1), position: 51))
    }

    @Test("that a thief announced fall with the stolen one, and what was announced before stays")
    func heirs() throws {
        let revoked = KeyRevoked(key: second.verifying.name, from: noon + .seconds(10), reason: "stolen")
        let before = try ring(announced(second, by: first), second.sign(said(revoked, "r")))
        #expect(counts(second, before, at: noon + .seconds(9)) && !counts(second, before, at: noon + .seconds(10)))
        let after = try ring(
            announced(second, by: first),
            announced(third, by: second, from: noon + .seconds(20), at: noon + .seconds(20)), second.sign(said(revoked, "r")))
        #expect(!counts(third, after, at: noon + .seconds(30)))
    }

    @Test("that fell with a stolen one count again when they are let in by hand, and stay when it falls later")
    func lastWord() throws {
        let stolen = KeyRevoked(key: first.verifying.name, from: noon - .seconds(10), reason: "stolen")
        let card = KeyRing([.init(side: .corps, key: first.verifying), .init(side: .corps, key: second.verifying)])
        var fallen = try ring(announced(second, by: first), second.sign(said(stolen, "r")))
        #expect(!counts(second, fallen, at: noon + .seconds(20)))
        fallen.adopt(card)
        #expect(counts(second, fallen, at: noon + .seconds(20)) && !counts(first, fallen, at: noon))
        var accepted = try ring(announced(second, by: first))
        accepted.adopt(card)
        try accepted.take(second.sign(said(stolen, "r")), overlap: 3_600)
        #expect(counts(second, accepted, at: noon + .seconds(20)) && !counts(first, accepted, at: noon))
        let own = KeyRevoked(key: second.verifying.name, from: noon + .seconds(30), reason: "stolen too")
        var void = try ring(announced(second, by: first), second.sign(said(own, "r")))
        void.adopt(card)
        #expect(!counts(second, void, at: noon + .seconds(40)))
    }

    @Test("taken out by hand fall with what they announced")
    func adopted() throws {
        var ring = try ring(announced(second, by: first))
        ring.adopt(KeyRing([.init(side: .corps, key: third.verifying)]))
        #expect(ring.entries.map(\.key) == [third.verifying])
    }
}
