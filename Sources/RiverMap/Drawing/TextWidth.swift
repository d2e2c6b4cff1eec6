/// How much room a text takes, by the advance widths of Noto Sans CJK SC, the first of the sheet's families.
///
/// Another family differs by a few per cent, for which `margin` leaves room.
enum TextWidth {
    /// Height of a capital over the size of the type.
    static let capHeight = 0.733
    static let margin = 1.02

    /// mm, for type of `size` mm.
    static func of(_ text: String, size: Double, isBold: Bool = false) -> Double {
        text.unicodeScalars.reduce(0) { $0 + advance($1, isBold) } * size / 1000 * margin
    }

    /// The longest beginning that fits, ended by `…` if it is not the whole; at a space where there is one late enough.
    static func fitting(_ text: String, width: Double, size: Double, isBold: Bool = false) -> String {
        guard of(text, size: size, isBold: isBold) > width else { return text }
        var cut = text
        while !cut.isEmpty, of(cut + "…", size: size, isBold: isBold) > width { cut.removeLast() }
        if let space = cut.lastIndex(of: " "), cut.distance(from: space, to: cut.endIndex) < cut.count / 2 { cut = String(cut[..<space]) }
        while let last = cut.last, " ·,，(（".contains(last) { cut.removeLast() }
        return cut.isEmpty ? "" : cut + "…"
    }

    /// A text in lines that fit; broken at spaces, and between any two Chinese characters.
    static func lines(_ text: String, width: Double, size: Double) -> [String] {
        var (lines, line): ([String], String) = ([], "")
        for word in words(text) {
            let longer = line + word
            if of(longer.trimmedEnd, size: size) <= width || line.isEmpty {
                line = longer
            } else {
                lines.append(line.trimmedEnd)
                line = word
            }
        }
        return lines + (line.trimmedEnd.isEmpty ? [] : [line.trimmedEnd])
    }

    /// What must not be broken: a word with the blanks after it, or a Chinese character with the marks after it.
    private static func words(_ text: String) -> [String] {
        var words: [String] = []
        for character in text {
            let isNew: Bool
            switch (words.last?.last, isWide(character)) {
            case (nil, _): isNew = true
            case (_?, true): isNew = !"，。；：、）》％”’".contains(character)
            case (let before?, false): isNew = before.isWhitespace && !character.isWhitespace || isWide(before)
            }
            if isNew { words.append(String(character)) } else { words[words.count - 1].append(character) }
        }
        return words
    }

    private static func isWide(_ character: Character) -> Bool { (character.unicodeScalars.first?.value ?? 0) >= 0x2E80 }

    private static func advance(_ scalar: Unicode.Scalar, _ isBold: Bool) -> Double {
        let index = Int(scalar.value) - 32
        if regular.indices.contains(index) { return isBold ? bold[index] : regular[index] }
        switch scalar {
        case "–": return 544
        case "—": return 908
        case "°": return 404
        case "²", "³": return 424
        case "′", "’": return 325
        default: return 1000
        }
    }

    /// U+0020 to U+007E, thousandths of the size.
    private static let regular: [Double] = [
        224, 323, 474, 555, 555, 921, 680, 278, 338, 338, 467, 555, 278, 347, 278, 392, 555, 555, 555, 555, 555, 555, 555, 555, 555, 555,
        278, 278, 555, 555, 555, 474, 946, 608, 657, 638, 688, 589, 552, 689, 728, 293, 535, 646, 543, 812, 723, 742, 633, 742, 635, 596,
        599, 721, 575, 878, 573, 531, 603, 338, 392, 338, 555, 559, 606, 563, 618, 510, 620, 554, 325, 564, 607, 275, 275, 552, 284, 926,
        610, 606, 620, 620, 388, 468, 377, 607, 521, 802, 498, 521, 475, 338, 270, 338, 555,
    ]
    private static let bold: [Double] = [
        227, 370, 574, 590, 590, 963, 740, 325, 378, 378, 507, 590, 325, 370, 325, 387, 590, 590, 590, 590, 590, 590, 590, 590, 590, 590,
        325, 325, 590, 590, 590, 514, 1007, 641, 681, 656, 714, 615, 585, 717, 757, 330, 568, 686, 578, 853, 749, 770, 667, 770, 682, 624,
        625, 748, 619, 915, 627, 580, 613, 378, 387, 378, 590, 567, 626, 591, 644, 527, 644, 581, 372, 597, 640, 304, 306, 604, 315, 964,
        641, 626, 644, 644, 436, 495, 421, 637, 576, 863, 562, 574, 511, 378, 296, 378, 590,
    ]
}

extension String {
    fileprivate var trimmedEnd: String {
        var text = self
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
