import Chronology
import Events
import Wording

/// What is expected of one hazard in one warning area now, whatever it was worked out from.
struct Prospect {
    /// The highest level that fires.
    let fired: Foreseen?
    /// Where each level is most likely, whether it fires or not; absent where nothing meets it.
    let likely: [WarningLevel: Foreseen]
    /// Whether the lifting condition holds.
    let isClear: Bool
    /// The probability of the lifting condition, and from where on it lifts; nil where it is no question of probability.
    let clearing: (probability: Double, threshold: Double)?
    /// The first day that it is about; nil when nothing is known.
    let firstDay: CalendarDate?
    /// When the newest and the oldest of what it rests on came out.
    let newest: Timestamp
    let oldest: Timestamp
    /// Ids of the events it rests on.
    let causes: [String]
    /// Since when a part of the picture is missing, without which nothing is taken back; nil when it is whole.
    var missingSince: Timestamp?

    /// Whether everything in it is newer than `time`.
    func isRenewed(since time: Timestamp) -> Bool { firstDay != nil && oldest > time }
}

/// A level that may come.
struct Foreseen {
    let level: WarningLevel
    let probability: Double
    /// At which it fires.
    let threshold: Double
    let onset: CalendarDate
    let ends: CalendarDate
    /// Region → days → level range → primary pollutant → cause, and what the level rests on.
    let reason: Bilingual
}
