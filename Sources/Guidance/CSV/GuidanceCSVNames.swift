import Chronology
import Wording

/// `source,model,run,known,valid,latitude,longitude,member,variable,value`: guidance of any origin, a row a value. The columns may stand in any
/// order, others are passed over. Described with an example in the documentation page “Guidance”.
enum GuidanceCSVColumn: String, CaseIterable {
    case source, model, run, known, valid, latitude, longitude, member, variable, value
}

/// What one row says.
struct GuidanceCSVRow {
    let line: Int
    let source: GuidanceSource
    /// Nil for an analysis, for which the column says `analysis`.
    let run: Timestamp?
    let known: Timestamp
    let valid: Valid
    let point: GuidancePoint
    let member: Int
    let variable: GuidanceVariable
    /// Nil where there is none.
    let value: Double?

    /// A day of Beijing, whose value it is, or an instant.
    enum Valid: Hashable {
        case day(CalendarDate)
        case instant(Timestamp)
    }
}

/// Where each column stands.
struct GuidanceCSVHeader {
    private let places: [Int]

    /// Nil when a column is missing.
    init?(_ header: [String]) {
        var places: [Int] = []
        for column in GuidanceCSVColumn.allCases {
            guard let place = header.firstIndex(of: column.rawValue) else { return nil }
            places.append(place)
        }
        self.places = places
    }

    private func place(_ column: GuidanceCSVColumn) -> Int {
        places[GuidanceCSVColumn.allCases.firstIndex(of: column) ?? 0]
    }

    func row(_ row: TextTable.Row) throws(GuidanceError) -> GuidanceCSVRow {
        let instant = Bilingual(zh: "带时区的时刻，如 2026-03-26T00:00:00Z", en: "a time with its offset, like 2026-03-26T00:00:00Z")
        let name = row[place(.source)]
        let source = try row.read(place(.model), Self.word) { GuidanceSource(name: name, model: $0.isEmpty ? GuidanceSource.unnamed : $0) }
        let run: Timestamp? = row[place(.run)] == "analysis" ? nil : try row.read(place(.run), instant) { Timestamp(rfc3339: $0) }
        let latitude = try row.coordinate(place(.latitude), -90...90)
        let longitude = try row.coordinate(place(.longitude), -180...360)
        let member = try row.read(place(.member), Self.member) { Int($0).flatMap { (0..<GuidanceLimits.members).contains($0) ? $0 : nil } }
        return GuidanceCSVRow(
            line: row.line, source: source, run: run, known: try row.read(place(.known), instant) { Timestamp(rfc3339: $0) },
            valid: try row.read(place(.valid), Self.valid, Self.valid), point: GuidancePoint(latitude: latitude, longitude: longitude),
            member: member, variable: try row.read(place(.variable), Self.variable) { GuidanceVariable(rawValue: $0) },
            value: try value(row))
    }

    private func value(_ row: TextTable.Row) throws(GuidanceError) -> Double? {
        guard let value = try row.number(place(.value)) else { return nil }
        guard let variable = GuidanceVariable(rawValue: row[place(.variable)]), variable.plausible.contains(value) else {
            throw row.wrong(place(.value), Bilingual(zh: "合理的值，并核对单位", en: "a value that can be, and check its unit"))
        }
        return value
    }

    private static func valid(_ text: String) -> GuidanceCSVRow.Valid? {
        CalendarDate(text).map { .day($0) } ?? Timestamp(rfc3339: text).map { .instant($0) }
    }

    private static let word = Bilingual(
        zh: "来源与模式名：1 至 48 个 a–z、0–9、点、下划线、连字符", en: "source and model as 1–48 of a–z, 0–9, point, underscore and hyphen")
    private static let member = Bilingual(zh: "0 至 \(GuidanceLimits.members - 1)", en: "0 to \(GuidanceLimits.members - 1)")
    private static let valid = Bilingual(
        zh: "北京日期（日值）如 2026-03-26，或带时区的时刻", en: "a day of Beijing (for a daily value) like 2026-03-26, or a time with its offset")
    private static let variable = Bilingual(
        zh: GuidanceVariable.allCases.map(\.rawValue).joined(separator: "、"),
        en: "one of " + GuidanceVariable.allCases.map(\.rawValue).joined(separator: ", "))
}
