/// A text as lines of Unicode scalars, the way the YAML scanner counts lines and columns.
struct SourceLines {
    /// Without their line breaks.
    private(set) var lines: [[Unicode.Scalar]]
    private var placeholders = 0

    init(_ text: String) {
        var scalars = Array(text.unicodeScalars)
        if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
        var lines: [[Unicode.Scalar]] = [[]]
        var previous: Unicode.Scalar?
        for scalar in scalars {
            if scalar == "\n", previous == "\r" {
                previous = scalar
                continue
            }
            if Self.isBreak(scalar) { lines.append([]) } else { lines[lines.count - 1].append(scalar) }
            previous = scalar
        }
        self.lines = lines
    }

    var text: String {
        var view = String.UnicodeScalarView()
        for (index, line) in lines.enumerated() {
            if index > 0 { view.append("\n") }
            view.append(contentsOf: line)
        }
        return String(view)
    }

    /// Line number from 1; empty outside the text.
    subscript(line: Int) -> [Unicode.Scalar] { lines.indices.contains(line - 1) ? lines[line - 1] : [] }

    /// Exchanges `width` scalars from a column on. Line and column from 1.
    mutating func replace(line: Int, column: Int, width: Int, with scalars: [Unicode.Scalar]) {
        guard lines.indices.contains(line - 1) else { return }
        let start = min(max(0, column - 1), lines[line - 1].count)
        let end = min(start + max(0, width), lines[line - 1].count)
        lines[line - 1].replaceSubrange(start..<end, with: scalars)
    }

    /// Cuts out a mistake. False when there are too many.
    mutating func cut(line: Int, column: Int, width: Int) -> Bool {
        guard placeholders < Placeholder.maximum, width > 0 else { return false }
        replace(line: line, column: column, width: width, with: Placeholder.scalars(number: placeholders, width: width))
        placeholders += 1
        return true
    }

    /// YAML's line breaks.
    private static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": true
        default: false
        }
    }
}

/// The `key:` at the beginning of a line, after its indentation and the dashes of a list.
struct LineKey {
    /// From 0, in scalars of the line.
    let start: Int
    let name: String
    /// Where the colon is; either `:` or `：`.
    let colon: Int

    init?(_ line: [Unicode.Scalar]) {
        var position = 0
        func current() -> Unicode.Scalar? { position < line.count ? line[position] : nil }
        while let scalar = current(), scalar == " " || scalar == "\t" || scalar == "-" || scalar.value == 0x3000 || scalar.value == 0xA0 {
            position += 1
        }
        start = position
        while let scalar = current(), scalar.isASCII,
            scalar.properties.isAlphabetic || scalar == "-" || scalar == "_" || ("0"..."9").contains(scalar)
        {
            position += 1
        }
        guard position > start, let scalar = current(), scalar == ":" || scalar == "：" else { return nil }
        name = String(String.UnicodeScalarView(line[start..<position]))
        colon = position
    }
}
