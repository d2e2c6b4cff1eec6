import AirQuality
import Chronology
import Foundation
import Observing
import Wording

/// The result as JSON, one object a line. A missing key is NA, or a value that is not in the file.
enum AQIRecord {
    /// One row.
    static func line(of row: RecomputedRow, in file: String) throws -> String { try json(Row(row, in: file)) }

    /// All files that could be read.
    static func summary(of results: [(file: String, result: Recomputation)]) throws -> String {
        try json(Summary(summary: results.map { Summary.File($0.result, $0.file) }))
    }

    private static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}

private struct Row: Encodable {
    let file: String
    let line: Int
    let station: String
    let hour: Timestamp?
    let date: CalendarDate?
    let edition: String
    let complete: Bool
    let agrees: Bool
    let values: Reading
    let published: Index
    let recomputed: Index
    let clues: [Reason]

    struct Index: Encodable {
        let aqi: Int?
        let primary: PollutantSet?
        var iaqi: PerPollutant<Int>?
    }

    struct Reason: Encodable {
        let clue: String
        let text: Bilingual
    }

    init(_ row: RecomputedRow, in file: String) {
        self.file = file
        (line, station, values) = (row.given.line, row.given.name, row.given.values)
        (hour, date) =
            switch row.given.time {
            case .hour(let stamp): (stamp, nil)
            case .day(let date): (nil, date)
            }
        (edition, complete, agrees) = (row.judged.edition.rawValue, row.isComplete, row.agrees)
        published = Index(aqi: row.given.published.index, primary: row.given.published.primary)
        recomputed = Index(aqi: row.judged.index, primary: row.judged.primary, iaqi: row.judged.iaqi)
        clues = row.clues.map { Reason(clue: $0.code, text: $0.text) }
    }
}

private struct Summary: Encodable {
    let summary: [File]

    struct File: Encodable {
        let file: String
        let layout: String
        let editions: [String]
        let rows: Int
        let complete: Count
        let incomplete: Count
        let notReadable: Int
        let faults: [Fault]

        init(_ result: Recomputation, _ file: String) {
            self.file = file
            (layout, editions) = (result.layout.rawValue, result.editions.map(\.rawValue))
            (rows, complete, incomplete) = (result.rows.count, Count(result.complete), Count(result.incomplete))
            (notReadable, faults) = (result.unreadRows, result.unread.map { Fault(line: $0.line, reason: $0.reason) })
        }
    }

    struct Count: Encodable {
        let rows: Int
        let agree: Int
        let differ: Int
        let notAvailable: Int

        init(_ count: AgreementCount) {
            (rows, agree, differ, notAvailable) = (count.rows, count.agreeing, count.differing, count.notAvailable)
        }
    }

    struct Fault: Encodable {
        let line: Int
        let reason: Bilingual
    }
}
