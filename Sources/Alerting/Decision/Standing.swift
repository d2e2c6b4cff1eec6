package import Chronology
package import Events

/// A warning in force, as its events left it.
package struct Standing: Hashable, Sendable, Codable {
    /// `local-kashgar-urban-dust-2020-01`, the same over its whole life.
    package let number: String
    package internal(set) var level: WarningLevel
    package internal(set) var onset: CalendarDate
    package internal(set) var ends: CalendarDate
    /// When it was issued: from then on it may be recalled for a while.
    package let issued: Timestamp

    /// Complete issues of the forecast on end that fell short of the level.
    var lowerIssues = 0
    /// The highest level that fired in those issues; nil when none did.
    var lowerLevel: WarningLevel?
    /// Who took it back by a recall that may be made; until the cancellation is back.
    var recall: WarningRecalled?

    init(_ warning: WarningIssued, at time: Timestamp) {
        (number, level, onset, ends, issued) = (warning.warning, warning.level, warning.onset, warning.ends, time)
    }

    mutating func take(_ change: WarningUpdated) {
        (level, onset, ends) = (change.level, change.onset, change.ends)
        forget()
    }

    /// Takes note of what a complete issue of the forecast says about the level.
    mutating func count(fired: WarningLevel?) {
        if let fired, fired >= level { return forget() }
        lowerIssues += 1
        lowerLevel = [lowerLevel, fired].compactMap { $0 }.max()
    }

    mutating func forget() {
        lowerIssues = 0
        lowerLevel = nil
    }
}
