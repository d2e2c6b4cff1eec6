import AirQuality
import Chronology

/// From the bytes of a file to what it says.
struct FileReading {
    let names: Names
    let limits: ReadingLimits
    /// Hours and days that are not over by then are faults; `Timestamp.distantFuture` where that does not matter.
    let now: Timestamp

    func contents(of bytes: [UInt8]) -> FileContents {
        var contents = FileContents()
        guard let start = start(of: bytes, &contents) else { return contents }
        var reader = CSVReader(bytes, from: start)
        guard let header = reader.next(), let layout = FileLayout(header: header.cells) else {
            contents.keepAside(Fault(line: 1, reason: .unknownLayout, content: firstLine(of: bytes[start...])))
            return contents
        }
        contents.layout = layout
        switch layout {
        case .stationHours: read(&reader, as: StationHours(header.cells, self), width: header.cells.count, bytes, &contents)
        case .networkHours: readNetwork(&reader, header, bytes, &contents)
        case .cityDays: read(&reader, as: CityDays(header.cells, self), width: header.cells.count, bytes, &contents)
        }
        return contents
    }

    /// Where the text begins; nil, with the reason kept, when there is none to read.
    private func start(of bytes: [UInt8], _ contents: inout FileContents) -> Int? {
        guard bytes.count <= Intake.maximumBytes else { return nothing(.tooLarge(bytes: bytes.count), &contents) }
        guard case .utf8(let hasMark) = TextEncoding(of: bytes) else { return nothing(.encoding(TextEncoding(of: bytes)), &contents) }
        guard bytes.contains(where: { $0 > 0x20 && !TextEncoding.byteOrderMark.contains($0) }) else { return nothing(.empty, &contents) }
        return hasMark ? TextEncoding.byteOrderMark.count : 0
    }

    private func nothing(_ reason: FaultReason, _ contents: inout FileContents) -> Int? {
        contents.keepAside(Fault(line: 1, reason: reason, content: ""))
        return nil
    }

    private func firstLine(of bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }.prefix(4 * Fault.maximumContent), as: UTF8.self)
    }
}

// MARK: - Rows

/// How the rows of a layout are read.
protocol RowLayout {
    /// Adds what the row says to `contents`.
    mutating func take(_ row: CSVRow, _ contents: inout FileContents) throws(RowFault)
    /// Called behind the last row.
    mutating func finish(_ contents: inout FileContents)
    /// What the network's own judgement is in the file; known behind the last row.
    var judgement: PublishedJudgement { get }
}

extension RowLayout {
    mutating func finish(_: inout FileContents) {}
}

/// Why a row cannot be read.
struct RowFault: Error {
    let reason: FaultReason
    init(_ reason: FaultReason) { self.reason = reason }
}

extension FileReading {
    private func read(
        _ reader: inout CSVReader, as layout: some RowLayout, width: Int, _ bytes: [UInt8], _ contents: inout FileContents
    ) {
        var layout = layout
        var rows = 0
        while let row = reader.next() {
            rows += 1
            guard rows <= limits.rows else {
                contents.keepAside(Fault(line: row.line, reason: .tooManyRows(maximum: limits.rows), content: ""))
                break
            }
            do throws(RowFault) {
                try check(row, width: width)
                try layout.take(row, &contents)
            } catch {
                contents.keepAside(Fault(line: row.line, reason: error.reason, content: content(of: row, bytes)))
            }
        }
        layout.finish(&contents)
        contents.judgement = layout.judgement
    }

    private func readNetwork(_ reader: inout CSVReader, _ header: CSVRow, _ bytes: [UInt8], _ contents: inout FileContents) {
        let layout = NetworkHours(header.cells, self)
        guard !layout.columns.isEmpty else {
            contents.keepAside(Fault(line: header.line, reason: .nobodyKnown, content: content(of: header, bytes)))
            return
        }
        read(&reader, as: layout, width: header.cells.count, bytes, &contents)
    }

    /// A row must be CSV and as wide as the header. One at the very end without a line end may just not be written yet.
    private func check(_ row: CSVRow, width: Int) throws(RowFault) {
        if !row.isTerminated, row.problem != nil || row.cells.count < width {
            throw RowFault(.cut(cells: row.cells.count, expected: width))
        }
        if let problem = row.problem { throw RowFault(.csv(problem)) }
        guard row.cells.count == width else { throw RowFault(.cells(row.cells.count, expected: width)) }
    }

    private func content(of row: CSVRow, _ bytes: [UInt8]) -> String {
        String(decoding: bytes[row.bytes].prefix(4 * Fault.maximumContent), as: UTF8.self)
    }
}

// MARK: - What cells mean

extension FileReading {
    func day(_ cell: String) throws(RowFault) -> CalendarDate {
        guard let day = Cell.day(cell) else { throw RowFault(.date(cell)) }
        return day
    }

    /// The stamp of an hour that is over, or nearly: the network's clock may be a little ahead of ours.
    func stamp(_ day: String, hour: String) throws(RowFault) -> Timestamp {
        let date = try self.day(day)
        guard let hour = Cell.hour(hour) else { throw RowFault(.hour(hour)) }
        let stamp = HourStamp.instant(date, hour: hour)
        guard stamp <= now + ObserveProcessor.clockTolerance else { throw RowFault(.future(stamp)) }
        return stamp
    }

    /// A concentration within the limits; nil where the network has none.
    func concentration(_ cell: String, of pollutant: Pollutant, column: String) throws(RowFault) -> Concentration? {
        let text = Cell.trimmed(cell)
        guard !Cell.isMissing(text) else { return nil }
        guard let value = Concentration(text) else { throw RowFault(.value(column: column, text: text)) }
        if let limit = limits.largest[pollutant], value > limit {
            throw RowFault(.beyond(column: column, text: text, limit: "\(limit) \(pollutant.unit)"))
        }
        return value
    }

    /// A printed index, 1–500; nil where the network has none, for which some files write 0.
    func index(_ cell: String, column: String) throws(RowFault) -> Int? {
        let text = Cell.trimmed(cell)
        guard !Cell.isMissing(text) else { return nil }
        guard let value = Int(text), value >= 0 else { throw RowFault(.value(column: column, text: text)) }
        guard value <= DailyAQI.maximum else { throw RowFault(.beyond(column: column, text: text, limit: "500")) }
        return value == 0 ? nil : value
    }
}
