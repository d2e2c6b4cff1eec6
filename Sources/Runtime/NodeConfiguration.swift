package import Events
import Foundation
package import Playbook
package import Processing
package import Wording

/// One node, as its YAML file describes it.
package struct NodeConfiguration: Sendable, Hashable {
    package let side: Side
    package let realm: Realm
    /// Where everything of this node lies.
    package let folder: NodeFolder
    /// The folder `Playbooks` with what the staff maintain.
    package let playbooks: String
    package let clock: ClockKind
    package let services: [ServiceName]
    /// Where others may reach this node's journal; nil: nobody can.
    package let outside: Address?
    package let peer: Peer?
    package let desk: Address?
    /// Who speaks for this side in CAP messages; nil: nobody does.
    package let announce: Announcer?

    package typealias ClockKind = NodeClock.Kind

    package struct Address: Sendable, Hashable {
        package let host: String
        package let port: Int
    }

    /// The other side's journal.
    package struct Peer: Sendable, Hashable {
        package let address: Address
        /// The file with the peer journal's public key.
        package let keyFile: String
    }
}

/// The services that a node may run, in the order in which they start.
package enum ServiceName: String, CaseIterable, Sendable, Hashable {
    case journal, observe, forecast, alert, respond, rivers, incidents, announce, notify, liaise, desk

    /// Whether it says under its own name how far it has read this node's journal; the link reads the other side's.
    package var readsJournal: Bool { self != .journal && self != .liaise }
}

// MARK: - Reading

extension NodeConfiguration {
    /// Reads a node file. Relative paths in it start at the file's own folder.
    package static func read(_ text: String, file: String) -> (value: NodeConfiguration?, findings: [Finding]) {
        let base = URL(filePath: file).deletingLastPathComponent()
        return Reader.read(text, file: file) { fields in decode(fields, base) }
    }

    private static func decode(_ fields: Fields, _ base: URL) -> NodeConfiguration? {
        let side = fields.choice("side", of: Side.self)
        let realm = fields.parsed("realm", as: Bilingual(zh: "领域", en: "realm"), example: "exercise-spring-drill") { Realm($0) }
        let data = fields.string("data").map { absolute($0, base) }
        let playbooks = fields.string("playbooks").map { absolute($0, base) }
        let clock = fields.optional.choice("clock", of: ClockKind.self) ?? .system
        let services = fields.entries("services")?.compactMap { $0.choice(of: ServiceName.self) }
        let outside = fields.optional.mapping("outside") { decodeAddress($0, rejecting: true) }
        let peer = fields.optional.mapping("peer") { decodePeer($0, base) }
        let desk = fields.optional.mapping("desk") { decodeAddress($0, rejecting: true) }
        let announce = fields.optional.mapping("announce") { Announcer($0, base) }
        fields.rejectUnknownKeys()
        guard let side, let realm, let data, let playbooks, let services else { return nil }
        if clock == .journal, realm == .actual { refuseJournalClock(fields) }
        return NodeConfiguration(
            side: side, realm: realm, folder: NodeFolder(path: data), playbooks: playbooks, clock: clock, services: services,
            outside: outside, peer: peer, desk: desk, announce: announce)
    }

    private static func refuseJournalClock(_ fields: Fields) {
        fields.report(
            at: "clock",
            problem: Bilingual(zh: "实际领域不能用演练时钟", en: "the real world cannot go by an exercise's clock"),
            remedy: Bilingual(zh: "请写 clock: system，或改用 exercise- 开头的领域", en: "write clock: system, or give the node an exercise realm"))
    }

    private static func decodeAddress(_ fields: Fields, rejecting: Bool) -> Address? {
        let host = fields.string("host", length: 1...253)
        let port = fields.integer("port", in: 0...65_533)
        if rejecting { fields.rejectUnknownKeys() }
        guard let host, let port else { return nil }
        return Address(host: host, port: port)
    }

    private static func decodePeer(_ fields: Fields, _ base: URL) -> Peer? {
        let address = decodeAddress(fields, rejecting: false)
        let key = fields.string("key").map { absolute($0, base) }
        fields.rejectUnknownKeys()
        guard let address, let key else { return nil }
        return Peer(address: address, keyFile: key)
    }

    fileprivate static func absolute(_ path: String, _ base: URL) -> String {
        URL(filePath: path, relativeTo: base).standardizedFileURL.path
    }
}

extension NodeConfiguration {
    /// The sender of a side's CAP messages.
    package struct Announcer: Sendable, Hashable {
        /// CAP's sender: unique, like a domain name.
        package let sender: String
        /// CAP's senderName.
        package let name: Bilingual
        package let contact: Bilingual?
        /// The file of the private key that signs what leaves the node.
        package let key: String?
        /// A folder with the public keys or certificates of others, `SENDER.pem`.
        package let trust: String?

        init?(_ fields: Fields, _ base: URL) {
            let sender = fields.parsed(
                "sender", as: Bilingual(zh: "CAP 的 sender（无空白、逗号、< 和 &）", en: "CAP's sender, without a space, comma, < or &"),
                example: "warning.kashgar.example"
            ) { $0.wholeMatch(of: /[^\s,<&]{1,128}/) == nil ? nil : $0 }
            let name = fields.bilingual("name")
            let contact = fields.optional.bilingual("contact")
            let key = fields.optional.string("key").map { absolute($0, base) }
            let trust = fields.optional.string("trust").map { absolute($0, base) }
            fields.rejectUnknownKeys()
            guard let sender, let name else { return nil }
            (self.sender, self.name, self.contact, self.key, self.trust) = (sender, name, contact, key, trust)
        }
    }
}
