import Chronology
import Foundation

/// An hourly file of the network, cut into what was published each hour.
struct HourlyFeed {
    /// What is published for one hour: a file of its own.
    struct Slice: Hashable {
        let stamp: Timestamp
        let name: String
        let bytes: Data
    }

    /// In order of time.
    let slices: [Slice]

    /// - Throws: `Complaint` when the file has no Date and Hour columns.
    init(_ url: URL) throws {
        var text = try String(contentsOf: url, encoding: .utf8)
        if text.hasPrefix("\u{FEFF}") { text.removeFirst() }
        var records = Self.records(of: text)
        guard !records.isEmpty, records[0].lowercased().hasPrefix("date,hour,") else {
            throw Complaint("\(url.lastPathComponent) does not begin with Date,Hour,…; a replay's hourly files do")
        }
        let header = records.removeFirst()
        let grouped = Dictionary(grouping: records.filter { !$0.isEmpty }, by: Self.stamp)
        let stem = url.deletingPathExtension().lastPathComponent
        slices = grouped.compactMap { stamp, rows in
            guard let stamp else { return nil }
            let name = "\(stem)-\(stamp.rfc3339.prefix(13).replacing("T", with: "-"))Z.csv"
            return Slice(stamp: stamp, name: name, bytes: Data((([header] + rows).joined(separator: "\n") + "\n").utf8))
        }.sorted { $0.stamp < $1.stamp }
    }

    /// Rows of the file; a quoted cell may span lines.
    private static func records(of text: String) -> [String] {
        var records: [String] = []
        var open = ""
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            open += open.isEmpty ? String(line) : "\n" + line
            guard open.count(where: { $0 == "\"" }).isMultiple(of: 2) else { continue }
            records.append(open.trimmingCharacters(in: .newlines))
            open = ""
        }
        return records
    }

    /// `20200326,18,…` in Beijing time.
    private static func stamp(_ record: String) -> Timestamp? {
        let cells = record.split(separator: ",", maxSplits: 2)
        guard cells.count == 3, cells[0].count == 8, let hour = Int(cells[1]), (0...24).contains(hour) else { return nil }
        let date = CalendarDate("\(cells[0].prefix(4))-\(cells[0].dropFirst(4).prefix(2))-\(cells[0].suffix(2))")
        return date.map { Timestamp($0, hour: hour) }
    }
}
