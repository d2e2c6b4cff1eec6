/// The records of an OTIS input file, one a line; lines that begin with # are remarks, and so is what follows the numbers of a line.
struct OTISRecords {
    let file: String
    private let lines: [(number: Int, text: Substring)]
    private var place = 0

    init(_ text: String, file: String) {
        self.file = file
        let all = text.split(omittingEmptySubsequences: false) { $0.isNewline }
        lines = all.enumerated().compactMap { index, line in line.hasPrefix("#") ? nil : (index + 1, line) }
    }

    /// Of the record read last, or of the last line.
    var line: Int { lines.isEmpty ? 1 : lines[min(max(0, place - 1), lines.count - 1)].number }

    mutating func text(_ wanted: String) throws(OTISError) -> String {
        guard place < lines.count else { throw .damaged(file: file, line: line, wanted: wanted) }
        place += 1
        return String(lines[place - 1].text.trimmingSpaces)
    }

    /// The first numbers of the next record.
    mutating func numbers(_ count: Int, _ wanted: String) throws(OTISError) -> [Double] {
        let words = try text(wanted).split { $0 == " " || $0 == "\t" }
        let numbers = words.prefix(count).compactMap { Double(fortran: $0) }
        guard numbers.count == count, numbers.allSatisfy(\.isFinite) else { throw .damaged(file: file, line: line, wanted: wanted) }
        return numbers
    }

    mutating func number(_ wanted: String) throws(OTISError) -> Double { try numbers(1, wanted)[0] }

    /// How many records follow: from 1 to a number that no experiment reaches.
    mutating func counts(_ count: Int, _ wanted: String) throws(OTISError) -> [Int] {
        let numbers = try numbers(count, wanted)
        guard numbers.allSatisfy({ $0 >= 0 && $0 <= Self.most && $0.rounded() == $0 }) else {
            throw .damaged(file: file, line: line, wanted: wanted)
        }
        return numbers.map { Int($0) }
    }

    private static let most = 100_000.0

    func unsupported(_ what: String) -> OTISError { .unsupported(file: file, line: line, what: what) }
    func damaged(_ wanted: String) -> OTISError { .damaged(file: file, line: line, wanted: wanted) }
}

extension Double {
    /// Also with D for the exponent.
    init?(fortran word: Substring) { self.init(word.replacing("D", with: "E").replacing("d", with: "e")) }
}

extension Substring {
    fileprivate var trimmingSpaces: Substring {
        let tail = drop { $0 == " " || $0 == "\t" }
        return tail.lastIndex { $0 != " " && $0 != "\t" }.map { tail[...$0] } ?? ""
    }
}
