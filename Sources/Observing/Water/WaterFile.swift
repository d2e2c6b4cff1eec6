import Chronology
import Events
import Wording

/// A file of water samples: CSV with the columns `monitor,time,parameter,value` and, where there are any, `detectionLimit`, `discharge` and
/// `remark`, in any order. A row for each monitor, time and parameter.
///
/// `time` is Beijing's, `2026-07-14 08:00`. `value` is in the unit of GB 3838 (mg/l; pH as such); `<0.025` says below that detection limit;
/// empty, `NaN` or `-` says that there is none. `discharge` is m³/s. What is below zero or absurd is taken as it is: the watch tells a
/// broken instrument from a broken row.
package struct WaterFile {
    /// What `FileRead` calls it.
    package static let layout = "water-samples"
    private static let needed: Set = ["monitor", "time", "parameter", "value"]

    /// A row that can be used.
    struct Row {
        let line: Int
        let sample: SampleRecorded
    }

    private(set) var rows: [Row] = []
    /// Rows without a value.
    private(set) var empty = 0
    private(set) var faults: [(line: Int, reason: Bilingual, content: String)] = []
    /// All of them, also those beyond the maximum of `faults`.
    private(set) var faultyRows = 0

    private let names: WaterNames
    private let now: Timestamp
    private var columns: [String: Int] = [:]

    /// Whether the first row of a file names these columns.
    package static func recognises(_ bytes: [UInt8]) -> Bool {
        var reader = CSVReader(bytes, from: bytes.starts(with: TextEncoding.byteOrderMark) ? TextEncoding.byteOrderMark.count : 0)
        guard let header = reader.next(), header.problem == nil else { return false }
        return needed.isSubset(of: header.cells.map(Cell.name))
    }

    init(_ bytes: [UInt8], names: WaterNames, now: Timestamp) {
        (self.names, self.now) = (names, now)
        let encoding = TextEncoding(of: bytes)
        guard case .utf8(let hasMark) = encoding else {
            keepAside(1, FaultReason.encoding(encoding).text, "")
            return
        }
        read(bytes, from: hasMark ? TextEncoding.byteOrderMark.count : 0)
    }

    private mutating func read(_ bytes: [UInt8], from start: Int) {
        var reader = CSVReader(bytes, from: start)
        guard let header = reader.next() else { return }
        columns = Dictionary(zip(header.cells.map(Cell.name), 0...), uniquingKeysWith: { first, _ in first })
        var count = 0
        while let row = reader.next() {
            count += 1
            guard count <= Intake.maximumRows else {
                return keepAside(row.line, FaultReason.tooManyRows(maximum: Intake.maximumRows).text, "")
            }
            take(row, width: header.cells.count, String(decoding: bytes[row.bytes].prefix(4 * Fault.maximumContent), as: UTF8.self))
        }
    }

    private mutating func keepAside(_ line: Int, _ reason: Bilingual, _ content: String) {
        faultyRows += 1
        if faults.count < Intake.maximumFaults { faults.append((line, reason, String(content.prefix(Fault.maximumContent)))) }
    }
}

// MARK: - Rows

extension WaterFile {
    private mutating func take(_ row: CSVRow, width: Int, _ content: String) {
        do throws(RowFault) {
            if !row.isTerminated, row.problem != nil || row.cells.count < width {
                throw RowFault(.cut(cells: row.cells.count, expected: width))
            }
            if let problem = row.problem { throw RowFault(.csv(problem)) }
            guard row.cells.count == width else { throw RowFault(.cells(row.cells.count, expected: width)) }
            let cell = { (name: String) in columns[name].map { Cell.trimmed(row.cells[$0]) } ?? "" }
            switch try reading(cell) {
            case .none: empty += 1
            case .fault(let reason): keepAside(row.line, reason, content)
            case .sample(let sample): rows.append(Row(line: row.line, sample: sample))
            }
        } catch {
            keepAside(row.line, error.reason.text, content)
        }
    }

    private enum Reading {
        case none
        case fault(Bilingual)
        case sample(SampleRecorded)
    }

    private func reading(_ cell: (String) -> String) throws(RowFault) -> Reading {
        let (id, parameter, text) = (cell("monitor"), cell("parameter"), cell("value"))
        guard let monitor = names.monitors[id] else { return .fault(Self.unknownMonitor(id)) }
        guard names.parameters.contains(parameter) else { return .fault(Self.unknownParameter(parameter)) }
        guard let time = Self.time(cell("time")) else { return .fault(Self.badTime(cell("time"))) }
        guard time <= now + ObserveProcessor.clockTolerance else { throw RowFault(.future(time)) }
        guard !Cell.isMissing(text) else { return .none }
        let isBelow = text.hasPrefix("<")
        guard let value = Self.number(isBelow ? Cell.trimmed(String(text.dropFirst())) : text), !isBelow || value > 0 else {
            throw RowFault(.value(column: "value", text: text))
        }
        let limit = try optional("detectionlimit", cell)
        let discharge = try optional("discharge", cell)
        let remark = cell("remark")
        return .sample(
            SampleRecorded(
                sample: "\(id)-\(parameter)-\(time.beijingText.filter(\.isNumber))", river: monitor.river, watercourse: monitor.watercourse,
                kilometre: monitor.kilometre, section: id, substance: parameter, sampled: time, milligramsPerLitre: isBelow ? nil : value,
                detectionLimit: isBelow ? value : limit, bank: monitor.bank, dischargeCubicMetresPerSecond: discharge,
                isAutomatic: monitor.isAutomatic, post: monitor.post, remark: remark.isEmpty ? nil : String(remark.prefix(400))))
    }

    private func optional(_ name: String, _ cell: (String) -> String) throws(RowFault) -> Double? {
        let text = cell(name)
        guard !Cell.isMissing(text) else { return nil }
        guard let value = Self.number(text), value > 0 else { throw RowFault(.value(column: name, text: text)) }
        return value
    }

    /// Digits with at most one sign and one point; no exponent, no other base.
    private static func number(_ text: String) -> Double? {
        guard (1...24).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2D }) else {
            return nil
        }
        return Double(text)
    }

    /// `2026-07-14 08:00`, with a `T` for the blank or with seconds as well.
    private static func time(_ text: String) -> Timestamp? {
        let stamp = text.count == 16 ? text + ":00" : text
        return Timestamp(rfc3339: stamp + "+08:00")
    }

    private static func unknownMonitor(_ id: String) -> Bilingual {
        Bilingual(
            zh: "监测点“\(id)”未登记；请在河流清单 register/monitors.yaml 中添加，然后重新放入",
            en: "no monitor is called ‘\(id)’; add it to the river's register/monitors.yaml and put the row in again")
    }

    private static func unknownParameter(_ id: String) -> Bilingual {
        Bilingual(
            zh: "不认识项目“\(id)”；请写 rivers/standards.yaml 或 substances.yaml 中的标识，如 ammonia-nitrogen",
            en: "nothing is called ‘\(id)’; write an id of rivers/standards.yaml or substances.yaml, such as ammonia-nitrogen")
    }

    private static func badTime(_ text: String) -> Bilingual {
        Bilingual(zh: "“\(text)”不是时间；请写北京时间，如 2026-07-14 08:00", en: "‘\(text)’ is no time; write Beijing time like 2026-07-14 08:00")
    }
}
