import Foundation
import SystemPackage

/// The beginning of a file that smstools wrote: its headers, and of a report the lines of its text.
struct SMSFile: Hashable, Sendable {
    private let lines: [Substring]

    /// Of a file, as much as is read; a longer one loses its end.
    static let most = 4_096

    /// Nil when it cannot be read.
    static func read(_ path: String) -> SMSFile? {
        guard let file = try? FileDescriptor.open(FilePath(path), .readOnly, options: [.nonBlocking, .closeOnExec, .noFollow]) else {
            return nil
        }
        return try? file.closeAfter {
            let bytes = try unsafe [UInt8](unsafeUninitializedCapacity: most) { room, count in
                count = try unsafe file.read(into: UnsafeMutableRawBufferPointer(room))
            }
            return SMSFile(String(decoding: bytes, as: UTF8.self))
        }
    }

    init(_ text: String) { lines = text.split(whereSeparator: \.isNewline) }

    /// Whether one of its lines is this.
    func hasLine(_ text: String) -> Bool { lines.contains { $0 == text } }

    /// What stands behind `name:` at the beginning of a line, the first time.
    subscript(name: String) -> String? {
        guard let line = lines.first(where: { $0.hasPrefix(name + ":") }) else { return nil }
        return line.dropFirst(name.count + 1).trimmingCharacters(in: .whitespaces)
    }
}
