import CAP
import CAPXML
import Foundation

/// A file that may be a CAP message.
struct CAPFile {
    let name: String
    let reading: CAPReading

    /// Files of one command; a chain is never so long.
    static let maximumFiles = 1_000

    /// Reads one; what cannot be read is a finding like any other.
    init(_ name: String, by reader: CAPReader) {
        self.name = name
        reading =
            Self.bytes(of: name).map(reader.read)
            ?? .refused(CAPFinding(.unreadable, line: 0, found: name))
    }

    /// `-` is standard input. Nil where it cannot be read. One byte more than is judged is enough: a file without end (a device, a pipe) is
    /// too large and not waited for.
    static func bytes(of name: String) -> [UInt8]? {
        guard let handle = name == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: name) else { return nil }
        var bytes: [UInt8] = []
        do {
            while let part = try handle.read(upToCount: CAPReader.maximumBytes + 1 - bytes.count), !part.isEmpty { bytes += part }
        } catch {
            return nil
        }
        return bytes
    }
}
