internal import Foundation
package import Wording

/// The bytes of a file that may be a message, or a key. Only regular files and standard input are read: a pipe, a socket or a device may never
/// end, or never begin.
package enum MessageFile {
    /// Why there are no bytes; the text says what to do.
    package enum Fault: Error, Hashable, CaseIterable {
        /// No regular file, whatever a link leads to.
        case kind
        /// It is not there, or this user may not read it.
        case unreadable

        package var text: Bilingual {
            switch self {
            case .kind:
                Bilingual(
                    zh: "不是普通文件（管道、设备、套接字或目录）；请给出文件本身，或用 - 表示标准输入",
                    en: "it is no regular file but a pipe, device, socket or folder; give the file itself, or - for standard input")
            case .unreadable: Bilingual(zh: "无法读取；检查路径和读取权限", en: "it cannot be read; check the path and that this user may read it")
            }
        }
    }

    /// One byte more than is judged is enough to see that a file is too large.
    ///
    /// - Parameter name: `-` is standard input.
    package static func bytes(of name: String) throws(Fault) -> [UInt8] {
        let handle = name == "-" ? FileHandle.standardInput : try opened(name)
        var bytes: [UInt8] = []
        do {
            while let part = try handle.read(upToCount: CAPReader.maximumBytes + 1 - bytes.count), !part.isEmpty { bytes += part }
        } catch {
            throw .unreadable
        }
        return bytes
    }

    /// Opened before its kind is looked at, so that nobody exchanges it in between; and without waiting for whoever writes to a pipe.
    private static func opened(_ path: String) throws(Fault) -> FileHandle {
        let descriptor = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        // A socket is not even opened.
        guard descriptor >= 0 else { throw errno == ENXIO ? .kind : .unreadable }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        var facts = stat()
        guard unsafe fstat(descriptor, &facts) == 0 else { throw .unreadable }
        guard facts.st_mode & S_IFMT == S_IFREG else { throw .kind }
        return handle
    }
}
