package import AirQuality
import Chronology
package import Wording

/// A file of the network judged again: what HJ 633 gives for each of its rows, beside what the network published.
///
/// For the files of any city: names are taken as they are written, and a time that has not come yet is no fault. A row for the same hour
/// that stands twice is judged twice.
package struct Recomputation: Sendable {
    package let layout: FileLayout
    /// In the order of the file; of a network file by hour and then by station.
    package let rows: [RecomputedRow]
    /// The rows that could not be read, the first `Intake.maximumFaults` of them.
    package let unread: [UnreadRow]
    /// All of them.
    package let unreadRows: Int
    /// False when some row is of a day whose figures no known edition has: say so wherever the result is shown.
    package let editionsAreKnown: Bool
    /// Whether the file names primary pollutants; otherwise the index alone is compared.
    package let namesPrimary: Bool

    /// A row that could not be read.
    package struct UnreadRow: Hashable, Sendable {
        package let line: Int
        /// What is wrong and what to do about it.
        package let reason: Bilingual
    }

    /// - Throws: when there is no text, no known header, no published index or no row that can be read.
    package init(of bytes: [UInt8], by yardstick: Yardstick, limits: ReadingLimits = .usual) throws(RecomputingError) {
        let contents = FileReading(names: .asWritten, limits: limits, now: .distantFuture).contents(of: bytes)
        guard let layout = contents.layout else {
            throw .file(reason: contents.faults.first?.reason.text ?? FaultReason.unknownLayout.text)
        }
        let given = GivenRow.all(of: contents)
        guard !given.isEmpty else { throw .noRows(first: contents.faults.first.map { UnreadRow($0) }) }
        guard contents.judgement.contains(.index) else { throw .noIndex }
        self.layout = layout
        rows = Self.judge(given, by: yardstick)
        unread = contents.faults.map { UnreadRow($0) }
        unreadRows = contents.faultyRows
        editionsAreKnown = given.allSatisfy { yardstick.isKnown(on: $0.time.day) }
        namesPrimary = contents.judgement.contains(.primary)
    }

    private static func judge(_ rows: [GivenRow], by yardstick: Yardstick) -> [RecomputedRow] {
        let judgements = rows.map { yardstick.table(on: $0.time.day).judgement(of: $0) }
        let search = ClueSearch(zip(rows, judgements), yardstick)
        return zip(rows, judgements).map { row, judged in
            RecomputedRow(given: row, judged: judged, clues: row.published.agrees(with: judged) ? [] : search.clues(row, judged))
        }
    }
}

extension Recomputation.UnreadRow {
    init(_ fault: Fault) { self.init(line: fault.line, reason: fault.reason.text) }
}

// MARK: - Counting

/// How many rows agree.
package struct AgreementCount: Hashable, Sendable {
    package private(set) var rows = 0
    package private(set) var agreeing = 0
    /// Of those that agree, the ones without an index on both sides.
    package private(set) var notAvailable = 0

    package var differing: Int { rows - agreeing }

    mutating func take(_ row: RecomputedRow) {
        rows += 1
        guard row.agrees else { return }
        agreeing += 1
        if row.judged.index == nil { notAvailable += 1 }
    }
}

extension Recomputation {
    /// Rows with all six pollutants, by which the index can be checked.
    package var complete: AgreementCount { count { $0.isComplete } }
    /// Rows with some pollutant missing: the network may have used a value that is not in the file.
    package var incomplete: AgreementCount { count { !$0.isComplete } }
    /// By which the rows were judged, in the order of their names.
    package var editions: [Edition] { Set(rows.map(\.judged.edition)).sorted { $0.rawValue < $1.rawValue } }

    private func count(_ isCounted: (RecomputedRow) -> Bool) -> AgreementCount {
        rows.reduce(into: AgreementCount()) { count, row in if isCounted(row) { count.take(row) } }
    }
}
