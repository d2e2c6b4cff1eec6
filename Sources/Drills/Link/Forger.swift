import Accord
import Chronology
import Events
import Foundation
import Wording

/// Somebody between the sides, or at the other side's journal, who can slip words into its pages and has none of its signing keys.
///
/// It takes nothing out: a journal that keeps silent cannot be told from one that has nothing to say, which is what receipts are for.
struct Forger {
    private var chance: Chance
    private let key: SigningKey?
    /// What went by, to be copied.
    private(set) var heard: [PeerEvent] = []
    private var made = 0

    /// Words remembered, at most.
    static let memory = 60
    /// Words slipped into one page, at most.
    static let most = 3

    init(seed: UInt64) {
        chance = Chance(seed: seed, .forger)
        key = SigningKey.drawn(from: &chance)
    }

    /// A word and whether it is a forgery: the other side's own word, said again, is none.
    private struct Word {
        let body: [UInt8]
        let forged: Event?
    }

    /// The page with words of its own at numbers that the page leaves free.
    mutating func tamper(_ page: PeerPage, after: Int64, to side: Side, in realm: Realm) -> (page: PeerPage, forged: [Event]) {
        let old = heard.filter { $0.sequence <= after }
        heard = Array((heard + page.events).suffix(Self.memory))
        let taken = Set(page.events.map(\.sequence))
        let free = page.through > after ? (after + 1...page.through).filter { !taken.contains($0) } : []
        var (events, forged) = (page.events, [Event]())
        for number in free.prefix(Self.most) where chance.happens(0.5) {
            guard let word = word(old, to: side, in: realm) else { continue }
            events.append(PeerEvent(sequence: number, recorded: events.first?.recorded ?? .distantPast, body: word.body))
            if let event = word.forged { forged.append(event) }
        }
        return (PeerPage(events: events.sorted { $0.sequence < $1.sequence }, through: page.through, head: page.head), forged)
    }

    private mutating func word(_ old: [PeerEvent], to side: Side, in realm: Realm) -> Word? {
        guard !old.isEmpty else { return nil }
        let model = chance.one(of: old)
        guard let event = try? Event(json: model.body) else { return nil }
        made += 1
        switch chance.whole(0...7) {
        case 0: return Word(body: model.body, forged: nil)
        case 1: return Word(body: Array(model.body.dropLast(chance.whole(1...20))), forged: nil)
        case 2: return forged(renamed(event).with(nil))
        case 3: return forged(renamed(event))
        case 4: return forged(altered(event))
        case 5: return forged(signed(renamed(event).with(nil)))
        case 6: return forged(signed(spoken(for: side, event)))
        default: return announcement(event).flatMap { forged(signed($0)) }
        }
    }

    private func forged(_ event: Event) -> Word { Word(body: event.json, forged: event) }

    private func signed(_ event: Event) -> Event { key?.sign(event) ?? event }

    /// The same words under another id, with the signature that was made for the first.
    private func renamed(_ event: Event) -> Event {
        event.with(id: "forged-\(made)", source: event.source, side: event.side, data: event.data)
    }

    /// Under its own id something else is said.
    private func altered(_ event: Event) -> Event {
        let data = Array(String(decoding: event.data, as: UTF8.self).replacing("a", with: "e").utf8)
        let other = data == event.data ? Array(#"{"forged":true}"#.utf8) : data
        return event.with(id: event.id, source: event.source, side: event.side, data: other)
    }

    /// In the name of the side that reads it.
    private func spoken(for side: Side, _ event: Event) -> Event {
        event.with(id: "forged-\(made)", source: "/\(side.rawValue)/desk", side: side, data: event.data).with(nil)
    }

    /// The forger's own key, as if it were the side's next.
    private func announcement(_ event: Event) -> Event? {
        guard let key else { return nil }
        let word = KeyAnnounced(
            key: key.verifying.name, publicKey: key.verifying.base64, replaces: event.signature?.key ?? key.verifying.name, from: event.time
        )
        return try? Event(
            word, id: "forged-\(made)", source: "/\(event.side.rawValue)/keys", subject: event.side.rawValue, time: event.time,
            side: event.side, realm: event.realm)
    }
}

extension SigningKey {
    /// A key that follows from the seed. Only a simulation may have one: everybody who knows the seed knows the key.
    static func drawn(from chance: inout Chance) -> SigningKey? {
        var bytes = Data()
        for _ in 0..<4 {
            let number = chance.number()
            bytes.append(contentsOf: (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * UInt64($0))) })
        }
        return try? SigningKey(secretBase64: bytes.base64EncodedString())
    }
}

extension Event {
    fileprivate func with(id: String, source: String, side: Side, data: [UInt8]) -> Event {
        Event(
            id: id, source: source, type: type, version: version, subject: subject, time: time, side: side, realm: realm,
            correlationID: correlationID, causationID: causationID, data: data, signature: signature)
    }
}
