import CAP
import CAPXML
import Foundation

/// A file that may be a CAP message.
struct CAPFile {
    let name: String
    private(set) var reading: CAPReading
    let byteCount: Int
    let identifier: String?
    let sender: String?

    /// Files of one command; a chain is never so long.
    static let maximumFiles = 1_000
    /// Of files that are held against one another; what comes after is judged by itself and let go.
    static let maximumBytesTogether = 32 << 20

    /// Reads one; what cannot be read is a finding like any other.
    init(_ name: String, by reader: CAPReader) {
        let bytes = Self.bytes(of: name)
        self.name = name
        byteCount = bytes?.count ?? 0
        reading = bytes.map(reader.read) ?? .refused(CAPFinding(.unreadable, line: 0, found: name))
        (identifier, sender) = (reading.alert?.identifier, reading.alert?.sender)
    }

    /// All of them, those beyond the bound with their findings only.
    static func read(_ names: [String], by reader: CAPReader) -> [CAPFile] {
        var room = maximumBytesTogether
        return names.map { name in
            var file = CAPFile(name, by: reader)
            room -= file.byteCount
            if room < 0 { file.reading = file.reading.findingsAlone }
            return file
        }
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
