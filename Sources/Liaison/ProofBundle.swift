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
        /// The numbers in that journal behind which it counts, and counts no more, whatever time an event says.
        package var behind: String?
        package var through: String?
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
        /// Whether the policy of whoever took the proof lets it cross; nil, in older bundles: it is taken to cross.
        package var crosses: Bool?
    }

    /// The word of whoever received it.
    package struct Receipt: Codable, Sendable, Hashable {
        package var event: String
        /// The digest of the receipt before it.
        package let before: String
        /// Its number in the journal that the bundle was taken from, by which the key that signed it counts or not. In older bundles it is left
        /// out: then the key's times decide.
        package var sequence: String?
    }

    /// Walks a journal once and takes what is asked for, with the receipt that the other one of the two sides gave for it.
    package init(
        from journal: JournalFile, of side: Side, keys: KeyRing, policy: CrossingPolicy, where isWanted: (Event) -> Bool
    ) throws {
        (format, realm, self.side) = (Self.format, journal.realm.description, side)
        var collector = Collector(policy: policy)
        try journal.events { try collector.take($0, isWanted) }
        items = collector.items
        self.keys = keys.entries.map {
            Key(
                side: $0.side, name: $0.key.name, publicKey: $0.key.base64, from: $0.from, until: $0.until, revoked: $0.revoked,
                behind: $0.announcedAt.map { String($0) }, through: $0.closedAt.map { String($0) })
        }
    }

    private struct Collector {
        let policy: CrossingPolicy
        var items: [Item] = []
        private var sides: [Side] = []
        private var link = Chain.origin
        private var digests: [Side: String] = [:]

        init(policy: CrossingPolicy) { self.policy = policy }

        mutating func take(_ stored: StoredEvent, _ isWanted: (Event) -> Bool) throws {
            let event = try Event(json: stored.body)
            if isWanted(event), items.count < ProofBundle.maximumEvents {
                items.append(
                    Item(
                        sequence: String(stored.sequence), recorded: stored.recorded, previous: Digest.hexadecimal(link),
                        link: Digest.hexadecimal(stored.link), event: String(decoding: stored.body, as: UTF8.self),
                        crosses: policy.takes(event, from: event.side)))
                sides.append(event.side)
            }
            link = stored.link
            if event.type == LinkReceived.type { try receive(event, stored) }
        }

        private mutating func receive(_ event: Event, _ stored: StoredEvent) throws {
            let receipt = try event.payload(LinkReceived.self)
            let before = digests[event.side] ?? LinkReceived.origin
            digests[event.side] = receipt.digest
            for index in items.indices where items[index].receipt == nil && sides[index] != event.side {
                guard receipt.names(Array(items[index].event.utf8)) else { continue }
                items[index].receipt = Receipt(
                    event: String(decoding: stored.body, as: UTF8.self), before: before, sequence: String(stored.sequence))
            }
        }
    }
}
