internal import CAP

/// The tags of a file, as far as it takes to count their attributes.
///
/// libxml2 compares every attribute and every namespace of a tag with every other: 300,000 of them in one tag take it a minute. So they are
/// counted before, and wherever a tag may begin: behind a fault libxml2 goes on, and takes for a tag what stood in a comment before.
struct XMLTags {
    private let bytes: [UInt8]

    /// - Parameter bytes: one for each character, as `XMLBytes` sees them.
    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Attributes and declarations of namespaces in one tag.
    static let maximumInTag = 4 * XMLTree.maximumAttributes
    /// Of a file, opening and closing; every element takes memory, however short it is.
    static let maximumTags = 400_000
    /// Attributes and declarations of a file times its tags: at the worst each tag is looked up among all of them. A second, about.
    static let maximumLookups = 400_000_000

    func check() throws(XMLRefusal) {
        // Where the comment, character data or instruction ends in which this place is.
        var (place, count, end) = (0, 0, 0)
        var (opened, known) = (0, 0)
        while let open = next(UInt8(ascii: "<"), from: place) {
            place = open + 1
            let values = values(from: place)
            (opened, known) = (opened + 1, known + values)
            guard values <= Self.maximumInTag, opened * known <= Self.maximumLookups else {
                throw XMLRefusal(.tooManyAttributes, line: line(of: open))
            }
            guard open >= end else { continue }
            if let skipped = skip(at: open) {
                end = skipped
                continue
            }
            // Before a parser sees it: one without a name is a fault to libxml2, which then reads on in it.
            if bytes[open...].starts(with: "<!DOCTYPE".utf8) { throw XMLRefusal(.doctype, line: line(of: open)) }
            count += 1
            guard count <= Self.maximumTags else { throw XMLRefusal(.tooLarge, line: 0, found: "> \(Self.maximumTags) tags") }
        }
    }

    private func line(of place: Int) -> Int { 1 + bytes[..<place].count { $0 == 0x0A } }

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

    /// How many values between quotation marks a tag has that begins before this place; one more than it may have where it has too many. No
    /// tag goes on behind the next `<` or `>` outside of them, and no value behind a `<`.
    private func values(from start: Int) -> Int {
        var (place, count) = (start, 0)
        while place < bytes.count, bytes[place] != UInt8(ascii: "<"), bytes[place] != UInt8(ascii: ">"), count <= Self.maximumInTag {
            defer { place += 1 }
            guard bytes[place] == UInt8(ascii: "="), let quote = quote(behind: place) else { continue }
            count += 1
            let end = bytes[(quote + 1)...].firstIndex { $0 == bytes[quote] || $0 == UInt8(ascii: "<") }
            guard let end, bytes[end] == bytes[quote] else { return count }
            place = end
        }
        return count
    }

    private func quote(behind place: Int) -> Int? {
        guard let next = bytes[(place + 1)...].firstIndex(where: { $0 > 0x20 }) else { return nil }
        return bytes[next] == 0x22 || bytes[next] == 0x27 ? next : nil
    }
}
