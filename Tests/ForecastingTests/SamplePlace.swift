import AirQuality
import Chronology
import Events
import Foundation
import Playbook
import Region
import Testing

@testable import Forecasting

/// The files of the repository that the promises are held against.
enum Sample {
    static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Kashgar's daily means, 2014-12-31 to 2016-06-30 (see Deploy/sample/air/SOURCES.md), as the events that they become.
    static let kashgar: [DayRecorded] = {
        let file = "kashgar_daily_2014-12_2016-06.csv"
        let text = (try? String(contentsOf: root.appending(path: "Deploy/sample/air/daily/\(file)"), encoding: .utf8)) ?? ""
        let codes = ["pm2_5": 5, "pm10": 6, "so2": 7, "co": 8, "no2": 9, "o3_8h": 10]
        return text.split(whereSeparator: \.isNewline).dropFirst().enumerated().compactMap { index, line in
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            guard cells.count == 12, let date = CalendarDate(String(cells[1])) else { return nil }
            let values = codes.compactMapValues { Double(cells[$0]) }
            return DayRecorded(place: "653101", date: date, values: values, revision: 0, file: file, line: index + 2)
        }
    }()

    /// Kashgar's daily index as it was published.
    static let publishedIndex: [CalendarDate: Double] = {
        let file = root.appending(path: "Deploy/sample/air/daily/kashgar_daily_2014-12_2016-06.csv")
        let rows = ((try? String(contentsOf: file, encoding: .utf8)) ?? "").split(whereSeparator: \.isNewline).dropFirst()
        let days = rows.compactMap { row -> (CalendarDate, Double)? in
            let cells = row.split(separator: ",", omittingEmptySubsequences: false)
            guard cells.count == 12, let date = CalendarDate(String(cells[1])), let index = Double(cells[2]), index > 0 else { return nil }
            return (date, index)
        }
        return Dictionary(uniqueKeysWithValues: days)
    }()

    static let history: DailyHistory = kashgar.reduce(into: DailyHistory()) { $0.take(PerPollutant(daily: $1.values), on: $1.date) }

    static let playbooks = PlaybookFolder.load(root: root.appending(path: "Playbooks")).files
    static let forecastFile = playbooks[ForecastPolicy.file] ?? ""

    private static let shippedRegion = Region.read(playbooks).value
    private static let shippedPolicy = shippedRegion.flatMap { ForecastPolicy.read(playbooks, region: $0).value }

    static func region() throws -> Region { try #require(shippedRegion) }
    static func policy() throws -> ForecastPolicy { try #require(shippedPolicy) }
}

func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

func time(_ text: String) throws -> Timestamp { try #require(Timestamp(rfc3339: text)) }

/// The forecasts of places by the shipped policy, made on time at 18:00 in Beijing.
func forecasts(
    for places: [String] = ["653101"], from history: DailyHistory = Sample.history, _ incomplete: IncompleteDays = IncompleteDays(),
    hours: HourMemory = HourMemory(), guidance: GuidanceMemory = GuidanceMemory(), on date: String
) throws -> [ForecastIssued] {
    let policy = try Sample.policy()
    let due = policy.issueTime.on(try day(date))
    let chosen = places.compactMap { code in policy.places.first { $0.place == code } }
    let knowledge = Knowledge(history: history, incomplete: incomplete, hours: hours, upstream: [], guidance: guidance)
    var shelf = LearnerShelf()
    let settled = try shelf.learner(of: "653101", knowledge, before: due.beijingDate, policy: policy)
    return try Forecaster(policy: policy, tables: .builtIn).forecasts(
        for: chosen, of: "653101", settled, knowledge, due: due, issued: due)
}

/// The same day over and over, except for what `change` does to it.
func steadyHistory(
    _ days: Int, from first: String = "2018-01-01", _ change: (Int, inout PerPollutant<Concentration>) -> Void = { _, _ in }
) throws -> DailyHistory {
    var history = DailyHistory()
    let start = try day(first)
    for index in 0..<days {
        var means = PerPollutant<Concentration>(
            so2: Concentration(whole: 20), no2: Concentration(whole: 40), co: Concentration(whole: 1), o3: Concentration(whole: 80),
            pm10: Concentration(whole: 180), pm25: Concentration(whole: 70))
        change(index, &means)
        history.take(means, on: start.advanced(by: index))
    }
    return history
}
