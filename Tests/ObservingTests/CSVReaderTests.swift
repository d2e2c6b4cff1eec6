import Observing
import Testing

/// RFC 4180, and what is not.
@Suite struct CSVReaderTests {
    static func rows(_ text: String) -> [CSVRow] { rows(Array(text.utf8)) }

    static func rows(_ bytes: [UInt8]) -> [CSVRow] {
        var reader = CSVReader(bytes)
        var rows: [CSVRow] = []
        while let row = reader.next() { rows.append(row) }
        return rows
    }

    static let table: [(text: String, cells: [[String]], lines: [Int])] = [
        ("a,b\nc,d\n", [["a", "b"], ["c", "d"]], [1, 2]),
        ("a,b\r\nc,d", [["a", "b"], ["c", "d"]], [1, 2]),
        ("a,,\n,\n", [["a", "", ""], ["", ""]], [1, 2]),
        ("\n\na\n\r\n\nb", [["a"], ["b"]], [3, 6]),
        ("\"a,b\",\"c\"\"d\",\"\"\n", [["a,b", "c\"d", ""]], [1]),
        ("\"a\n\nb\",c\nd\n", [["a\n\nb", "c"], ["d"]], [1, 4]),
        ("喀什,疏勒\n", [["喀什", "疏勒"]], [1]),
        ("", [], []),
    ]

    @Test(arguments: table)
    func `rows, cells and lines are those of RFC 4180`(example: (text: String, cells: [[String]], lines: [Int])) {
        let rows = Self.rows(example.text)
        #expect(rows.map(\.cells) == example.cells)
        #expect(rows.map(\.line) == example.lines)
        #expect(rows.allSatisfy { $0.problem == nil })
    }

    static let faulty: [(text: String, problem: CSVProblem)] = [
        ("a,\"b\nc\nd", .unclosedQuote), ("a,\"b\"c\nd", .textAfterQuote), ("a,b\"c\nd", .strayQuote),
        ("a,\"" + String(repeating: "\n", count: 60) + "\"\nd", .unclosedQuote),
        (String(repeating: "x", count: CSVReader.maximumRowBytes + 1) + "\nd", .tooLong),
        (String(repeating: ",", count: CSVReader.maximumCells + 1) + "\nd", .tooLong),
    ]

    @Test(arguments: faulty)
    func `a fault costs its line, and reading goes on behind it`(text: String, problem: CSVProblem) {
        let rows = Self.rows(text)
        #expect(rows.first?.problem == problem)
        #expect(rows.first?.line == 1)
        #expect(rows.last?.cells == ["d"])
        #expect(rows.last?.problem == nil)
    }

    @Test func `only a last row can be without a line end`() {
        #expect(Self.rows("a\nb").map(\.isTerminated) == [true, false])
        #expect(Self.rows("a\nb\n").map(\.isTerminated) == [true, true])
    }

    @Test(arguments: 0..<UInt64(200))
    func `any table that is written can be read back`(seed: UInt64) {
        var random = Seeded(seed)
        let cells = (0..<random.number(8) + 1).map { _ in
            (0..<random.number(5) + 1).map { _ in random.text(of: ["a", "\"", ",", "\n", "\r", "\r\n", "喀", " ", ""]) }
        }
        // A row of one empty cell is a blank line, which CSV cannot tell from none.
        let table = cells.filter { $0 != [""] }
        let text = table.map { row in row.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",") }.joined(separator: "\n")
        #expect(Self.rows(text).map(\.cells) == table, "seed \(seed)")
    }

    @Test(arguments: 0..<UInt64(300))
    func `any bytes end in finitely many rows that lie behind one another`(seed: UInt64) {
        var random = Seeded(seed)
        let bytes = (0..<random.number(400)).map { _ in random.byte(of: Array("a,\"\n\r1".utf8) + [0, 0xFF, 0xE5]) }
        let rows = Self.rows(bytes)
        var end = 0
        var line = 0
        for row in rows {
            #expect(row.bytes.lowerBound >= end && row.bytes.upperBound <= bytes.count, "seed \(seed)")
            #expect(row.line > line, "seed \(seed)")
            (end, line) = (row.bytes.upperBound, row.line)
        }
        #expect(rows.dropLast().allSatisfy { $0.isTerminated }, "seed \(seed)")
    }
}

/// A linear congruential generator (Knuth's MMIX constants): the same numbers on every machine.
struct Seeded {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func number(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % limit
    }

    mutating func byte(of bytes: [UInt8]) -> UInt8 { bytes[number(bytes.count)] }
    mutating func text(of parts: [String]) -> String { (0..<number(6)).map { _ in parts[number(parts.count)] }.joined() }
}
