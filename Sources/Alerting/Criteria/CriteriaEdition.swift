import Chronology
package import Events
package import Playbook
package import Wording

/// One edition of the criteria for one hazard of the air, as one file of `Playbooks/warnings` says it: run-length rules over the days of
/// forecast scenarios.
package struct CriteriaEdition: WarningEdition, Hashable {
    package let hazard: Hazard
    package let id: String
    package let name: Bilingual
    package let applies: Bool
    package let note: Bilingual
    package let cause: Bilingual
    /// Which days are this hazard's; nil for all that are not dust (for dust: all that are).
    package let days: DayChoice?
    /// Hazards that take over the days they warn of. This one says nothing about those days.
    package let absorbedBy: [Hazard]
    package let dailyMean: DailyMean
    /// In order, the least severe first.
    package let levels: [LevelCriterion]
    package let firing: Firing
    package let lifting: LiftingRule
    package let steadiness: Steadiness
    /// Below which PM2.5/PM10 of the daily means an observed day is taken for a dust day; only in dust criteria.
    package let dustRatio: DustRatio?
    package let isNational: Bool
    package let stricterThan: String?
    package let provenance: Provenance

    package func criterion(_ level: WarningLevel) -> LevelCriterion? { levels.first { $0.level == level } }

    /// The furthest day that any level looks at.
    package var longestLead: Int { levels.map(\.leadDays).max() ?? firing.leadDays }

    /// Whether a day is this hazard's; nil when nobody knows.
    ///
    /// - Parameter primary: the day's primary pollutants by code; nil when they are not known.
    func owns(dust: Bool?, primary: [String]?, on date: CalendarDate) -> Bool? {
        if let months = days?.months, !months.contains(date.month) { return false }
        guard let dust else { return nil }
        guard dust == (hazard == .dust) else { return false }
        guard let wanted = days?.primary else { return true }
        return primary.map { $0.contains(wanted) }
    }
}

/// Which days count for a hazard, beyond dust or not.
package struct DayChoice: Hashable, Sendable {
    /// The primary pollutant's code; nil for any.
    package let primary: String?
    /// Months of the year, in order; nil for all.
    package let months: [Int]?
    package let provenance: Provenance
}

/// Which 24 hours a daily index is of.
package enum DailyMean: String, Hashable, Sendable, CaseIterable {
    /// Calendar days in Beijing time.
    case calendar
    /// Any 24 hours, across midnight, as the guidance counts; where a forecast has no hours, calendar days.
    case sliding
}

/// How far ahead the criteria look where a level says nothing else.
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
    /// Where the index, day after day, neither fires a level nor lifts a warning: it stays as it is. Nil where there is no such index.
    package let holds: ClosedRange<Int>?
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
