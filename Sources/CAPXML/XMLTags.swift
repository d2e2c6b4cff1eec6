internal import CAP

/// The tags of a file, as far as it takes to count their attributes.
///
/// libxml2 compares every attribute and every namespace of a tag with every other: 300,000 of them in one tag take it a minute. So they are
/// counted before.
struct XMLTags {
    private let bytes: [UInt8]

    /// - Parameter bytes: of one byte for each of ASCII's characters; what is beyond ASCII is passed over.
    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Attributes and declarations of namespaces in one tag.
    static let maximumInTag = 4 * XMLTree.maximumAttributes
    /// Of a file, opening and closing; every element takes memory, however short it is.
    static let maximumTags = 400_000

    func check() throws(XMLRefusal) {
        var (place, count) = (0, 0)
        while let open = next(UInt8(ascii: "<"), from: place) {
            place = open + 1
            if let skipped = skip(at: open) {
                place = skipped
                continue
            }
            if isCrowded(&place) { throw XMLRefusal(.tooManyAttributes, line: 1 + bytes[..<open].count { $0 == 0x0A }) }
            count += 1
            guard count <= Self.maximumTags else { throw XMLRefusal(.tooLarge, line: 0, found: "> \(Self.maximumTags) tags") }
        }
    }

    private func next(_ byte: UInt8, from place: Int) -> Int? { place < bytes.count ? bytes[place...].firstIndex(of: byte) : nil }

    /// Behind a comment, character data or an instruction; nil where there is none.
    private func skip(at open: Int) -> Int? {
        for (begin, end) in [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")] where bytes[open...].starts(with: begin.utf8) {
            let mark = Array(end.utf8)
            var place = open + begin.utf8.count
            while let found = next(mark[0], from: place) {
                if bytes[found...].starts(with: mark) { return found + mark.count }
                place = found + 1
            }
            return bytes.count
        }
        return nil
    }

    /// Goes to the end of the tag.
    private func isCrowded(_ place: inout Int) -> Bool {
        var (quote, count): (UInt8?, Int) = (nil, 0)
        while place < bytes.count {
            let byte = bytes[place]
            place += 1
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: ">") {
                return false
            } else if byte == 0x22 || byte == 0x27 {
                quote = byte
            } else if byte == UInt8(ascii: "=") {
                count += 1
                if count > Self.maximumInTag { return true }
            }
        }
        return false
    }
}
