/// Which writing a text is in, as far as it tells languages apart.
enum CAPScript {
    /// Names the writing where most letters of the text are in one that the language is not written in; nil where nothing can be said.
    static func contradiction(of text: String, to language: String) -> String? {
        let counts = counts(in: text)
        let letters = counts.values.reduce(0, +)
        guard letters >= 4 else { return nil }
        func isMost(_ script: String) -> Bool { (counts[script] ?? 0) * 2 > letters }
        if isMost("Han"), !["zh", "ja", "ko", "yue", "wuu", "lzh", "cmn", "ii", "za", "vi", "i"].contains(language) { return "Han" }
        if isMost("Arabic"), latinOnly.contains(language) || language == "zh" { return "Arabic" }
        if isMost("Cyrillic"), latinOnly.contains(language) || language == "zh" { return "Cyrillic" }
        if isMost("Latin"), language == "zh", (counts["Han"] ?? 0) == 0 { return "Latin" }
        return nil
    }

    private static let latinOnly: Set = ["en", "fr", "de", "es", "it", "pt", "nl", "sv", "da", "fi", "nb", "no", "pl"]

    private static func counts(in text: String) -> [String: Int] {
        var counts: [String: Int] = [:]
        for scalar in text.opening.unicodeScalars where scalar.properties.isAlphabetic { counts[script(of: scalar), default: 0] += 1 }
        return counts
    }

    private static func script(of scalar: Unicode.Scalar) -> String {
        switch scalar.value {
        case 0x41...0x24F: "Latin"
        case 0x400...0x52F: "Cyrillic"
        case 0x600...0x6FF, 0x750...0x77F, 0xFB50...0xFDFF, 0xFE70...0xFEFF: "Arabic"
        case 0x3400...0x9FFF, 0x20000...0x3FFFF: "Han"
        default: "other"
        }
    }

    /// Traces of UTF-8 read as one byte a character, of characters that could not be read, and of control characters.
    static func isGarbled(_ text: String) -> Bool {
        var last: UInt32 = 0
        for scalar in text.unicodeScalars {
            let value = scalar.value
            if value == 0xFFFD || (0x80...0x9F).contains(value) && value != 0x85 { return true }
            if (0xA1...0xBF).contains(value), last == 0xC2 || last == 0xC3 { return true }
            last = value
        }
        return false
    }

    /// Whether there is anything to be seen in it.
    static func isSeen(_ text: String) -> Bool {
        text.unicodeScalars.contains { !$0.properties.isWhitespace && !$0.properties.isDefaultIgnorableCodePoint }
    }

    /// The first character that turns the direction of writing over; or, where no letter may be doubted, any that does not show.
    static func invisible(in text: String, evenHarmless: Bool) -> String? {
        let found = text.unicodeScalars.first { scalar in
            switch scalar.value {
            case 0x202D, 0x202E: true
            case 0xAD, 0x200B...0x200F, 0x202A...0x202C, 0x2060...0x2069, 0xFEFF: evenHarmless
            default: false
            }
        }
        return found.map { "U+" + String($0.value, radix: 16, uppercase: true) }
    }
}
