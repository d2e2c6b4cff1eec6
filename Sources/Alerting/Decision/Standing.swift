package import Chronology
package import Events

/// A warning in force, as its events left it.
package struct Standing: Hashable, Sendable, Codable {
    /// `local-kashgar-urban-dust-2020-01`, the same over its whole life.
    package let number: String
    package internal(set) var level: WarningLevel
    package internal(set) var onset: CalendarDate
    package internal(set) var ends: CalendarDate

    /// Complete issues of the forecast on end that fell short of the level.
    var lowerIssues = 0
    /// The highest level that fired in those issues; nil when none did.
    var lowerLevel: WarningLevel?

    init(number: String, level: WarningLevel, onset: CalendarDate, ends: CalendarDate) {
        self.number = number
        self.level = level
        self.onset = onset
        self.ends = ends
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
