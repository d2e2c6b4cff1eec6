/// Scores of many forecasts of one variable at one lead, summed up. Two sums merge into one, so that places can be scored side by side.
package struct ScoreSums: Hashable, Sendable {
    package private(set) var count = 0
    private var crpsSum = 0.0
    private var covered = 0
    package private(set) var pit = PITHistogram()
    /// In the order of `ExceedanceLevels.all`; a level that the variable has no value for stays empty.
    package private(set) var brier = Array(repeating: BrierSums(), count: ExceedanceLevels.all.count)
    /// Of climatology, on the days of `compared`.
    package private(set) var seasonBrier = Array(repeating: BrierSums(), count: ExceedanceLevels.all.count)
    package private(set) var compared = Losses()

    package init() {}

    mutating func take(_ verified: VerifiedForecast) {
        count += 1
        crpsSum += verified.score.crps
        if verified.score.isCovered { covered += 1 }
        pit.take(verified.score)
        for (level, event) in verified.events.enumerated() {
            guard let event else { continue }
            brier[level].take(probability: event.probability, happened: event.happened)
            if let usual = event.seasonProbability { seasonBrier[level].take(probability: usual, happened: event.happened) }
        }
        if let losses = verified.losses { compared.merge(losses) }
    }

    package mutating func merge(_ other: ScoreSums) {
        count += other.count
        crpsSum += other.crpsSum
        covered += other.covered
        pit.merge(other.pit)
        for level in brier.indices {
            brier[level].merge(other.brier[level])
            seasonBrier[level].merge(other.seasonBrier[level])
        }
        compared.merge(other.compared)
    }

    /// Mean CRPS in the unit of the variable, over all forecasts; nil without any.
    package var crps: Double? { count > 0 ? crpsSum / Double(count) : nil }
    /// The share of days in the 80 % band.
    package var coverage: Double? { count > 0 ? Double(covered) / Double(count) : nil }
}

/// The CRPS of forecast, climatology and persistence over the same days, summed up.
package struct Losses: Hashable, Sendable {
    package private(set) var count = 0
    private var forecast = 0.0
    private var season = 0.0
    private var persistence = 0.0

    init() {}

    /// Of one day.
    init(forecast: Double, season: Double, persistence: Double) {
        (count, self.forecast, self.season, self.persistence) = (1, forecast, season, persistence)
    }

    mutating func merge(_ other: Losses) {
        count += other.count
        forecast += other.forecast
        season += other.season
        persistence += other.persistence
    }

    mutating func remove(_ other: Losses) {
        count -= other.count
        forecast -= other.forecast
        season -= other.season
        persistence -= other.persistence
    }

    /// What a forecast is compared with.
    package enum Reference: String, CaseIterable, Hashable, Sendable {
        /// Days of the season known at issue.
        case season = "climatology"
        /// The last known value with past changes.
        case persistence
        /// The one of the two with the smaller mean CRPS.
        case better
    }

    /// Mean CRPS of the forecasts on the days that have both references.
    package var crps: Double? { count > 0 ? forecast / Double(count) : nil }

    package func crps(of reference: Reference) -> Double? {
        guard count > 0 else { return nil }
        return sum(of: reference) / Double(count)
    }

    /// 1 − CRPS / CRPS of the reference: 1 is perfect, 0 no better than the reference.
    package func skill(against reference: Reference) -> Double? {
        let other = sum(of: reference)
        return count > 0 && other > Self.nothing * Double(count) ? 1 - forecast / other : nil
    }

    /// A reference that never errs leaves no skill to speak of.
    private static let nothing = 1e-6

    private func sum(of reference: Reference) -> Double {
        switch reference {
        case .season: season
        case .persistence: persistence
        case .better: min(season, persistence)
        }
    }
}
