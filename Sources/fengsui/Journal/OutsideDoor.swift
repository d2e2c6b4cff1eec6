import Foundation
import Journal
import Logging
import Runtime
import ZeroMQ

/// The door of a journal for others: its address, its key, and the list of those who may come in, which is read again when it changes.
struct OutsideDoor: Sendable {
    let door: JournalServer.Doors.Outside
    private let folder: NodeFolder
    private let log: Logger
    /// The list as it was read first: a key that is taken off it before the watch begins is noticed.
    private let first: Data?

    /// How often the list is looked at.
    private static let interval = Duration.seconds(1)

    /// - Throws: `Complaint` when the node has no key, `Findings` when the list cannot be read.
    init(_ configuration: NodeConfiguration, _ address: NodeConfiguration.Address, _ log: Logger) throws {
        (folder, self.log) = (configuration.folder, log)
        first = FileManager.default.contents(atPath: configuration.folder.allowedKeys)
        door = JournalServer.Doors.Outside(
            endpoints: .remote(host: address.host, port: address.port),
            secretKey: try KeyFiles.ownKeys(of: configuration).secretKey,
            access: Access(try AllowedKeysFile(configuration.folder).permissions()))
    }

    /// Follows the list until the task is cancelled. While the file has a mistake the list before it counts, and the log says so.
    func watchKeys() async throws {
        var known = first
        while true {
            try await Task.sleep(for: Self.interval)
            let now = content
            guard now != known else { continue }
            known = now
            do {
                let permissions = try AllowedKeysFile(folder).permissions()
                door.access.replace(with: permissions)
                log.notice("\(permissions.count) keys are allowed now")
            } catch {
                log.error("the list of keys has a mistake, and the one before it still counts: \(error)")
            }
        }
    }

    private var content: Data? { FileManager.default.contents(atPath: folder.allowedKeys) }
}
