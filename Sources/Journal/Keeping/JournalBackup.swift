import Foundation

/// A journal's copies: made while it is in use, and put in the place of one that was lost.
package enum JournalBackup {
    /// Copies one moment of the journal to `destination`, which exists under that name only when it is whole and verified.
    /// - Throws: `JournalError.exists`; `.broken` when the journal is: then there is no copy.
    package static func make(
        of journal: JournalFile, at destination: String, progress: (Int64, Int64) -> Void = { _, _ in }
    ) throws(JournalError) -> JournalVerification {
        try refuse(existing: destination)
        let part = destination + ".part"
        try? FileManager.default.removeItem(atPath: part)
        do throws(JournalError) {
            try journal.copy(to: part)
            return try finish(part, as: destination, progress)
        } catch {
            try? FileManager.default.removeItem(atPath: part)
            throw error
        }
    }

    /// Puts the journal of a backup at `path`, where none may be.
    /// - Throws: `JournalError.exists`, `.inUse`, and `.broken` when the backup is no good: then nothing was put there.
    package static func restore(
        _ backup: JournalFile, to path: String, progress: (Int64, Int64) -> Void = { _, _ in }
    ) throws(JournalError) -> JournalVerification {
        let lock = try JournalLock(besides: path)
        defer { withExtendedLifetime(lock) {} }
        // An old write-ahead log beside the new file would be taken for its own.
        for file in [path, path + "-wal", path + "-shm"] { try refuse(existing: file) }
        let part = path + ".part"
        try? FileManager.default.removeItem(atPath: part)
        do throws(JournalError) {
            try backup.copy(to: part)
            return try finish(part, as: path, progress)
        } catch {
            try? FileManager.default.removeItem(atPath: part)
            throw error
        }
    }

    private static func refuse(existing path: String) throws(JournalError) {
        if FileManager.default.fileExists(atPath: path) { throw .exists(path: path) }
    }

    /// Verifies the copy, brings it to the disk, and gives it its name.
    private static func finish(
        _ part: String, as destination: String, _ progress: (Int64, Int64) -> Void
    ) throws(JournalError) -> JournalVerification {
        let verification = try JournalFile(path: part).verify(progress: progress)
        do {
            try synchronise(part)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: part)
            try FileManager.default.moveItem(atPath: part, toPath: destination)
            try synchronise(URL(filePath: destination).deletingLastPathComponent().path)
        } catch {
            throw .storageFailed(path: destination, reason: "\(error)")
        }
        return verification
    }

    /// A file's content, or a folder's list of names, has reached the disk when this returns.
    private static func synchronise(_ path: String) throws {
        let handle = try FileHandle(forReadingFrom: URL(filePath: path))
        defer { try? handle.close() }
        try handle.synchronize()
    }
}
