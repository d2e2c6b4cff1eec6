package import Chronology

/// What the newest forecasts of an area's places mean for every warning criterion: the running probability, and what acting on it has
/// cost in the past. Subject: the warning area.
package struct CriteriaAssessed: EventPayload {
    package static let type = "warning.criteria.assessed"
    package static let version = 1

    /// The warning area.
    package let area: String
    /// When the newest of the forecasts was issued.
    package let issued: Timestamp
    package let criteria: [Criterion]

    /// One level of one hazard.
    package struct Criterion: Hashable, Sendable, Codable {
        /// The criteria file's edition and hazard, and the level.
        package let edition: String
        package let hazard: String
        package let level: WarningLevel
        /// That the criterion will be met, and where it is most likely.
        package let probability: Double
        package let place: String
        /// The most likely first day of the episode.
        package let onset: CalendarDate?
        /// Where the warning fires.
        package let threshold: Double
        /// Acting pays for whoever loses more than this many times the cost of acting: 1 / probability. Nil at probability 0.
        package let breakEvenRatio: Double?
        /// From the hindcast at the threshold; nil where there is none for this criterion.
        package let experience: Experience?

        package init(
            edition: String, hazard: String, level: WarningLevel, probability: Double, place: String, onset: CalendarDate?,
            threshold: Double, breakEvenRatio: Double?, experience: Experience?
        ) {
            self.edition = edition
            self.hazard = hazard
            self.level = level
            self.probability = probability
            self.place = place
            self.onset = onset
            self.threshold = threshold
            self.breakEvenRatio = breakEvenRatio
            self.experience = experience
        }
    }

    /// How a threshold has served in the hindcast, over episodes and not over days.
    package struct Experience: Hashable, Sendable, Codable {
        /// Days and episodes behind it; fewer than 30 episodes prove nothing.
        package let days: Int
        package let episodes: Int
        /// Per year, at the threshold.
        package let falseWarningsPerYear: Double
        package let missedEpisodesPerYear: Double
        /// Between the first warning and the beginning of the episodes that were warned of, mean days.
        package let leadTimeDays: Double?

        package init(days: Int, episodes: Int, falseWarningsPerYear: Double, missedEpisodesPerYear: Double, leadTimeDays: Double?) {
            self.days = days
            self.episodes = episodes
            self.falseWarningsPerYear = falseWarningsPerYear
            self.missedEpisodesPerYear = missedEpisodesPerYear
            self.leadTimeDays = leadTimeDays
        }
    }

    package init(area: String, issued: Timestamp, criteria: [Criterion]) {
        self.area = area
        self.issued = issued
        self.criteria = criteria
    }
}
