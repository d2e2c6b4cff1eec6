package import Chronology

/// A day's daily report against every forecast that was issued for it. Subject: the place.
package struct ForecastVerified: EventPayload {
    package static let type = "air.forecast.verified"
    package static let version = 1

    /// The place's division code.
    package let place: String
    /// The day that has come true.
    package let date: CalendarDate
    /// Its index and level by HJ 633.
    package let aqi: Int
    package let level: Int
    /// Its primary pollutants by code.
    package let primary: [String]
    /// Whose report it was, where another place stands in; nil when it was the place's own.
    package let substitute: String?
    /// In order of the lead; leads without a forecast are left out.
    package let scores: [Score]

    /// One forecast of the day.
    package struct Score: Hashable, Sendable, Codable {
        package let lead: Int
        /// The forecast's event id.
        package let forecast: String
        /// In units of the index; the smaller the better. Of the season alone where the forecast has it.
        package let crps: Double
        package let seasonCRPS: Double?
        /// Distance of the last index known at the issue.
        package let persistenceError: Double?
        /// Whether the index lay in the 80 % band.
        package let isCovered: Bool
        package let median: Double
        package let levelIsRight: Bool
        /// Nil where neither names a primary pollutant.
        package let primaryIsRight: Bool?
        /// What had been said of an index above 200.
        package let heavyProbability: Double

        package init(
            lead: Int, forecast: String, crps: Double, seasonCRPS: Double?, persistenceError: Double?, isCovered: Bool, median: Double,
            levelIsRight: Bool, primaryIsRight: Bool?, heavyProbability: Double
        ) {
            self.lead = lead
            self.forecast = forecast
            self.crps = crps
            self.seasonCRPS = seasonCRPS
            self.persistenceError = persistenceError
            self.isCovered = isCovered
            self.median = median
            self.levelIsRight = levelIsRight
            self.primaryIsRight = primaryIsRight
            self.heavyProbability = heavyProbability
        }
    }

    package init(
        place: String, date: CalendarDate, aqi: Int, level: Int, primary: [String], substitute: String? = nil, scores: [Score]
    ) {
        self.place = place
        self.date = date
        self.aqi = aqi
        self.level = level
        self.primary = primary
        self.substitute = substitute
        self.scores = scores
    }
}
