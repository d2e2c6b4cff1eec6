internal import CAP

/// A file that may be a CAP message.
package struct CAPFile {
    package let name: String
    package private(set) var reading: CAPReading
    package let identifier: String?
    package let sender: String?
    /// Of a file beyond the bound, what its message says is not kept.
    package private(set) var isLetGo = false
    private let byteCount: Int

    /// Files of one command; a chain is never so long.
    package static let maximumFiles = 1_000
    /// Of files that are held against one another; what comes after is judged by itself and let go.
    package static let maximumBytesTogether = 32 << 20

    /// Reads one; what cannot be read is a finding like any other.
    private init(_ name: String, by reader: CAPReader) {
        self.name = name
        do throws(MessageFile.Fault) {
            let bytes = try MessageFile.bytes(of: name)
            (byteCount, reading) = (bytes.count, reader.read(bytes))
        } catch {
            (byteCount, reading) = (0, .refused(CAPFinding(error == .kind ? .fileKind : .unreadable, line: 0, found: name)))
        }
        (identifier, sender) = (reading.alert?.identifier, reading.alert?.sender)
    }

    /// All of them, those beyond the bound with their findings only.
    package static func read(_ names: [String], by reader: CAPReader, together bound: Int = maximumBytesTogether) -> [CAPFile] {
        var room = bound
        return names.map { name in
            var file = CAPFile(name, by: reader)
            room -= file.byteCount
            if room < 0 { (file.reading, file.isLetGo) = (file.reading.findingsAlone, true) }
            return file
        }
    }
}
