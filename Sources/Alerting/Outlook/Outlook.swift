package import Chronology
package import Events

/// How likely one level is at one place, and when.
package struct Expectation: Hashable, Sendable, Codable {
    package let level: WarningLevel
    /// The share of the scenarios that meet this level or a higher one within the lead.
    package let probability: Double
    /// The median first day among those scenarios.
    package let onset: CalendarDate
    /// The median last day.
    package let ends: CalendarDate
    /// The middle half of the daily index on those days.
    package let lowestIndex: Int
    package let highestIndex: Int
    /// The most frequent primary pollutant of those days, by code.
    package let primary: String?
}

/// What the newest forecast of a place says about one hazard.
package struct Outlook: Hashable, Sendable, Codable {
    package let place: String
    /// The id of the forecast's event.
    package let forecast: String
    package let issued: Timestamp
    /// The first day of the forecast.
    package let firstDay: CalendarDate
    /// In order, the least severe first; a level that no scenario meets is absent.
    package let expectations: [Expectation]
    /// The share of the scenarios in which the lifting condition holds from the first day on.
    package let clearProbability: Double

    /// - Returns: nil for a forecast without days or scenarios, which says nothing about runs.
    package init?(_ forecast: ForecastIssued, id: String, edition: CriteriaEdition, observed: [ObservedDay]) {
        guard let scenarios = ForecastCourses(forecast) else { return nil }
        let courses = edition.courses(of: scenarios, behind: observed)
        let occurrences = courses.map { $0.occurrences(of: edition) }
        self.init(
            place: forecast.place, forecast: id, issued: forecast.issued, firstDay: scenarios.start,
            expectations: edition.levels.compactMap { criterion in
                Expectation(criterion.level, occurrences.compactMap { $0[criterion.level] }, of: courses.count, forecast.days)
            },
            clearProbability: Double(courses.count { $0.isClear(by: edition.lifting) }) / Double(courses.count))
    }

    init(
        place: String, forecast: String, issued: Timestamp, firstDay: CalendarDate, expectations: [Expectation],
        clearProbability: Double
    ) {
        self.place = place
        self.forecast = forecast
        self.issued = issued
        self.firstDay = firstDay
        self.expectations = expectations
        self.clearProbability = clearProbability
    }

    func expectation(_ level: WarningLevel) -> Expectation? { expectations.first { $0.level == level } }
}

extension Expectation {
    /// - Parameter total: the number of all scenarios, those that do not meet the level among them.
    fileprivate init?(_ level: WarningLevel, _ met: [Occurrence], of total: Int, _ days: [ForecastDay]) {
        guard let onset = met.map(\.onset).quantile(0.5), let ends = met.map(\.ends).quantile(0.5) else { return nil }
        let indices = met.flatMap(\.indices)
        guard let lowest = indices.quantile(0.25), let highest = indices.quantile(0.75) else { return nil }
        self.init(
            level: level, probability: Double(met.count) / Double(total), onset: onset, ends: ends, lowestIndex: lowest,
            highestIndex: highest,
            primary: days.filter { (onset...ends).contains($0.date) }.compactMap(\.primary).mostFrequent)
    }
}

extension Array where Element: Comparable {
    /// The value at a share of the sorted values, always one of them; the lower one where it falls between two.
    func quantile(_ share: Double) -> Element? {
        isEmpty ? nil : sorted()[Int(Double(count - 1) * share)]
    }
}

extension [String] {
    /// The one that stands there most often; the first in the alphabet among equals.
    var mostFrequent: String? {
        Dictionary(grouping: self) { $0 }.min { ($1.value.count, $0.key) < ($0.value.count, $1.key) }?.key
    }
}
