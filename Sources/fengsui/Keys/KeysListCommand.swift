import Accord
import ArgumentParser
import Events
import Foundation
import Liaison
import Runtime
import ZeroMQ

/// Shows all keys of a node, and what is wrong with their files.
struct KeysListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List all keys that this node has and knows, and check their files. 列出密钥",
        discussion: "Ends with 1 when a secret can be read by others or a file is missing.")
    @OptionGroup var options: NodeOptions

    func run() throws {
        let configuration = try options.configuration()
        let folder = configuration.folder
        print("journal 日志  own 本方    \(try KeyFiles.publicKey(at: folder.publicKey).z85)")
        if FileManager.default.fileExists(atPath: folder.nextPublicKey) {
            print("journal 日志  next 下一把 \(try KeyFiles.publicKey(at: folder.nextPublicKey).z85)")
        }
        for entry in try AllowedKeysFile(folder).entries {
            let publish = entry.publish.isEmpty ? "" : "  \(entry.publish)"
            print("journal 日志  allowed 允许 \(entry.key)  \(entry.fingerprint)  \(entry.identity)\(publish)")
        }
        if let peer = configuration.peer, let keys = try? KeyFiles.publicKeys(at: peer.keyFile) {
            for key in keys { print("journal 日志  peer 对方    \(key.z85)") }
        }
        let signing = try SigningKeysFile(folder)
        for entry in Link.keys(signing.ring, remembered: folder.linkMemory).entries {
            print(Self.line(entry) + (signing.entry(named: entry.key.name) == nil ? "  announced 对方通告" : ""))
        }
        let faults = Self.faults(in: folder)
        for fault in faults { printError(fault) }
        guard faults.isEmpty else { throw ExitCode.failure }
    }

    private static func line(_ entry: KeyRing.Entry) -> String {
        let times = [("from 起", entry.from), ("until 止", entry.until), ("REVOKED 撤销", entry.revoked)].compactMap { name, time in
            time.map { "  \(name) \($0)" }
        }
        let place = entry.closedAt.map { "  through 至 #\($0)" } ?? ""
        let side = entry.side.rawValue.padding(toLength: 6, withPad: " ", startingAt: 0)
        return "signing 签名  \(side)  \(entry.key.name)\(times.joined())\(place)"
    }

    private static func faults(in folder: NodeFolder) -> [String] {
        [folder.secretKey, folder.signingSecret, folder.nextSecretKey].compactMap { path in
            guard FileManager.default.fileExists(atPath: path) else {
                return path == folder.nextSecretKey ? nil : "\(path) is missing; `fengsui keys make` makes it"
            }
            return SecretFile.openMode(of: path).map { SecretFileError.open(path: path, mode: $0).description }
        }
    }
}
