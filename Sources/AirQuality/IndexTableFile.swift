private import Chronology

// The text form of a table. Lines: ‘#! key: value’ is a header, ‘#’ a comment, the rest is the table:
//
//   iaqi,so2_24h,so2_1h,…      the scales, all ten, in the order of the standard
//   0,0,0,…                    a row: the index, then a concentration for each scale (µg/m³; CO mg/m³), ‘-’ above its end
//   above,500,so2_24h,…        what holds above the last concentration: an index, or the scale to use instead

extension IndexTable {
    /// Reads a table, strictly. Throws with the line and what is wrong in it.
    package init(parsing text: String) throws(AirQualityError) {
        var file = IndexTableFile()
        for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            try file.take(line, number: number + 1)
        }
        self = try file.table()
    }
}

/// What has been read of a file so far.
private struct IndexTableFile {
    private var headers: [String: String] = [:]
    private var hasColumns = false
    private var indices: [Int] = []
    private var steps: [[Int]] = Array(repeating: [], count: IndexScale.allCases.count)
    private var above: [IndexTable.Above] = []

    private static let keys: Set = ["edition", "citation", "in-force-from", "next-step"]
    private static let columns = ["iaqi"] + IndexScale.allCases.map(\.rawValue)

    mutating func take(_ line: Substring, number: Int) throws(AirQualityError) {
        if line.hasPrefix("#!") { return try takeHeader(line.dropFirst(2), number) }
        if line.isEmpty || line.hasPrefix("#") { return }
        let cells = line.split(separator: ",", omittingEmptySubsequences: false)
        guard cells.count == Self.columns.count else {
            throw .line(number, problem: "\(cells.count) cells; write \(Self.columns.count), separated by commas")
        }
        guard above.isEmpty else { throw .line(number, problem: "stands behind the row ‘above’; make that row the last") }
        if !hasColumns { return try takeColumns(cells, number) }
        if cells[0] == "above" { return try takeAbove(cells.dropFirst(), number) }
        try takeRow(cells, number)
    }

    private mutating func takeHeader(_ line: Substring, _ number: Int) throws(AirQualityError) {
        let parts = line.split(separator: ":", maxSplits: 1).map(trimmed)
        guard parts.count == 2, Self.keys.contains(parts[0]), !parts[1].isEmpty else {
            throw .line(number, problem: "no header; write ‘#! key: value’ with one of \(Self.keys.sorted().joined(separator: ", "))")
        }
        guard headers.updateValue(parts[1], forKey: parts[0]) == nil else { throw .header(key: parts[0], problem: "is there twice") }
    }

    private mutating func takeColumns(_ cells: [Substring], _ number: Int) throws(AirQualityError) {
        guard cells.map(String.init) == Self.columns else {
            throw .line(number, problem: "other columns; write ‘\(Self.columns.joined(separator: ","))’")
        }
        hasColumns = true
    }

    private mutating func takeRow(_ cells: [Substring], _ number: Int) throws(AirQualityError) {
        guard let index = Int(cells[0]), indices.last.map({ index > $0 }) ?? (index == 0), index <= DailyAQI.maximum else {
            throw .line(number, problem: "‘\(cells[0])’ is no index here; begin with 0 and rise to 500")
        }
        for (column, scale) in IndexScale.allCases.enumerated() where cells[column + 1] != "-" {
            steps[column].append(try concentration(cells[column + 1], after: steps[column], on: scale, number))
        }
        indices.append(index)
    }

    private func concentration(
        _ cell: Substring, after earlier: [Int], on scale: IndexScale, _ number: Int
    ) throws(AirQualityError) -> Int {
        let step = scale.pollutant.roundingStepInThousandths
        guard let value = Concentration(cell), value.thousandths % step == 0 else {
            throw .line(number, problem: "‘\(cell)’ is no concentration on \(scale.rawValue); write whole µg/m³, CO to 0.1 mg/m³")
        }
        guard earlier.count == indices.count else {
            throw .line(number, problem: "\(scale.rawValue) goes on after ‘-’; a scale ends once")
        }
        let isRising = earlier.last.map { value.thousandths / step > $0 } ?? (value == .zero)
        guard isRising else { throw .line(number, problem: "‘\(cell)’ does not rise on \(scale.rawValue); begin with 0 and rise") }
        return value.thousandths / step
    }

    private mutating func takeAbove(_ cells: ArraySlice<Substring>, _ number: Int) throws(AirQualityError) {
        for (scale, cell) in zip(IndexScale.allCases, cells) {
            above.append(try rule(cell, above: scale, number))
        }
    }

    private func rule(_ cell: Substring, above scale: IndexScale, _ number: Int) throws(AirQualityError) -> IndexTable.Above {
        let top = indices.isEmpty ? nil : indices[max(0, steps[scale.ordinal].count - 1)]
        if let index = Int(cell), let top, (top...DailyAQI.maximum).contains(index) { return .index(index) }
        if let other = IndexScale(rawValue: String(cell)), other != scale, other.pollutant == scale.pollutant { return .see(other) }
        throw .line(
            number, problem: "‘\(cell)’ says nothing above \(scale.rawValue); write an index not below its last, or its other scale")
    }
}

// MARK: - The whole

extension IndexTableFile {
    func table() throws(AirQualityError) -> IndexTable {
        guard hasColumns, indices.last == DailyAQI.maximum, indices.contains(100) else {
            throw .table(problem: "no complete table: the rows must hold 100 and end at 500")
        }
        guard steps.allSatisfy({ $0.count > 1 }) else { throw .table(problem: "a scale has fewer than two concentrations") }
        guard !above.isEmpty else { throw .table(problem: "the last row, ‘above’, is missing") }
        return IndexTable(
            edition: Edition(rawValue: try text("edition")), citation: try text("citation"),
            inForceFrom: try date("in-force-from"), nextStep: try date("next-step"), indices: indices,
            columns: zip(steps, above).map(IndexTable.Column.init))
    }

    private func text(_ key: String) throws(AirQualityError) -> String {
        guard let value = headers[key] else { throw .header(key: key, problem: "is missing") }
        return value
    }

    /// A day, or nil for ‘-’.
    private func date(_ key: String) throws(AirQualityError) -> CalendarDate? {
        let value = try text(key)
        guard value != "-" else { return nil }
        guard let date = CalendarDate(value) else { throw .header(key: key, problem: "has no day like 2026-03-01 and no ‘-’") }
        return date
    }
}

private func trimmed(_ text: Substring) -> String {
    let start = text.drop { $0 == " " }
    return String(start.prefix(through: start.lastIndex { $0 != " " } ?? start.startIndex))
}
