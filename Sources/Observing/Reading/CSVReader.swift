/// Reads CSV by RFC 4180, one row at a time, over the bytes of a file. Lines end with LF or CR LF; blank lines are skipped.
///
/// A faulty row is returned with its problem and reading goes on at the next line, so that a fault costs a row and not a file.
package struct CSVReader {
    /// Bytes of one row; the network's widest has about 2,000 stations.
    package static let maximumRowBytes = 256 * 1024
    /// Cells of one row.
    package static let maximumCells = 10_000
    /// Lines that a quoted cell may run over before its quote is taken for a slip of the pen.
    package static let maximumCellLines = 50

    private let bytes: [UInt8]
    private var position: Int
    private var line = 1

    /// - Parameter start: where to begin, behind a byte order mark.
    package init(_ bytes: [UInt8], from start: Int = 0) {
        self.bytes = bytes
        position = start
    }

    /// The next row; nil at the end.
    package mutating func next() -> CSVRow? {
        while takeLineEnd() {}
        guard position < bytes.count else { return nil }
        var row = Row(start: position, line: line)
        var problem: CSVProblem?
        while problem == nil, !row.isDone { problem = row.takeCell(of: bytes) }
        if problem != nil { row.giveUp(in: bytes) }
        return finish(row, problem)
    }

    private mutating func finish(_ row: Row, _ problem: CSVProblem?) -> CSVRow {
        position = row.position
        line = row.line
        let isTerminated = takeLineEnd()
        return CSVRow(
            line: row.firstLine, cells: row.cells, bytes: row.start..<row.position, isTerminated: isTerminated, problem: problem)
    }

    private mutating func takeLineEnd() -> Bool {
        guard let width = bytes.lineEnd(at: position) else { return false }
        position += width
        line += 1
        return true
    }
}

// MARK: - One row

/// The row being read.
private struct Row {
    let start: Int
    let firstLine: Int
    var position: Int
    var line: Int
    var cells: [String] = []
    var isDone = false

    init(start: Int, line: Int) {
        self.start = start
        firstLine = line
        position = start
        self.line = line
    }

    /// Takes one cell and the comma or line end behind it.
    mutating func takeCell(of bytes: [UInt8]) -> CSVProblem? {
        guard cells.count < CSVReader.maximumCells else { return .tooLong }
        let isQuoted = position < bytes.count && bytes[position] == .quote
        if let problem = isQuoted ? takeQuoted(of: bytes) : takePlain(of: bytes) { return problem }
        guard position < bytes.count, bytes[position] == .comma else {
            isDone = true
            return nil
        }
        position += 1
        return nil
    }

    private mutating func takePlain(of bytes: [UInt8]) -> CSVProblem? {
        let first = position
        while position < bytes.count, bytes[position] != .comma, bytes.lineEnd(at: position) == nil {
            guard bytes[position] != .quote else { return .strayQuote }
            guard position - start < CSVReader.maximumRowBytes else { return .tooLong }
            position += 1
        }
        cells.append(String(decoding: bytes[first..<position], as: UTF8.self))
        return nil
    }

    private mutating func takeQuoted(of bytes: [UInt8]) -> CSVProblem? {
        var text: [UInt8] = []
        position += 1
        while true {
            guard position < bytes.count, line - firstLine < CSVReader.maximumCellLines else { return .unclosedQuote }
            guard position - start < CSVReader.maximumRowBytes else { return .tooLong }
            let byte = bytes[position]
            position += 1
            if byte == .quote {
                guard position < bytes.count, bytes[position] == .quote else { break }
                position += 1
            }
            if byte == .lineFeed { line += 1 }
            text.append(byte)
        }
        cells.append(String(decoding: text, as: UTF8.self))
        let isAtEnd = position == bytes.count || bytes[position] == .comma || bytes.lineEnd(at: position) != nil
        return isAtEnd ? nil : .textAfterQuote
    }

    /// Goes to the end of the line on which the row began, whatever quotes say.
    mutating func giveUp(in bytes: [UInt8]) {
        position = start
        line = firstLine
        while position < bytes.count, bytes.lineEnd(at: position) == nil { position += 1 }
    }
}

extension [UInt8] {
    /// The bytes of the line end that stands here: 1 for LF, 2 for CR LF, nil for neither.
    fileprivate func lineEnd(at position: Int) -> Int? {
        guard position < count else { return nil }
        if self[position] == .lineFeed { return 1 }
        return self[position] == .carriageReturn && position + 1 < count && self[position + 1] == .lineFeed ? 2 : nil
    }
}

extension UInt8 {
    fileprivate static let quote = UInt8(ascii: "\"")
    fileprivate static let comma = UInt8(ascii: ",")
    fileprivate static let lineFeed = UInt8(ascii: "\n")
    fileprivate static let carriageReturn = UInt8(ascii: "\r")
}
