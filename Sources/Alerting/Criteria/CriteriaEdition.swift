package import Events
package import Playbook
package import Wording

/// One edition of the criteria for one hazard, as one file of `Playbooks/warnings` says it.
package struct CriteriaEdition: Hashable, Sendable {
    package let hazard: Hazard
    /// `guidance-2024`
    package let id: String
    package let name: Bilingual
    /// Whether it is the one in force for its hazard.
    package let applies: Bool
    /// What a reader has to know: whose text it is, and whose it is not.
    package let note: Bilingual
    /// How a warning words the cause.
    package let cause: Bilingual
    /// In order, the least severe first.
    package let levels: [LevelCriterion]
    package let firing: Firing
    package let lifting: LiftingRule
    package let steadiness: Steadiness
    /// Below which PM2.5/PM10 of the daily means an observed day is taken for a dust day; only in dust criteria.
    package let dustRatio: DustRatio?
    package let provenance: Provenance

    /// The text that a warning cites.
    package var citation: String { provenance.source ?? note.en }

    /// How a warning names the criterion it meets: `guidance-2024/orange`.
    package func criterionName(_ level: WarningLevel) -> String { "\(id)/\(level.rawValue)" }

    func criterion(_ level: WarningLevel) -> LevelCriterion? { levels.first { $0.level == level } }
}

/// How far ahead the criteria look.
package struct Firing: Hashable, Sendable {
    /// Days of the forecast that count, the first being 1.
    package let leadDays: Int
    /// Where the lead and the firing probabilities come from.
    package let provenance: Provenance
}

/// When a warning ends: the index forecast below a value for so long.
package struct LiftingRule: Hashable, Sendable {
    /// The daily index has to be less than this.
    package let below: Int
    package let hours: Int
    /// The share of the scenarios in which it has to hold.
    package let probability: Double
    package let provenance: Provenance

    /// The calendar days that the hours need: 36 h are two days of a daily forecast.
    package var days: Int { RunRule.days(forHours: hours) }

    package var citation: String { provenance.source ?? "illustrative" }

    /// `AQI < 150 for 36 h`
    package var text: String { "AQI < \(below) for \(hours) h" }

    /// A day without a known index is not clear.
    func isClear(_ index: Int?) -> Bool { index.map { $0 < below } ?? false }
}

/// What keeps a warning from going up and down with every forecast. Raising is always at once.
package struct Steadiness: Hashable, Sendable {
    /// A lower level has to hold over so many complete issues of the forecast before the warning follows.
    package let lowerAfterIssues: Int
    /// A later end is said when the announced one is at most so many days away.
    package let extendDaysBefore: Int
    package let provenance: Provenance
}

/// The rule by which an observed day is taken for a dust day.
package struct DustRatio: Hashable, Sendable {
    /// PM2.5/PM10 of the daily means below this is dust.
    package let below: Double
    package let provenance: Provenance
}
