import Foundation
import Playbook

/// Every secret that a node's `channels.yaml` names or holds. They are read once and together: a server may say what another channel was given.
struct ChannelSecrets: Sendable {
    private let texts: [String: String]
    /// What is wrong with their files.
    let findings: [Finding]
    /// Hides all of them.
    let redaction: Redaction

    /// Of a part of an address; a shorter one is a word that people need to understand what went wrong.
    static let shortestPart = 16

    init(of file: ChannelsFile) {
        var (texts, findings) = ([String: String](), [Finding]())
        for path in Set(file.channels.flatMap(\.secretFiles) + [file.watchdog?.secretFile].compactMap(\.self)).sorted() {
            let (text, found) = PrivateFile.secret(path)
            (texts[path], findings) = (text, findings + found)
        }
        (self.texts, self.findings) = (texts, findings)
        let addresses = (file.channels.map(\.url) + [file.watchdog?.url]).compactMap(\.self)
        redaction = Redaction(Array(texts.values) + addresses.flatMap(Self.parts))
    }

    subscript(file: String) -> String? { texts[file] }

    /// Services that ask for no key have it in the path of their address.
    private static func parts(of address: String) -> [String] {
        (URLComponents(string: address)?.path ?? "").split(separator: "/").filter { $0.utf8.count >= shortestPart }.map(String.init)
    }
}

extension ChannelSettings {
    fileprivate var secretFiles: [String] {
        switch way {
        case .desk, .mail, .sms: []
        case .webhook(_, let secretFile): [secretFile].compactMap(\.self)
        case .wecom(_, let keyFile, _): [keyFile]
        case .dingtalk(_, let tokenFile, let secretFile): [tokenFile, secretFile]
        }
    }

    fileprivate var url: String? {
        switch way {
        case .desk, .mail, .sms: nil
        case .webhook(let url, _), .wecom(let url, _, _), .dingtalk(let url, _, _): url
        }
    }
}
