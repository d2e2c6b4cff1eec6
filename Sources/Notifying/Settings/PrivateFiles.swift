import Foundation
package import Playbook

/// What is wrong with a node's private files.
package struct ChannelFindings: Error, Hashable, Sendable, CustomStringConvertible {
    package let findings: [Finding]

    package init(_ findings: [Finding]) { self.findings = findings }

    package var description: String { findings.map(\.description).joined(separator: "\n") }
}

/// A node's `channels.yaml` and `contacts.yaml`, read and checked against each other.
package struct PrivateFiles: Hashable, Sendable {
    package let channels: ChannelsFile
    package let contacts: Contacts
    let watchdogSecret: String?
    /// Where `channels.yaml` is, or would be.
    let path: String

    /// A node without `channels.yaml` has its desk and nothing else; one with channels has contacts too.
    package static func read(in folder: String) throws(ChannelFindings) -> PrivateFiles {
        let path = "\(folder)/\(ChannelsFile.name)"
        guard FileManager.default.fileExists(atPath: path) else {
            return PrivateFiles(channels: .none, contacts: .none, watchdogSecret: nil, path: path)
        }
        let (text, unreadable) = PrivateFile.read(path)
        guard let text else { throw ChannelFindings(unreadable) }
        let (channels, findings) = ChannelsFile.read(text, file: path, folder: folder)
        guard let channels else { throw ChannelFindings(findings) }
        return PrivateFiles(
            channels: channels, contacts: try contacts(in: folder, channels.channels), watchdogSecret: try secret(channels.watchdog),
            path: path)
    }

    private static func contacts(in folder: String, _ channels: [ChannelSettings]) throws(ChannelFindings) -> Contacts {
        let path = "\(folder)/\(Contacts.name)"
        let (text, unreadable) = PrivateFile.read(path)
        guard let text else { throw ChannelFindings(unreadable) }
        let (contacts, findings) = Contacts.read(text, file: path, channels: channels)
        guard let contacts else { throw ChannelFindings(findings) }
        return contacts
    }

    private static func secret(_ watchdog: WatchdogSettings?) throws(ChannelFindings) -> String? {
        guard let file = watchdog?.secretFile else { return nil }
        let (secret, findings) = PrivateFile.secret(file)
        guard let secret else { throw ChannelFindings(findings) }
        return secret
    }
}
