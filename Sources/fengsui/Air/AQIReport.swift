import AirQuality
import Chronology
import Observing
import Wording

/// The result for one file as people read it: a summary, then the rows that differ.
struct AQIReport {
    let file: String
    let result: Recomputation
    /// Also the rows that agree.
    let listsAll: Bool
    let language: OutputLanguage

    var text: String {
        let complete = listing(of: result.rows.filter(\.isComplete), under: Self.completeTitle)
        let incomplete = listing(of: result.rows.filter { !$0.isComplete }, under: Self.incompleteTitle)
        return (summary + complete + incomplete + unread).joined(separator: "\n")
    }

    private func say(_ text: Bilingual, between separator: String = " · ") -> String {
        text.zh == text.en ? text.en : language.choose(from: text, between: separator)
    }

    private func listing(of rows: [RecomputedRow], under title: Bilingual) -> [String] {
        let listed = rows.filter { listsAll || !$0.agrees }
        guard !listed.isEmpty else { return [] }
        var table = TextTable(head: Self.head.map { say($0, between: " ") })
        for row in listed { table.append(cells(of: row)) }
        let clues = [[]] + listed.map(clueLines)
        return ["", "  \(say(title))"] + zip(table.lines, clues).flatMap { line, clues in ["  \(line)"] + clues }
    }

    /// What may explain a difference, below its row. That a daily index is a series of its own is said once, above.
    private func clueLines(of row: RecomputedRow) -> [String] {
        row.clues.filter { $0 != .ownSeries }.map { "       ↳ \(say($0.text))" }
    }

    private var unread: [String] {
        guard !result.unread.isEmpty else { return [] }
        let lines = result.unread.map { row in
            "  " + say(Bilingual(zh: "第 \(row.line) 行：\(row.reason.zh)", en: "line \(row.line): \(row.reason.en)"))
        }
        return ["", "  \(say(Self.unreadTitle))"] + lines
    }
}

// MARK: - The summary

extension AQIReport {
    private var summary: [String] {
        let isGood = result.complete.differing == 0
        let counts = Terminal.styled(say(self.counts, between: "\n  "), isGood ? .green : .red)
        return [Terminal.styled("\(file)  \(editions)", .bold), "  \(counts)"] + notes.map { "  \(say($0, between: "\n  "))" }
    }

    private var editions: String { result.editions.map { "HJ 633-\($0.year)" }.joined(separator: ", ") }

    private var counts: Bilingual {
        let (whole, part) = (result.complete, result.incomplete)
        return Bilingual(
            zh: "读入 \(result.rows.count) 行。完整 \(whole.rows)：一致 \(whole.agreeing)，不同 \(whole.differing)；"
                + "缺项 \(part.rows)：一致 \(part.agreeing)（其中 NA \(part.notAvailable)），不同 \(part.differing)；无法读取 \(result.unreadRows)",
            en: "\(result.rows.count) rows. Complete \(whole.rows): \(whole.agreeing) agree, \(whole.differing) differ; "
                + "incomplete \(part.rows): \(part.agreeing) agree (\(part.notAvailable) of them NA), \(part.differing) differ; "
                + "not readable \(result.unreadRows)")
    }

    private var notes: [Bilingual] {
        var notes: [Bilingual] = []
        if result.layout == .cityDays { notes.append(ownSeries) }
        if result.complete.rows == 0 { notes.append(Self.nothingComplete) }
        if !result.namesPrimary { notes.append(Self.noPrimary) }
        if !result.editionsAreKnown { notes.append(Self.furtherStep) }
        return notes
    }

    private var ownSeries: Bilingual {
        let (rows, agreeing) = (result.complete.rows, result.complete.agreeing)
        let share = rows == 0 ? 0 : (200 * agreeing + rows) / (2 * rows)
        return Bilingual(
            zh: "此类日值文件中发布的指数自成一列，并非由旁边的日均值按 HJ 633 得出：完整行中 \(share)% 一致",
            en: "The daily index published in such files is a series of its own and not HJ 633 of the means beside it: "
                + "\(share) % of the complete rows agree")
    }

    private static let nothingComplete = Bilingual(
        zh: "没有六项齐全的行，复算不能说明什么", en: "No row has all six pollutants, so this tells little")
    private static let noPrimary = Bilingual(
        zh: "文件未列首要污染物，只比较指数", en: "The file names no primary pollutants; the index alone is compared")
    private static let furtherStep = Bilingual(
        zh: "部分日期在已知各版标准表的适用期之外，结果仅供参考", en: "Some days lie beyond what the known tables apply to; take their result with care")
}

// MARK: - The rows

extension AQIReport {
    private static let completeTitle = Bilingual(zh: "完整的行；各污染物下为 IAQI", en: "Complete rows; the IAQI below each pollutant")
    private static let incompleteTitle = Bilingual(
        zh: "缺项的行，不影响结果；各污染物下为 IAQI", en: "Incomplete rows, which do not count for the result; the IAQI below each pollutant")
    private static let unreadTitle = Bilingual(zh: "无法读取的行", en: "Rows that cannot be read")

    private static let head: [Bilingual] =
        [
            Bilingual(zh: "", en: ""), Bilingual(zh: "行", en: "line"), Bilingual(zh: "站点", en: "station"),
            Bilingual(zh: "时间", en: "time"), Bilingual(zh: "发布→复算", en: "AQI"),
        ]
        + Pollutant.allCases.map { Bilingual(zh: $0.symbol, en: $0.symbol) } + [
            Bilingual(zh: "首要污染物", en: "primary")
        ]

    private func cells(of row: RecomputedRow) -> [String] {
        let iaqi = Pollutant.allCases.map { row.judged.iaqi[$0].map(String.init) ?? "–" }
        return [
            row.agrees ? "=" : "≠", "\(row.given.line)", row.given.name, Self.text(of: row.given.time),
            "\(Self.text(of: row.given.published.index))→\(Self.text(of: row.judged.index))",
        ] + iaqi + [primary(of: row)]
    }

    private func primary(of row: RecomputedRow) -> String {
        let recomputed = Self.text(of: row.judged.primary)
        guard let published = row.given.published.primary else { return recomputed }
        let words = row.given.published.unknownWords
        let named = (published.pollutants.map(\.symbol) + words).joined(separator: "+")
        return "\(named.isEmpty ? "—" : named)→\(recomputed)"
    }

    private static func text(of index: Int?) -> String { index.map(String.init) ?? "NA" }

    private static func text(of pollutants: PollutantSet) -> String {
        pollutants.isEmpty ? "—" : pollutants.pollutants.map(\.symbol).joined(separator: "+")
    }

    private static func text(of time: RowTime) -> String {
        switch time {
        case .hour(let stamp): stamp.beijingText
        case .day(let date): "\(date)"
        }
    }
}
