import Wording

/// Lines of plain comma-separated text with a header: no quotes, LF or CR LF, blank lines skipped.
struct TextTable {
    /// Names in lower case.
    let header: [String]
    private let lines: [(number: Int, text: Substring)]

    /// - Throws: `GuidanceError` for what is no UTF-8, is empty or has too many rows.
    init(_ bytes: [UInt8]) throws(GuidanceError) {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .unknownFormat(begins: "…") }
        var lines: [(Int, Substring)] = []
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            if line.contains(where: { $0 != " " && $0 != "\u{FEFF}" }) { lines.append((index + 1, line)) }
            guard lines.count <= GuidanceLimits.rows + 1 else { throw .tooMany(.rows, have: lines.count - 1, most: GuidanceLimits.rows) }
        }
        guard let first = lines.first else { throw .empty }
        header = Self.header(of: first.1)
        self.lines = Array(lines.dropFirst())
    }

    /// The names in a first line, without a byte order mark.
    static func header(of line: Substring) -> [String] {
        line.split(separator: ",", omittingEmptySubsequences: false).map { trimmed($0).lowercased() }
    }

    static func trimmed(_ cell: Substring) -> String {
        var cell = cell
        while let first = cell.first, first.isWhitespace || first == "\u{FEFF}" { cell = cell.dropFirst() }
        while let last = cell.last, last.isWhitespace { cell = cell.dropLast() }
        return String(cell)
    }

    /// Hands each row to `body`.
    func forEachRow(_ body: (Row) throws(GuidanceError) -> Void) throws(GuidanceError) {
        for (number, text) in lines {
            guard !text.utf8.contains(UInt8(ascii: "\"")) else { throw .row(line: number, .quote) }
            let cells = text.split(separator: ",", omittingEmptySubsequences: false)
            guard cells.count == header.count else { throw .row(line: number, .cells(cells.count, of: header.count)) }
            try body(Row(line: number, cells: cells, header: header))
        }
    }

    struct Row {
        let line: Int
        let cells: [Substring]
        let header: [String]

        subscript(column: Int) -> String { TextTable.trimmed(cells[column]) }

        func wrong(_ column: Int, _ wanted: Bilingual) -> GuidanceError {
            .row(line: line, .value(column: header[column], text: String(self[column].prefix(80)), wanted: wanted))
        }

        func read<Value>(_ column: Int, _ wanted: Bilingual, _ parse: (String) -> Value?) throws(GuidanceError) -> Value {
            guard let value = parse(self[column]) else { throw wrong(column, wanted) }
            return value
        }

        /// A finite number; nil where there is none.
        func number(_ column: Int) throws(GuidanceError) -> Double? {
            let text = self[column]
            guard !text.isEmpty, text.lowercased() != "nan" else { return nil }
            return try read(column, Bilingual(zh: "数，没有时留空", en: "a number, or nothing where there is none")) { Self.finite($0) }
        }

        func coordinate(_ column: Int, _ range: ClosedRange<Double>) throws(GuidanceError) -> Double {
            try read(
                column,
                Bilingual(
                    zh: "\(range.lowerBound) 至 \(range.upperBound) 的度数", en: "degrees from \(range.lowerBound) to \(range.upperBound)")
            ) {
                Self.finite($0).flatMap { range.contains($0) ? $0 : nil }
            }
        }

        /// Decimal digits only: no hexadecimal, no infinity.
        private static func finite(_ text: String) -> Double? {
            guard text.utf8.count <= 32, text.unicodeScalars.allSatisfy({ "0123456789+-.eE".unicodeScalars.contains($0) }) else {
                return nil
            }
            return Double(text).flatMap { $0.isFinite ? $0 : nil }
        }
    }
}
