/// What XML calls white space: space, tab, line feed, carriage return.
extension UInt8 {
    var isXMLSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
    var isDigit: Bool { (0x30...0x39).contains(self) }
    var isLetter: Bool { (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) }
}

extension String {
    /// Without XML's white space at both ends.
    package var trimmingXMLSpace: String {
        let bytes = utf8
        guard let first = bytes.firstIndex(where: { !$0.isXMLSpace }), let last = bytes.lastIndex(where: { !$0.isXMLSpace }) else {
            return ""
        }
        return String(self[first...last])
    }

    var isBlank: Bool { utf8.allSatisfy(\.isXMLSpace) }

    var isPadded: Bool { utf8.first?.isXMLSpace == true || utf8.last?.isXMLSpace == true }

    /// Parted at XML's white space.
    package var xmlWords: [String] {
        utf8.split(whereSeparator: \.isXMLSpace).map { String(Substring($0)) }
    }

    /// Its first letters and digits of ASCII, hyphens and underscores, with a hyphen for everything else: for the names of files and events.
    package func plain(atMost limit: Int) -> String {
        String(decoding: utf8.prefix(limit).map { $0.isLetter || $0.isDigit || $0 == 0x5F ? $0 : UInt8(ascii: "-") }, as: UTF8.self)
    }

    /// At most so many characters, for a sentence about it.
    func excerpt(_ limit: Int = 60) -> String {
        let near = prefix(limit * 4)
        let flat = String(near).xmlWords.joined(separator: " ")
        return near.endIndex < endIndex || flat.count > limit ? flat.prefix(limit) + "…" : flat
    }

    /// As much of it as people would read: what tells languages and meanings apart shows in the beginning.
    var opening: Substring { prefix(Self.maximumOpening) }

    static let maximumOpening = 20_000
}
