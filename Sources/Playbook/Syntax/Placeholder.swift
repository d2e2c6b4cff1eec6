/// What stands in a text where a mistake was cut out, so that the rest can still be read.
///
/// A placeholder is written in private-use characters, which a file itself may not contain, and has the width of what it
/// replaces, so that columns stay true.
enum Placeholder {
    static let characters: ClosedRange<Unicode.Scalar> = "\u{F0000}"..."\u{FFFFD}"
    /// More in one text are not made; the findings are full long before.
    static let maximum = 1000

    /// Different for every number, so that two of them as keys of one mapping do not collide.
    static func scalars(number: Int, width: Int) -> [Unicode.Scalar] {
        let first = Unicode.Scalar(characters.lowerBound.value + UInt32(number % maximum)) ?? characters.lowerBound
        return [first] + Array(repeating: characters.upperBound, count: max(0, width - 1))
    }

    static func begins(_ text: String) -> Bool {
        text.unicodeScalars.first.map(characters.contains) ?? false
    }
}
