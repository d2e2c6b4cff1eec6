import CAP
import CAPXML

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
    static func read(_ names: [String], by reader: CAPReader) -> [CAPFile] {
        var room = maximumBytesTogether
        return names.map { name in
            var file = CAPFile(name, by: reader)
            room -= file.byteCount
            if room < 0 { file.reading = file.reading.findingsAlone }
            return file
        }
    }
}
