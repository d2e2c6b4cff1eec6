package import Chronology
package import Events
package import Wording

/// What the criteria of one water hazard say about one incident for one side. Worked out by `WaterEdition.outlook`.
package struct WaterOutlook: Hashable, Sendable, Codable {
    package let hazard: Hazard
    package let incident: String
    /// Nil when nobody has said yet.
    package let river: String?
    /// In order, the least severe first; only levels that are met, each by its own rules or by those of a higher one.
    package let expectations: [WaterExpectation]
    /// The side's targets that are still to be reached, or not long enough passed.
    package let ahead: [String]
    /// When the lifting condition holds by itself as time passes; nil when it cannot be told, `.distantPast` when nothing lies ahead at all.
    package let clearsAt: Timestamp?
    /// Ids of the events it rests on.
    package let causes: [String]

    /// The highest level that is met.
    package var strictest: WaterExpectation? { expectations.last }

    /// Whether the lifting condition holds.
    package func isClear(at time: Timestamp) -> Bool { clearsAt.map { $0 <= time } ?? false }

    package func expectation(_ level: WarningLevel) -> WaterExpectation? { expectations.first { $0.level == level } }
}

/// A level that is met, by which targets and from when.
package struct WaterExpectation: Hashable, Sendable, Codable {
    package let level: WarningLevel
    /// The side's targets that the rules met are about, in order downstream; empty where the grade alone decides and nothing is forecast.
    package let targets: [String]
    /// The earliest arrival at any of them; the time of judgement when it is there already or nobody knows.
    package let onset: Timestamp
    /// The latest departure from any of them; nil when it is not known.
    package let ends: Timestamp?
    /// The highest among the targets; 1 where the grade alone decides.
    package let probability: Double
    /// At which the rule fires; 1 where the grade alone decides.
    package let threshold: Double
    /// Every rule that is met, in words.
    package let reasons: [Bilingual]

    package var onsetDay: CalendarDate { onset.beijingDate }
    /// The last day; that of the onset when nobody knows.
    package var endsDay: CalendarDate { max(onset, ends ?? onset).beijingDate }
}
