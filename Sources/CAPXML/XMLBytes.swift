internal import CAP

/// What can be seen of a file before any parser looks at it, and what parsers disagree about: encodings, NUL bytes, tags, files of another kind.
enum XMLBytes {
    /// In which bytes a text says that it is written, before it says so in words.
    private enum Family: String {
        case utf8 = "UTF-8"
        case utf16 = "UTF-16"
        case utf32 = "UTF-32"
        case ebcdic = "EBCDIC"
        /// One byte for each of ASCII's characters.
        case ascii

        /// By the byte order mark, or by how `<` is written (XML 1.0, appendix F).
        init(_ bytes: [UInt8]) {
            let head = Array(bytes.prefix(4))
            switch head {
            case [0xFF, 0xFE, 0, 0], [0, 0, 0xFE, 0xFF], [0x3C, 0, 0, 0], [0, 0, 0, 0x3C]: self = .utf32
            case [0x4C, 0x6F, 0xA7, 0x94]: self = .ebcdic
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
        if let kind = kind(of: bytes) { throw XMLRefusal(.malformed, line: 1, found: kind) }
        let family = Family(bytes)
        let units = units(of: bytes, family)
        try checkEncoding(of: bytes, units, family)
        if let place = units.firstIndex(of: 0) { throw XMLRefusal(.nul, line: 1 + units[..<place].count { $0 == 0x0A }) }
        guard let first = units.first(where: { !isSpace($0) }) else { throw XMLRefusal(.empty, line: 0) }
        guard first == UInt8(ascii: "<") else { throw XMLRefusal(.malformed, line: 1, found: "0x\(String(first, radix: 16)) ≠ <") }
        try XMLTags(units).check()
    }

    /// What a parser will take for characters, from behind a byte order mark: ASCII's as they are, and something beyond ASCII for each other.
    /// Nothing is looked for in the bytes themselves: those of `∼` are `<"` in UTF-16.
    private static func units(of bytes: [UInt8], _ family: Family) -> [UInt8] {
        switch family {
        case .utf8: return Array(bytes.dropFirst(3))
        case .ascii, .ebcdic, .utf32: return bytes
        case .utf16:
            let (high, low) = isBigEndian(bytes) ? (0, 1) : (1, 0)
            return stride(from: isMarked(bytes) ? 2 : 0, to: bytes.count - 1, by: 2).map {
                bytes[$0 + high] == 0 && bytes[$0 + low] < 0x80 ? bytes[$0 + low] : 0x80
            }
        }
    }

    // Of UTF-16: by its mark, or by its `<`.
    private static func isMarked(_ bytes: [UInt8]) -> Bool { bytes[0] >= 0xFE }
    private static func isBigEndian(_ bytes: [UInt8]) -> Bool { bytes[0] == 0xFE || bytes[0] == 0 }

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

    /// One byte for each of ASCII's characters, and no `<`, `=`, `>` or quotation mark within another character: their later bytes are 0x30 to
    /// 0x39, or 0x40 and above. And the same in every library: UTF-7 and others have been used to smuggle text past filters.
    private static let known = ["ISO-8859-", "WINDOWS-125", "CP125", "GB2312", "GBK", "GB18030", "BIG5", "SHIFT_JIS", "EUC-", "KOI8-"]
    /// What people call the encoding that is recommended.
    static let usual: Set = ["UTF-8", "UTF8", "US-ASCII", "ASCII"]

    /// A declaration that the bytes contradict is an error (XML 1.0 §4.3.3): one parser believes the one, another the other.
    private static func checkEncoding(of bytes: [UInt8], _ units: [UInt8], _ family: Family) throws(XMLRefusal) {
        let declared = try declaredEncoding(in: units)?.uppercased()
        switch family {
        case .utf32, .ebcdic: throw XMLRefusal(.encoding, line: 1, found: family.rawValue)
        case .ascii:
            guard let declared, !usual.contains(declared), !known.contains(where: { declared.hasPrefix($0) }) else { return }
            throw XMLRefusal(.encoding, line: 1, found: declared)
        case .utf8:
            guard let declared, declared != "UTF-8", declared != "UTF8" else { return }
            throw XMLRefusal(.encoding, line: 1, found: "UTF-8 (BOM) ≠ \(declared)")
        case .utf16:
            let own = isBigEndian(bytes) ? "UTF-16BE" : "UTF-16LE"
            guard isMarked(bytes) || declared != nil && declared != "UTF-16" else {
                throw XMLRefusal(.encoding, line: 1, found: "UTF-16, no BOM")
            }
            guard let declared, declared != "UTF-16", declared != own else { return }
            throw XMLRefusal(.encoding, line: 1, found: "\(own) ≠ \(declared)")
        }
    }

    /// What the XML declaration says; nil where there is none, or none in it.
    private static func declaredEncoding(in units: [UInt8]) throws(XMLRefusal) -> String? {
        guard units.starts(with: "<?xml".utf8), units.count > 5, isSpace(units[5]) else { return nil }
        let text = String(decoding: units.prefix(maximumDeclaration), as: UTF8.self)
        if let found = text.prefixMatch(of: declaration) { return found.output.1.map { String($0.dropFirst().dropLast()) } }
        // A file that ends within it is said to be incomplete by the parser.
        guard units.count <= maximumDeclaration, !text.contains("?>") else { throw XMLRefusal(.malformed, line: 1, found: "<?xml") }
        return nil
    }

    /// Bytes that a declaration may have; a longer one would be read by the parser and not here.
    static let maximumDeclaration = 400

    /// XML 1.0 §2.8, production 23, and no other: where two readers find another word in it they read two files.
    private static var declaration: Regex<(Substring, Substring?)> {
        #/
        <\?xml \s+ version \s* = \s* (?: "[\w.:\-]*" | '[\w.:\-]*' )
        (?: \s+ encoding \s* = \s* ( "[A-Za-z][\w.\-]*" | '[A-Za-z][\w.\-]*' ) )?
        (?: \s+ standalone \s* = \s* (?: "(?:yes|no)" | '(?:yes|no)' ) )?
        \s* \?>
        /#
        .asciiOnlyCharacterClasses().matchingSemantics(.unicodeScalar)
    }
}
