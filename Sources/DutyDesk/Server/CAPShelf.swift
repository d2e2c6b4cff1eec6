import Foundation

/// The folder in which a node's CAP messages lie. The desk only reads there.
struct CAPShelf: Sendable {
    /// Ends without a slash.
    let folder: String

    static let feed = "feed.atom"
    /// Bytes of one file, at most; a feed of a thousand messages has a few million.
    static let maximumBytes = 8 * 1024 * 1024
    /// Bytes of a file's name, at most: what a file system takes.
    static let maximumName = 255
    private static let ending = ".cap"

    /// Whether a file of this name may be one of the messages: letters, digits, hyphens and underscores, and the ending. Without another
    /// dot and without a slash no name leads out of the folder.
    static func isMessage(_ name: String) -> Bool {
        guard name.hasSuffix(ending), name.utf8.count > ending.utf8.count, name.utf8.count <= maximumName else { return false }
        return name.dropLast(ending.count).utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "-"), UInt8(ascii: "_"):
                true
            default: false
            }
        }
    }

    /// The bytes of a file of the folder; nil when it is not there, is no plain file (a link might lead anywhere), or is too large.
    func read(_ file: String) -> [UInt8]? {
        let path = folder + "/" + file
        guard let found = try? FileManager.default.attributesOfItem(atPath: path), found[.type] as? FileAttributeType == .typeRegular,
            let size = found[.size] as? Int, size <= Self.maximumBytes
        else { return nil }
        return FileManager.default.contents(atPath: path).map { Array($0) }
    }
}
