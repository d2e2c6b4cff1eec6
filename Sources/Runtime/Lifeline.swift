import Glibc
import SystemPackage

/// A pipe whose reading end every child has as its standard input. Nothing is ever written: it ends when the parent ends, however that dies.
final class Lifeline: Sendable {
    let childEnd: FileDescriptor
    private let parentEnd: FileDescriptor

    init() throws(SupervisorError) {
        do {
            (childEnd, parentEnd) = try FileDescriptor.pipe()
        } catch {
            throw .start(service: "up", reason: "the system gives no pipe (\(error))")
        }
        // Not inherited, or the children would keep each other alive; a child's standard input is a copy.
        for end in [childEnd, parentEnd] { _ = fcntl(end.rawValue, F_SETFD, FD_CLOEXEC) }
    }

    deinit {
        try? childEnd.close()
        try? parentEnd.close()
    }

    /// In a child: returns when the parent has gone. For a thread of its own.
    package static func awaitEnd() {
        var byte: UInt8 = 0
        while true {
            let count = unsafe read(STDIN_FILENO, &byte, 1)
            if count == 0 || (count < 0 && errno != EINTR) { return }
        }
    }
}
