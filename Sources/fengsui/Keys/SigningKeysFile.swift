import Accord
import Chronology
import Events
import Foundation
import Playbook
import Runtime
import Wording

/// The signing keys that were let in by hand: `signing-keys.yaml` in the node's folder of keys. This side's own, also those before, so that
/// what they signed can be proven, and the other side's first one; those that it announces later are learned from what it says.
struct SigningKeysFile {
    private let path: String
    private(set) var entries: [KeyRing.Entry]

    /// Reads the list; no file is an empty list.
    /// - Throws: `Findings` with file, line and what to write.
    init(_ folder: NodeFolder) throws {
        path = folder.signingKeys
        guard let data = FileManager.default.contents(atPath: path) else {
            entries = []
            return
        }
        let (value, findings) = Reader.readList(
            String(decoding: data, as: UTF8.self), file: path, count: 0...KeyRing.maximumKeys, unique: "public", Self.entry)
        guard let value else { throw Findings(findings) }
        entries = value
    }

    var ring: KeyRing { KeyRing(entries) }

    private static func entry(_ fields: Fields) -> KeyRing.Entry? {
        let side = fields.choice("side", of: Side.self)
        let key = fields.parsed("public", as: Bilingual(zh: "签名公钥", en: "a public signing key"), example: "43 characters and =") {
            try? VerifyingKey(base64: $0)
        }
        let name = fields.string("key", length: 16...16)
        let optional = fields.optional
        let times = ["from", "until", "revoked", "accepted"].map { time($0, optional) }
        let through = optional.integer("through", in: 0...Int.max)
        fields.rejectUnknownKeys()
        guard let side, let key, let name else { return nil }
        guard name == key.name else {
            fields.report(
                at: "key", problem: Bilingual(zh: "名称与公钥不符", en: "the name is not that of the public key"),
                remedy: Bilingual(zh: "应为 \(key.name)", en: "write \(key.name)"))
            return nil
        }
        var entry = KeyRing.Entry(side: side, key: key, from: times[0], until: times[1], revoked: times[2])
        (entry.accepted, entry.closedAt) = (times[3], through.map { Int64($0) })
        return entry
    }

    private static func time(_ key: String, _ fields: Fields) -> Timestamp? {
        fields.parsed(key, as: Bilingual(zh: "时间", en: "a time"), example: "2026-03-26T10:00:00Z") { Timestamp(rfc3339: $0) }
    }

    /// Adds a key, or replaces what was written about it.
    mutating func add(_ entry: KeyRing.Entry) {
        entries.removeAll { $0.key == entry.key }
        entries.append(entry)
    }

    func entry(named name: String) -> KeyRing.Entry? { entries.first { $0.key.name == name } }

    func save() throws {
        let text = entries.isEmpty ? "[]\n" : entries.map(Self.yaml).joined()
        try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    }

    private static func yaml(_ entry: KeyRing.Entry) -> String {
        var lines = ["- side: \(entry.side.rawValue)", "  key: '\(entry.key.name)'", "  public: '\(entry.key.base64)'"]
        for (name, time) in [("from", entry.from), ("until", entry.until), ("revoked", entry.revoked), ("accepted", entry.accepted)] {
            if let time { lines.append("  \(name): '\(time)'") }
        }
        if let through = entry.closedAt { lines.append("  through: \(through)") }
        return lines.joined(separator: "\n") + "\n"
    }
}
