package import Chronology
package import Events
package import Playbook
package import Wording

/// How the criteria would have served in the past, at every threshold: `warnings/experience.yaml`, which `fengsui forecast experience`
/// writes from a hindcast. Without the file nothing is known, and nothing is wrong.
package struct WarningExperience: Hashable, Sendable {
    /// The place whose forecasts were held against its observations.
    package let place: String
    /// The places it is taken for: those whose forecasts rest on the same observations, itself among them.
    package let standsFor: [String]
    /// The days of issue.
    package let period: ClosedRange<CalendarDate>
    /// What forecast, with its version.
    package let method: String
    /// What reproduces the file.
    package let command: String
    package let note: Bilingual
    package let provenance: Provenance
    package let editions: [EditionExperience]

    /// Below the playbook folder.
    package static let file = "warnings/experience.yaml"
    /// Fewer episodes prove nothing.
    package static let fewestEpisodes = 30
    /// The thresholds that are looked at: 0.05, 0.10 … 0.95.
    package static let grid = (1...19).map { Double($0) / 20 }

    package init(
        place: String, standsFor: [String], period: ClosedRange<CalendarDate>, method: String, command: String, note: Bilingual,
        provenance: Provenance, editions: [EditionExperience]
    ) {
        self.place = place
        self.standsFor = standsFor
        self.period = period
        self.method = method
        self.command = command
        self.note = note
        self.provenance = provenance
        self.editions = editions
    }

    /// What is known about a level at a threshold and a place: the figures of the grid's nearest threshold at or below it, which warns at
    /// least as often. Nil for a threshold below the grid, a place that the file does not stand for, and what it does not hold.
    package func at(_ threshold: Double, of edition: String, _ level: WarningLevel, at place: String) -> CriteriaAssessed.Experience? {
        guard standsFor.contains(place), let edition = editions.first(where: { $0.edition == edition }),
            let criterion = edition.levels.first(where: { $0.level == level }),
            let score = criterion.scores.last(where: { $0.threshold <= threshold })
        else { return nil }
        return CriteriaAssessed.Experience(
            days: edition.days, episodes: criterion.episodes, falseWarningsPerYear: score.falseWarningsPerYear,
            missedEpisodesPerYear: score.missedEpisodesPerYear, leadTimeDays: score.leadTimeDays)
    }
}

/// The levels of one edition.
package struct EditionExperience: Hashable, Sendable {
    package let edition: String
    package let hazard: Hazard
    /// The rules that were judged, in words. When the criteria say something else by now, the figures are about other rules.
    package let rules: String
    /// Issues that were judged, one a day.
    package let days: Int
    package let levels: [LevelExperience]

    package init(edition: String, hazard: Hazard, rules: String, days: Int, levels: [LevelExperience]) {
        self.edition = edition
        self.hazard = hazard
        self.rules = rules
        self.days = days
        self.levels = levels
    }
}

/// One level at every threshold.
package struct LevelExperience: Hashable, Sendable {
    package let level: WarningLevel
    /// Episodes that met it or a higher one.
    package let episodes: Int
    /// In order of threshold.
    package let scores: [ThresholdScore]

    package init(level: WarningLevel, episodes: Int, scores: [ThresholdScore]) {
        self.level = level
        self.episodes = episodes
        self.scores = scores
    }
}

/// How one threshold has served. What the words mean is settled in `CriterionPast`.
package struct ThresholdScore: Hashable, Sendable {
    /// A warning fires at this probability.
    package let threshold: Double
    package let warnedDaysPerYear: Double
    package let falseWarningsPerYear: Double
    package let missedEpisodesPerYear: Double
    /// Of the missed ones, those that were warned of while they lasted.
    package let lateEpisodesPerYear: Double
    /// Mean of the episodes that were not missed, in days; nil when all were.
    package let leadTimeDays: Double?

    package init(
        threshold: Double, warnedDaysPerYear: Double, falseWarningsPerYear: Double, missedEpisodesPerYear: Double,
        lateEpisodesPerYear: Double, leadTimeDays: Double?
    ) {
        self.threshold = threshold
        self.warnedDaysPerYear = warnedDaysPerYear
        self.falseWarningsPerYear = falseWarningsPerYear
        self.missedEpisodesPerYear = missedEpisodesPerYear
        self.lateEpisodesPerYear = lateEpisodesPerYear
        self.leadTimeDays = leadTimeDays
    }
}
