import Wording

extension Entry {
    /// A whole number in decimal digits.
    package func integer(in range: ClosedRange<Int> = Int.min...Int.max) -> Int? {
        let example = String(min(max(range.lowerBound, 1), range.upperBound))
        guard let text = scalar(example: Bilingual(zh: example, en: example)) else { return nil }
        guard let value = NumberText.integer(text) else {
            let noun = Bilingual(zh: "整数", en: "a whole number")
            let meant = NumberText.integer(NumberText.tidied(text)).map { Bilingual(zh: String($0), en: String($0)) }
            report(.wrong(label, text, is: noun, write: meant ?? noun.such(as: example)))
            return nil
        }
        guard range.contains(value) else {
            report(.outside(label, text, from: String(range.lowerBound), to: String(range.upperBound), unit: ""))
            return nil
        }
        return value
    }

    /// A decimal number. The unit belongs to the key and is only shown; writing it beside the number is a mistake.
    package func number(
        in range: ClosedRange<Double> = -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude, unit: String? = nil
    ) -> Double? {
        let example = NumberText.plain(min(max(range.lowerBound, 1), range.upperBound))
        guard let text = scalar(example: Bilingual(zh: example, en: example)) else { return nil }
        guard let value = NumberText.number(text) else {
            let meant = NumberText.number(NumberText.tidied(text, unit: unit)).map(NumberText.plain).map { Bilingual(zh: $0, en: $0) }
            let noun = unit.map { Bilingual(zh: "以 \($0) 计的数", en: "a number in \($0)") } ?? Bilingual(zh: "数", en: "a number")
            report(.wrong(label, text, is: noun, write: meant ?? noun.such(as: example)))
            return nil
        }
        guard range.contains(value) else {
            let (low, high) = (NumberText.plain(range.lowerBound), NumberText.plain(range.upperBound))
            report(.outside(label, text, from: low, to: high, unit: unit.map { " \($0)" } ?? ""))
            return nil
        }
        return value
    }
}

extension Bilingual {
    fileprivate func such(as example: String) -> Bilingual { Bilingual(zh: "\(zh)，如 \(example)", en: "\(en), such as \(example)") }
}

/// Numbers as people write them: decimal digits, a point, an exponent. No hexadecimal, no infinity, no separators.
enum NumberText {
    static let longest = 32

    static func integer(_ text: String) -> Int? {
        guard text.utf8.count <= longest, text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2B || $0 == 0x2D }) else {
            return nil
        }
        return Int(text)
    }

    static func number(_ text: String) -> Double? {
        guard text.utf8.count <= longest, let last = text.utf8.last, (0x30...0x39).contains(last) else { return nil }
        guard text.unicodeScalars.allSatisfy({ "0123456789+-.eE".unicodeScalars.contains($0) }) else { return nil }
        return Double(text).flatMap { $0.isFinite ? $0 : nil }
    }

    /// `3`, not `3.0`.
    static func plain(_ value: Double) -> String {
        Int(exactly: value).map(String.init) ?? String(value)
    }

    /// What was probably meant: full-width digits made half-width, separators, blanks and the unit taken away.
    static func tidied(_ text: String, unit: String? = nil) -> String {
        var text = String(String.UnicodeScalarView(text.unicodeScalars.map(halfWidth)))
        if let unit, text.hasSuffix(unit) { text.removeLast(unit.count) }
        text.removeAll { $0 == "," || $0 == "_" || $0.isWhitespace }
        return text
    }

    private static func halfWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar {
        case "。": "."
        case "−", "–", "—": "-"
        case "\u{FF01}"..."\u{FF5E}": Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
        default: scalar
        }
    }
}
