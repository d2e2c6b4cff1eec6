import Events
import Foundation

/// What an exercise has instead of every channel that leaves the system: a folder inside its own data, one file a message.
package struct FolderChannel: Channel {
    package let name: String
    private let folder: String

    package init(name: String, folder: String) { (self.name, self.folder) = (name, folder) }

    package func send(_ message: ChannelMessage) async throws(ChannelError) -> String? {
        let file = EventIdentity.derived(from: [name, message.notification]) + ".txt"
        let text = "\(message.notification)\n\(message.post) \(message.person ?? "–")\n\(message.subject)\n\n\(message.text)\n"
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            try Data(text.utf8).write(to: URL(filePath: folder).appending(path: file), options: .atomic)
            return file
        } catch {
            throw .notKept(error.localizedDescription)
        }
    }
}
