import Alerting
import Chronology
import Forecasting

/// The past of one place after another: its days, and the forecasts that were or would have been issued.
struct BacktestRunner {
    let places: [HindcastPlace]
    let criteria: WarningCriteria
    let policy: ForecastPolicy
    let from: CalendarDate?
    let to: CalendarDate?

    /// Forecasts that know the days to come.
    func perfect(_ index: Int) throws(HindcastTrouble) -> PastRecord {
        let place = places[index]
        guard let first = place.firstKnown, let last = place.lastKnown, first < last else {
            throw HindcastTrouble(zh: "“\(place.name)”没有可用的日值", en: "‘\(place.name)’ has no days to be used")
        }
        let (begin, end) = (max(from ?? first, first), min(to ?? last, last))
        guard begin <= end else {
            throw HindcastTrouble(
                zh: "“\(place.name)”的日值从 \(first) 到 \(last)，不在 --from 与 --to 之间",
                en: "the days of ‘\(place.name)’ are \(first) to \(last); none lies between --from and --to")
        }
        return .perfect(place.observedDays(by: criteria), issued: begin...end)
    }

    /// Forecasts from what was known then.
    func hindcast(_ index: Int) async throws -> PastRecord {
        let span = try HindcastSpan(from: from, to: to, chosen: [places[index]], all: places)
        let issues = await PastIssues.hindcast(of: index, among: places, span, guidance: [], policy)
        return PastRecord(issues: issues, observed: places[index].observedDays(by: criteria))
    }
}
