package import Chronology

/// A forecast, what happened, and what the references would have said.
package struct VerifiedForecast: Sendable {
    /// Place of the variable in the score board's list.
    package let quantity: Int
    /// Days ahead, from 1.
    package let lead: Int
    package let valid: CalendarDate
    package let quantiles: [Double]
    package let observed: Double
    package let score: ForecastScore
    /// Of the index levels; nil where the variable has no value for a level.
    package let events: [Event?]
    /// Nil when a reference has too little to go by.
    package let losses: Losses?
    /// Whether the day that came was a dust day; nil when not known.
    package let isDust: Bool?

    /// An index above a level.
    package struct Event: Hashable, Sendable {
        package let probability: Double
        /// What climatology says; nil when it says nothing.
        package let seasonProbability: Double?
        package let happened: Bool

        package init(probability: Double, seasonProbability: Double? = nil, happened: Bool) {
            self.probability = probability
            self.seasonProbability = seasonProbability
            self.happened = happened
        }
    }

    /// - Parameters:
    ///   - season: 19 quantiles of climatology, nil when there is none; `persistence` likewise.
    package init(
        quantity: Int, lead: Int, valid: CalendarDate, quantiles: [Double], observed: Double, events: [Event?], season: [Double]? = nil,
        persistence: [Double]? = nil, isDust: Bool? = nil
    ) {
        (self.quantity, self.lead, self.valid, self.quantiles, self.observed) = (quantity, lead, valid, quantiles, observed)
        (self.events, self.isDust) = (events, isDust)
        let score = ForecastScore(quantiles: quantiles, observed: observed)
        self.score = score
        losses =
            if let season, let persistence {
                Losses(
                    forecast: score.crps, season: ForecastScore.crps(of: season, observed: observed),
                    persistence: ForecastScore.crps(of: persistence, observed: observed))
            } else { nil }
    }
}
