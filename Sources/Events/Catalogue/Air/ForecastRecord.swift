/// How the forecasts of one lead have turned out lately.
package struct ForecastRecord: Hashable, Sendable, Codable {
    package let lead: Int
    /// Days that were verified, at most those of the window.
    package let days: Int
    /// Mean CRPS of the index, and what the season alone would have had.
    package let crps: Double
    package let seasonCRPS: Double
    /// Mean distance of the last known index from what happened.
    package let persistenceError: Double
    /// Share of days inside the 80 % band.
    package let coverage: Double
    /// Share of days on which the level of the median was the day's.
    package let levelAccuracy: Double
    /// Days above an index of 200, how many of them had been given at least 50 %, and how many days were wrongly.
    package let heavyDays: Int
    package let heavyHits: Int
    package let heavyFalseAlarms: Int

    package init(
        lead: Int, days: Int, crps: Double, seasonCRPS: Double, persistenceError: Double, coverage: Double, levelAccuracy: Double,
        heavyDays: Int, heavyHits: Int, heavyFalseAlarms: Int
    ) {
        self.lead = lead
        self.days = days
        self.crps = crps
        self.seasonCRPS = seasonCRPS
        self.persistenceError = persistenceError
        self.coverage = coverage
        self.levelAccuracy = levelAccuracy
        self.heavyDays = heavyDays
        self.heavyHits = heavyHits
        self.heavyFalseAlarms = heavyFalseAlarms
    }
}
