/// One row of a CSV file: its cells as text, without quotes.
package struct CSVRow: Hashable, Sendable {
    /// The line on which the row begins, from 1. A quoted cell can run over several lines.
    package let line: Int
    package let cells: [String]
    /// Where the row stands in the file, without its line end.
    package let bytes: Range<Int>
    /// False for a last row without a line end: the file may still be growing.
    package let isTerminated: Bool
    /// What keeps the row from being read; its cells are then those up to the fault.
    package let problem: CSVProblem?
}

/// What RFC 4180 does not allow, or what is larger than any file of the network.
package enum CSVProblem: Hashable, Sendable {
    /// A quoted cell that does not end; the row is taken to end with its line.
    case unclosedQuote
    /// Text behind the closing quote of a cell.
    case textAfterQuote
    /// A quote inside a cell that does not begin with one.
    case strayQuote
    /// A row with more bytes or more cells than the maximum.
    case tooLong
}
