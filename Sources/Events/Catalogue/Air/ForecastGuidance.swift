package import Chronology

/// What one guidance source had to say at an issue.
package struct ForecastGuidance: Hashable, Sendable, Codable {
    /// Source and model: `open-meteo.ensemble/ecmwf_ifs025`.
    package let source: String
    /// The newest day on which a run of it came.
    package let known: CalendarDate?
    /// The last day that it reaches; nil when it says nothing of any of the ten days.
    package let reaches: CalendarDate?
    /// Days of the ten that it says something of.
    package let days: Int
    package let members: Int
    /// True when it describes what happened: a stand-in for drills and hindcasts.
    package let isAnalysis: Bool
    package let state: State

    package enum State: String, CaseIterable, Codable, Sendable {
        /// All ten days from a run of the last day.
        case whole
        /// Some of the ten days, or from an older run.
        case partial
        /// Its newest run is too old.
        case late
        /// Nothing of it can be used.
        case absent
    }

    package init(
        source: String, known: CalendarDate?, reaches: CalendarDate?, days: Int, members: Int, isAnalysis: Bool, state: State
    ) {
        self.source = source
        self.known = known
        self.reaches = reaches
        self.days = days
        self.members = members
        self.isAnalysis = isAnalysis
        self.state = state
    }
}
