import Foundation

/// Keeps a second process from writing to the same journal. Held as long as this lives; the system frees it when a process dies.
final class JournalLock: Sendable {
    private let descriptor: Int32

    /// - Throws: `JournalError.inUse` when another process has it.
    init(besides path: String) throws(JournalError) {
        descriptor = unsafe open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .notAJournal(path: path, reason: unsafe String(cString: strerror(errno))) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw .inUse(path: path)
        }
    }

    deinit { close(descriptor) }
}
