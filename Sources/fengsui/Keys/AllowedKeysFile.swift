import Accord
import Foundation
import Journal
import Playbook
import Runtime
import ZeroMQ

/// One line of the list of those who may connect from outside.
struct AllowedKey: Hashable, Sendable {
    let identity: String
    let key: String
    /// Beginnings of event types; none: may only read.
    let publish: [String]
    /// What its events' source must begin with.
    let source: String

    /// By which people tell keys apart: the first 16 hexadecimal digits of SHA-256 over its 40 characters.
    var fingerprint: String { Digest.hexadecimal(Digest.of(Array(key.utf8))).prefix(16).description }
}

/// The list of those who may connect to a journal from outside: `allowed-keys.yaml` in the node's folder of keys.
struct AllowedKeysFile {
    private let path: String
    private(set) var entries: [AllowedKey]

    /// Reads the list; no file is an empty list: nobody may connect.
    /// - Throws: `Findings` with file, line and what to write.
    init(_ folder: NodeFolder) throws {
        path = folder.allowedKeys
        guard let data = FileManager.default.contents(atPath: path) else {
            entries = []
            return
        }
        let (value, findings) = Reader.readList(
            String(decoding: data, as: UTF8.self), file: path, count: 0...1000, unique: "identity", Self.entry)
        guard let value else { throw Findings(findings) }
        entries = value
    }

    private static func entry(_ fields: Fields) -> AllowedKey? {
        let identity = fields.identifier("identity")
        let key = fields.string("key", length: 40...40)
        let publish = fields.optional.entries("publish")?.compactMap { $0.string() } ?? []
        let source = fields.string("source", length: 1...128)
        fields.rejectUnknownKeys()
        guard let identity, let key, let source else { return nil }
        return AllowedKey(identity: identity, key: key, publish: publish, source: source)
    }

    /// Takes a key in, or changes what a known one may do.
    /// - Parameter replacing: whether another key of the same name may go for it.
    /// - Returns: the key that went.
    /// - Throws: `Complaint`, also when the name has another key: who has that one would be shut out, and nobody would notice.
    @discardableResult
    mutating func allow(_ entry: AllowedKey, replacing: Bool = false) throws -> AllowedKey? {
        try Self.check(entry)
        let old = entries.first { $0.identity == entry.identity && $0.key != entry.key }
        if let old, !replacing {
            throw Complaint(
                "‘\(old.identity)’ is on the list with another key, \(old.fingerprint), and would be shut out 该名称已有另一把公钥；"
                    + "add --replace if this one, \(entry.fingerprint), is to take its place, or give it a name of its own")
        }
        guard entries.allSatisfy({ $0.identity == entry.identity || $0.key != entry.key }) else {
            throw Complaint("this key is on the list already under another name; revoke that one first")
        }
        entries.removeAll { $0.identity == entry.identity }
        entries.append(entry)
        return old
    }

    /// What is written has to be readable again.
    private static func check(_ entry: AllowedKey) throws {
        guard entry.identity.wholeMatch(of: /[a-z0-9][a-z0-9-]{0,63}/) != nil else {
            throw Complaint("‘\(entry.identity)’ is no name for a key; write 1–64 of a–z, 0–9 and hyphens, like corps-liaise")
        }
        guard entry.source.wholeMatch(of: /\/(local|corps)\/[a-z0-9-]*/) != nil else {
            throw Complaint("‘\(entry.source)’ is no beginning of a source; write /local/, /corps/ or one with a service's name")
        }
        for prefix in entry.publish where prefix.wholeMatch(of: /[a-z0-9.-]{1,64}/) == nil {
            throw Complaint("‘\(prefix)’ is no beginning of an event type; write one like air. or water.incident.reported")
        }
    }

    mutating func revoke(_ identity: String) throws {
        guard entries.contains(where: { $0.identity == identity }) else {
            throw Complaint("nobody is called ‘\(identity)’ on the list; it has: \(entries.map(\.identity).joined(separator: ", "))")
        }
        entries.removeAll { $0.identity == identity }
    }

    /// Written beside the old one and put in its place: a running journal never sees half of it.
    func save() throws {
        let text = entries.isEmpty ? "[]\n" : entries.map(Self.yaml).joined()
        try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    }

    private static func yaml(_ entry: AllowedKey) -> String {
        let publish = entry.publish.map { "'\($0)'" }.joined(separator: ", ")
        return "- identity: \(entry.identity)\n  key: '\(entry.key)'\n  publish: [\(publish)]\n  source: '\(entry.source)'\n"
    }

    /// As the journal wants it.
    func permissions() throws -> [Permission] {
        try entries.map {
            Permission(identity: $0.identity, key: try CurvePublicKey(z85: $0.key), publish: $0.publish, sourcePrefix: $0.source)
        }
    }
}
