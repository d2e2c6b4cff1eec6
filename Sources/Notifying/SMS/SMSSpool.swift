import Foundation
import SystemPackage

/// The folders of smstools. A file is written beside and renamed, so that the daemon never sees half of one; its name follows from the
/// notification, so that a second attempt is the same file and what became of it is found again.
struct SMSSpool: Hashable, Sendable {
    let outgoing: String
    /// On the same disk as `outgoing`, or a file cannot be renamed into it.
    let staging: String
    let sent: String
    let failed: String

    /// What became of a file.
    enum State: Hashable {
        case sent, failed, waiting
        /// The daemon has taken it and not finished.
        case taken
    }

    func state(of name: String) -> State {
        if exists(sent, name) { return .sent }
        if exists(failed, name) { return .failed }
        return exists(outgoing, name) ? .waiting : .taken
    }

    private func exists(_ folder: String, _ name: String) -> Bool {
        // The modems' names may be put in front or an ending behind; ours is in between.
        if FileManager.default.fileExists(atPath: "\(folder)/\(name)") { return true }
        return false
    }

    /// - Throws: `ChannelError.notKept`.
    func put(_ bytes: [UInt8], as name: String) throws(ChannelError) {
        // What failed before would be found again at once.
        try? FileManager.default.removeItem(atPath: "\(failed)/\(name)")
        do {
            let part = "\(staging)/.\(name)"
            let file = try FileDescriptor.open(
                FilePath(part), .writeOnly, options: [.create, .truncate], permissions: [.ownerReadWrite, .groupReadWrite])
            try file.closeAfter {
                _ = try file.writeAll(bytes)
                guard fsync(file.rawValue) == 0 else { throw Errno(rawValue: errno) }
            }
            guard unsafe rename(part, "\(outgoing)/\(name)") == 0 else { throw Errno(rawValue: errno) }
        } catch {
            throw .notKept("\(error); the folders of channels.yaml have to exist, on one disk, and belong to this user's group")
        }
    }

    /// Takes a file back that the daemon has not touched. False when it has.
    func withdraw(_ name: String) -> Bool {
        let back = "\(staging)/.\(name)"
        guard unsafe rename("\(outgoing)/\(name)", back) == 0 else { return false }
        unsafe unlink(back)
        return true
    }
}
