import Foundation
import SystemPackage

/// The folders of smstools. A file is written beside and renamed, so that the daemon never sees half of one; its name follows from the
/// notification, so that what became of it is found again.
///
/// In `staging` a mark remembers that a file was handed over, from before that until its fate is known: `.name.part` is the file as long as it
/// was not, and the rename that hands it over is the same that takes it away. A process that died at any point between finds out which it was.
struct SMSSpool: Hashable, Sendable {
    let outgoing: String
    /// On the same disk as `outgoing`, or a file cannot be renamed into it.
    let staging: String
    let sent: String
    let failed: String

    /// What became of a file.
    enum State: Hashable {
        case sent, failed, waiting
        /// The daemon has taken it and not finished, or nobody ever handed it over.
        case taken
    }

    /// Places at which a test ends the process's work.
    enum Point: Hashable, CaseIterable { case written, marked, handed }

    func state(of name: String) -> State {
        if exists("\(sent)/\(name)") { return .sent }
        if exists("\(failed)/\(name)") { return .failed }
        return exists("\(outgoing)/\(name)") ? .waiting : .taken
    }

    private func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    func mark(_ name: String) -> String { "\(staging)/.\(name)" }
    private func part(_ name: String) -> String { "\(staging)/.\(name).part" }

    /// Hands it over, once: what was handed over already is left alone.
    /// - Throws: `ChannelError.notKept`.
    func put(_ bytes: [UInt8], as name: String, until point: Point = .handed) throws(ChannelError) {
        do {
            if !exists(mark(name)) {
                try write(bytes, to: part(name))
                if point == .written { return }
                try write([], to: mark(name))
                try sync(staging)
            }
            if point == .marked { return }
            // Without it the file was handed over before.
            guard exists(part(name)) else { return }
            guard unsafe rename(part(name), "\(outgoing)/\(name)") == 0 else { throw Errno(rawValue: errno) }
            try sync(outgoing)
            try sync(staging)
        } catch {
            throw .notKept("\(error); the folders of channels.yaml have to exist, on one disk, and belong to this user's group")
        }
    }

    private func write(_ bytes: [UInt8], to path: String) throws {
        let file = try FileDescriptor.open(
            FilePath(path), .writeOnly, options: [.create, .truncate, .closeOnExec], permissions: [.ownerReadWrite, .groupReadWrite])
        try file.closeAfter {
            _ = try file.writeAll(bytes)
            guard fsync(file.rawValue) == 0 else { throw Errno(rawValue: errno) }
        }
    }

    private func sync(_ folder: String) throws {
        let file = try FileDescriptor.open(FilePath(folder), .readOnly, options: [.directory, .closeOnExec])
        try file.closeAfter { guard fsync(file.rawValue) == 0 else { throw Errno(rawValue: errno) } }
    }

    /// Takes a file back that the daemon has not touched. False when it has; its `.LOCK` means that it is about to.
    func withdraw(_ name: String) -> Bool {
        guard !exists("\(outgoing)/\(name).LOCK"), unsafe rename("\(outgoing)/\(name)", part(name)) == 0 else { return false }
        forget(name)
        return true
    }

    /// Its fate is known, and nothing more is waited for.
    func forget(_ name: String) {
        unsafe unlink(mark(name))
        unsafe unlink(part(name))
    }

    /// Files whose fate is not known to the end, the oldest first.
    func marked() -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: staging)) ?? []
        return names.filter { $0.hasPrefix(".\(SMSChannel.prefix)") && !$0.hasSuffix(".part") }.map { String($0.dropFirst()) }
    }
}
