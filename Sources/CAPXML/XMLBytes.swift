internal import CAP

/// What can be seen of a file before any parser looks at it, and what parsers disagree about: encodings, NUL bytes, files of another kind.
enum XMLBytes {
    /// In which bytes a text says that it is written, before it says so in words.
    private enum Family: String {
        case utf8 = "UTF-8"
        case utf16 = "UTF-16"
        case utf32 = "UTF-32"
        /// One byte for each of ASCII's characters.
        case ascii

        /// By the byte order mark, or by how `<` is written (XML 1.0, appendix F).
        init(_ bytes: [UInt8]) {
            let head = Array(bytes.prefix(4))
            switch head {
            case [0xFF, 0xFE, 0, 0], [0, 0, 0xFE, 0xFF], [0x3C, 0, 0, 0], [0, 0, 0, 0x3C]: self = .utf32
            case _ where head.starts(with: [0xEF, 0xBB, 0xBF]): self = .utf8
            case _ where Self.isWide(head): self = .utf16
            default: self = .ascii
            }
        }

        private static func isWide(_ head: [UInt8]) -> Bool {
            [[0xFF, 0xFE], [0xFE, 0xFF], [0x3C, 0], [0, 0x3C]].contains { head.starts(with: $0) }
        }
    }

    static func check(_ bytes: [UInt8]) throws(XMLRefusal) {
        guard bytes.contains(where: { !isSpace($0) }) else { throw XMLRefusal(.empty, line: 0) }
        if let kind = kind(of: bytes) { throw XMLRefusal(.malformed, line: 1, found: kind) }
        let family = Family(bytes)
        try checkEncoding(of: bytes, family)
        if let line = lineOfNull(in: bytes, family) { throw XMLRefusal(.nul, line: line) }
        try XMLTags(family == .utf16 ? bytes.filter { $0 != 0 } : bytes).check()
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

    /// Files that are taken for messages by mistake.
    private static func kind(of bytes: [UInt8]) -> String? {
        let kinds: [(String, [UInt8])] = [
            ("gzip", [0x1F, 0x8B]), ("ZIP", [0x50, 0x4B, 3, 4]), ("PDF", Array("%PDF".utf8)), ("PNG", [0x89, 0x50, 0x4E, 0x47]),
            ("JPEG", [0xFF, 0xD8, 0xFF]),
        ]
        if let known = kinds.first(where: { bytes.starts(with: $0.1) }) { return known.0 }
        let first = bytes.first { !isSpace($0) }
        return first == UInt8(ascii: "{") || first == UInt8(ascii: "[") ? "JSON" : nil
    }

    // MARK: Encodings

    /// A declaration that the bytes contradict is an error (XML 1.0 §4.3.3): one parser believes the one, another the other.
    private static func checkEncoding(of bytes: [UInt8], _ family: Family) throws(XMLRefusal) {
        let declared = declaredEncoding(in: bytes)?.uppercased()
        switch family {
        case .utf32: throw XMLRefusal(.encoding, line: 1, found: family.rawValue)
        case .ascii: return
        case .utf8:
            guard let declared, declared != "UTF-8", declared != "UTF8" else { return }
            throw XMLRefusal(.encoding, line: 1, found: "UTF-8 (BOM) ≠ \(declared)")
        case .utf16:
            if let declared, !declared.hasPrefix("UTF-16"), !declared.hasPrefix("ISO-10646-UCS-2") {
                throw XMLRefusal(.encoding, line: 1, found: "UTF-16 ≠ \(declared)")
            }
            let isMarked = bytes[0] >= 0xFE
            if !isMarked, declared == nil || declared == "UTF-16" { throw XMLRefusal(.encoding, line: 1, found: "UTF-16, no BOM") }
        }
    }

    /// What the XML declaration says, which is written in ASCII's characters, however wide.
    private static func declaredEncoding(in bytes: [UInt8]) -> String? {
        let head = bytes.prefix(maximumDeclaration).filter { $0 != 0 && $0 < 0x80 }
        let text = String(decoding: head, as: UTF8.self)
        guard text.hasPrefix("<?xml"), let declaration = text.split(separator: "?>", maxSplits: 1).first else { return nil }
        let parts = declaration.split(separator: "encoding", maxSplits: 1)
        guard parts.count == 2 else { return nil }
        let value = parts[1].drop { $0 == " " || $0 == "=" || $0 == "\t" || $0 == "\n" || $0 == "\r" }
        guard let quote = value.first, quote == "\"" || quote == "'" else { return nil }
        return String(value.dropFirst().prefix { $0 != quote })
    }

    /// Bytes in which a declaration is looked for.
    private static let maximumDeclaration = 400

    // MARK: NUL

    /// C libraries take a NUL for the end of a text: what follows it is seen by one reader and not by another.
    private static func lineOfNull(in bytes: [UInt8], _ family: Family) -> Int? {
        guard family == .utf16 else { return bytes.firstIndex(of: 0).map { lines(before: $0, in: bytes) } }
        let place = stride(from: 0, to: bytes.count - 1, by: 2).first { bytes[$0] == 0 && bytes[$0 + 1] == 0 }
        return place.map { lines(before: $0, in: bytes) }
    }

    private static func lines(before index: Int, in bytes: [UInt8]) -> Int { 1 + bytes[..<index].count { $0 == 0x0A } }
}
