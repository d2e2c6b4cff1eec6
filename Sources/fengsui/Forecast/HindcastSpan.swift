import Chronology
import Forecasting

/// The days of issue, and the days over which a hindcast learns.
struct HindcastSpan: Hashable, Sendable {
    let issued: ClosedRange<CalendarDate>
    /// From the first day of any place to the last day of issue.
    let learning: ClosedRange<CalendarDate>

    /// What a forecast should have behind it, where there is as much.
    static let year = 365

    /// - Parameters:
    ///   - from: as asked for; else a year after the first day of the chosen places, or as soon as there can be a forecast.
    ///   - to: as asked for, but no later than the last day with an observation.
    init(
        from: CalendarDate?, to: CalendarDate?, chosen: [HindcastPlace], all: [HindcastPlace]
    ) throws(HindcastTrouble) {
        guard let first = chosen.compactMap(\.firstKnown).min(), let last = chosen.compactMap(\.lastKnown).max(),
            let start = all.compactMap(\.firstKnown).min()
        else {
            throw HindcastTrouble(
                zh: "历史资料中所选地点没有任何数值；请核对文件", en: "the history has no value at all for the places asked for; check its files")
        }
        // A forecast is issued after its last observation, so what lies beyond the history has nothing to be issued from.
        let end = min(to ?? last, last)
        let earliest = first.advanced(by: Hindcast.fewestDays - 1)
        let begin = from.map { max($0, first) } ?? (first.advanced(by: Self.year) <= end ? first.advanced(by: Self.year) : earliest)
        guard begin <= end else { throw Self.backwards(from, begin, end) }
        guard earliest <= end else {
            throw HindcastTrouble(
                zh: "自 \(first) 起至 \(end) 不足 \(Hindcast.fewestDays) 天，无法预报；请提供更长的历史",
                en:
                    "there are fewer than \(Hindcast.fewestDays) days from \(first) to \(end), too few for a forecast; give a longer history"
            )
        }
        issued = begin...end
        learning = start...max(start, end)
    }

    private static func backwards(_ from: CalendarDate?, _ begin: CalendarDate, _ end: CalendarDate) -> HindcastTrouble {
        guard from != nil else {
            return HindcastTrouble(
                zh: "到 \(end) 为止历史太短，最早可从 \(begin) 起预报；请提供更长的历史",
                en: "up to \(end) the history is too short, the first forecast could be issued on \(begin); give a longer history")
        }
        return HindcastTrouble(
            zh: "--from \(begin) 晚于最后的起报日 \(end)；请写较早的日期",
            en: "--from \(begin) lies after the last day of issue, \(end); give an earlier day")
    }
}
