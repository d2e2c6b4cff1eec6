import Accord
import ArgumentParser
import Chronology
import Events
import Foundation
import Liaison
import Processing
import Runtime

/// Takes a key out.
struct KeysRevokeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke", abstract: "Take a key off the list, or declare a signing key void. 撤销密钥",
        discussion: """
            A name from the list of those who may connect: its connections are cut. A signing key of this side (16 digits): said in the journal,
            so that the other side hears it; what it signed at or after --from does not count, and keys that it announced since then fall
            with it. A signing key of the other side: does not count here from --from on, nor behind what of its journal has been read by
            now, whatever time is said there; `keys accept` takes that back. What was taken before stays.
            """)
    @OptionGroup var options: NodeOptions
    @Argument(help: "The name under which the key is known, or a signing key's 16 digits. 身份或签名密钥")
    var identity: String
    @Option(help: "From when a signing key does not count, RFC 3339; default: now. 起始时间")
    var from: String?
    @Option(help: "The number in the other side's journal up to which its key counts; default: what has been read of it. 对方日志序号")
    var through: Int64?
    @Option(help: "Why, in your words. 原因")
    var reason = "revoked by hand 人工撤销"

    func run() async throws {
        let configuration = try options.configuration()
        let signing = try SigningKeysFile(configuration.folder)
        // Keys that the other side announced are in no file that people keep.
        let learned = Link.remembered(at: configuration.folder.linkMemory)?.keys.entries.first { $0.key.name == identity }
        if let entry = signing.entry(named: identity) ?? learned { return try await revoke(entry, signing, configuration) }
        var list = try AllowedKeysFile(configuration.folder)
        try list.revoke(identity)
        try list.save()
        print("\(identity): no longer allowed")
    }

    private func revoke(_ entry: KeyRing.Entry, _ list: SigningKeysFile, _ configuration: NodeConfiguration) async throws {
        let told = try from.map { text in
            guard let time = Timestamp(rfc3339: text) else { throw Complaint("‘\(text)’ is no time; write it like 2026-03-26T10:00:00Z") }
            return time
        }
        var (entry, list) = (entry, list)
        if entry.side == configuration.side {
            let current = try KeyFiles.signingKey(of: configuration)
            guard current.verifying.name != entry.key.name else {
                throw Complaint("this node signs with ‘\(entry.key.name)’ now; say `fengsui keys rotate` first and revoke it then")
            }
            let time = try await KeyWords(configuration: configuration).say(signedWith: current) { now in
                KeyRevoked(key: entry.key.name, from: told ?? now, reason: reason)
            }
            entry.revoked = told ?? time
        } else {
            let now = NodeClock.system()
            (entry.revoked, entry.accepted) = (told ?? now, now)
            entry.closedAt = through ?? Link.remembered(at: configuration.folder.linkMemory)?.position ?? 0
        }
        list.add(entry)
        try list.save()
        print("\(entry.key.name): does not count from \(entry.revoked?.rfc3339 ?? "-") on 已撤销")
    }
}
