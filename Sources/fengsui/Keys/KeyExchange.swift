import Accord
import Events
import Foundation
import Processing
import Runtime
import ZeroMQ

/// Takes the other side's card: lets its journal key in beside the ones before, and its signing key.
enum KeyExchange {
    /// - Parameter keyFile: where the link finds the other journal's public keys; nil: that file is the other node's own.
    /// - Throws: `Complaint` when the card is this side's own or belongs to another realm.
    static func accept(_ card: KeyCard, at configuration: NodeConfiguration, keyFile: String?) throws {
        guard card.side == configuration.side.other else {
            throw Complaint("the card is that of \(card.side.rawValue), this node's own side; take the other side's")
        }
        guard card.realm == configuration.realm else {
            throw Complaint("the card belongs to \(card.realm) and this node to \(configuration.realm); an exercise has keys of its own")
        }
        let journal = try CurvePublicKey(z85: card.journal)
        try allow(journal, of: card.side, in: configuration.folder)
        if let keyFile { try remember(journal, in: keyFile) }
        try accept(card.signing, of: card.side, in: configuration.folder)
    }

    /// A human's word of now stands above what was said of the key before: that it was replaced, or void.
    private static func accept(_ key: VerifyingKey, of side: Side, in folder: NodeFolder) throws {
        var list = try SigningKeysFile(folder)
        guard list.entries.count < KeyRing.maximumKeys || list.entry(named: key.name) != nil else {
            throw Complaint("\(folder.signingKeys) has \(KeyRing.maximumKeys) keys; take out those that are no longer needed for proofs")
        }
        var entry = KeyRing.Entry(side: side, key: key)
        entry.accepted = NodeClock.system()
        list.add(entry)
        try list.save()
    }

    /// Beside the key before, so that the link is never cut by a change; the old one goes with `keys revoke`.
    private static func allow(_ key: CurvePublicKey, of side: Side, in folder: NodeFolder) throws {
        var list = try AllowedKeysFile(folder)
        guard !list.entries.contains(where: { $0.key == key.z85 }) else { return }
        let names = ["\(side.rawValue)-liaise"] + (2...9).map { "\(side.rawValue)-liaise-\($0)" }
        guard let name = names.first(where: { name in !list.entries.contains { $0.identity == name } }) else {
            throw Complaint("the list has nine keys of \(side.rawValue) already; take old ones off with `fengsui keys revoke`")
        }
        try list.allow(AllowedKey(identity: name, key: key.z85, publish: [], source: "/\(side.rawValue)/"))
        try list.save()
    }

    /// The newest last: the one before is tried first until it does not answer any more. Of too many the oldest goes.
    private static func remember(_ key: CurvePublicKey, in path: String) throws {
        var keys = FileManager.default.fileExists(atPath: path) ? try KeyFiles.publicKeys(at: path).map(\.z85) : []
        guard !keys.contains(key.z85) else { return }
        keys = keys.suffix(KeyFiles.maximumInFile - 1) + [key.z85]
        try KeyFiles.write(keys.joined(separator: "\n"), to: path)
    }
}
