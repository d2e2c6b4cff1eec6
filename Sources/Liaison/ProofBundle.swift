package import Accord
package import Chronology
package import Events
package import Journal

/// Events with everything that proves who said them, and that the other side had them and when: to be checked without any node.
package struct ProofBundle: Codable, Sendable, Hashable {
    package static let format = "fengsui-proof-1"
    /// Events in one bundle, at most.
    package static let maximumEvents = 1_000

    package let format: String
    package let realm: String
    /// Whose journal it was taken from.
    package let side: Side
    package let keys: [Key]
    package var items: [Item]

    package struct Key: Codable, Sendable, Hashable {
        package let side: Side
        package let name: String
        package let publicKey: String
        /// The times at which it counts, as the journal's owner knows them.
        package var from: Timestamp?
        package var until: Timestamp?
        package var revoked: Timestamp?
    }

    package struct Item: Codable, Sendable, Hashable {
        /// Its number in that journal, and when that journal took it.
        package let sequence: String
        package let recorded: Timestamp
        /// The chain's link before it and its own, in hexadecimal digits.
        package let previous: String
        package let link: String
        /// The event as it lies there.
        package var event: String
        package var receipt: Receipt?
    }

    /// The word of whoever received it.
    package struct Receipt: Codable, Sendable, Hashable {
        package var event: String
        /// The digest of the receipt before it.
        package let before: String
    }

    /// Walks a journal once and takes what is asked for, with the receipt that the other one of the two sides gave for it.
    package init(from journal: JournalFile, of side: Side, keys: KeyRing, where isWanted: (Event) -> Bool) throws {
        (format, realm, self.side) = (Self.format, journal.realm.description, side)
        var collector = Collector()
        try journal.events { try collector.take($0, isWanted) }
        items = collector.items
        self.keys = keys.entries.map {
            Key(
                side: $0.side, name: $0.key.name, publicKey: $0.key.base64, from: $0.from, until: $0.until, revoked: $0.revoked)
        }
    }

    private struct Collector {
        var items: [Item] = []
        private var sides: [Side] = []
        private var link = Chain.origin
        private var digests: [Side: String] = [:]

        mutating func take(_ stored: StoredEvent, _ isWanted: (Event) -> Bool) throws {
            let event = try Event(json: stored.body)
            if isWanted(event), items.count < ProofBundle.maximumEvents {
                items.append(
                    Item(
                        sequence: String(stored.sequence), recorded: stored.recorded, previous: Digest.hexadecimal(link),
                        link: Digest.hexadecimal(stored.link), event: String(decoding: stored.body, as: UTF8.self)))
                sides.append(event.side)
            }
            link = stored.link
            if event.type == LinkReceived.type { try receive(event, stored.body) }
        }

        private mutating func receive(_ event: Event, _ body: [UInt8]) throws {
            let receipt = try event.payload(LinkReceived.self)
            let before = digests[event.side] ?? LinkReceived.origin
            digests[event.side] = receipt.digest
            for index in items.indices where items[index].receipt == nil && sides[index] != event.side {
                guard receipt.names(Array(items[index].event.utf8)) else { continue }
                items[index].receipt = Receipt(event: String(decoding: body, as: UTF8.self), before: before)
            }
        }
    }
}

// MARK: - Checking

extension ProofBundle {
    /// What a bundle proves of one event, and what in it is not so.
    package struct Verdict: Sendable, Hashable {
        package let event: Event?
        package var facts: [String] = []
        package var faults: [String] = []
    }

    package func check() -> [Verdict] { items.map { check($0) } }

    private var ring: KeyRing {
        KeyRing(
            keys.compactMap { key in
                (try? VerifyingKey(base64: key.publicKey)).map {
                    KeyRing.Entry(side: key.side, key: $0, from: key.from, until: key.until, revoked: key.revoked)
                }
            })
    }

    private func check(_ item: Item) -> Verdict {
        let body = Array(item.event.utf8)
        guard format == Self.format, let event = try? Event(json: body) else {
            return Verdict(event: nil, faults: ["it is no event, or the bundle has another format 不是事件或格式不符"])
        }
        var verdict = Verdict(event: event)
        if event.realm.description != realm { verdict.faults.append("it belongs to \(event.realm) and the bundle to \(realm) 领域不符") }
        checkPlace(item, body, &verdict)
        if let cause = ring.verdict(on: event, body: body) {
            verdict.faults.append("the signature of \(event.side.rawValue) does not hold (\(cause.rawValue)) 签名不成立")
        } else {
            verdict.facts.append("said and signed by \(event.side.rawValue), key \(event.signature?.key ?? "-") 发送方签名成立")
        }
        checkReceipt(item, event, body, &verdict)
        return verdict
    }

    private func checkPlace(_ item: Item, _ body: [UInt8], _ verdict: inout Verdict) {
        let previous = Digest.bytes(hexadecimal: item.previous) ?? []
        let link = Chain.link(after: previous, sequence: Int64(item.sequence) ?? 0, recorded: item.recorded, body: body)
        if Digest.hexadecimal(link) == item.link {
            verdict.facts.append(
                "says to be number \(item.sequence) in the journal of \(side.rawValue), taken \(item.recorded); that journal has to have the "
                    + "link \(item.link.prefix(16))… there 位置为所称，须与日志核对")
        } else {
            verdict.faults.append("its place in the chain does not fit its bytes 链不符")
        }
    }

    private func checkReceipt(_ item: Item, _ event: Event, _ body: [UInt8], _ verdict: inout Verdict) {
        guard let proof = item.receipt else {
            verdict.facts.append("no receipt of \(event.side.other.rawValue) 没有对方回执")
            return
        }
        let bytes = Array(proof.event.utf8)
        guard let word = try? Event(json: bytes), let receipt = try? word.payload(LinkReceived.self), word.side == event.side.other,
            word.realm == event.realm, receipt.peer == event.side, receipt.proves(body, after: proof.before)
        else { return verdict.faults.append("the receipt does not name this event 回执与事件不符") }
        guard ring.verdict(on: word, body: bytes) == nil else {
            return verdict.faults.append("the receipt's signature does not hold 回执签名不成立")
        }
        verdict.facts.append(
            "received by \(word.side.rawValue) at \(receipt.at), receipt signed with \(word.signature?.key ?? "-") 对方已收到，回执签名成立")
    }
}

extension KeyRing {
    /// With the keys that either side announced in this journal, each signed by the one before it, and without those that it declared void.
    package func learning(from journal: JournalFile) throws -> KeyRing {
        var ring = self
        try journal.events { stored in
            guard Self.words.contains(where: { stored.topic.contains(".\($0).") }), let event = try? Event(json: stored.body) else {
                return
            }
            guard ring.verdict(on: event, body: stored.body) == nil else { return }
            try ring.take(event, overlap: CrossingPolicy.standard.overlapSeconds)
        }
        return ring
    }

    private static let words = [KeyAnnounced.type, KeyRevoked.type]
}
