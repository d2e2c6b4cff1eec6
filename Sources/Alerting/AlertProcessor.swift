package import Chronology
package import Events
package import Region

/// The alert service of one side: forecasts, days and people's decisions in; proposals, consultations, warnings and the running probability
/// of every criterion out, for the warning areas of its own side only.
///
/// Every warning is decided by the side whose area it is, from that side's own forecasts; an area of both sides by the side that owns it,
/// from the forecasts of both. Numbers: `side-area-hazard-year-count`. The correlation id of everything it says about a warning is the
/// warning's number, so that its whole history is read by that.
package struct AlertProcessor: Processor {
    package let name = "alert"
    package let version = 8
    package let interests = [
        DayAssessed.type, ForecastIssued.type, "warning.", "consultation.", AcknowledgementRecorded.type, LinkChanged.type,
        IncidentReported.type, PlumeForecast.type, IncidentGraded.type, IncidentClosed.type,
    ]

    package let side: Side
    let criteria: WarningCriteria
    let procedure: WarningProcedure
    let region: Region
    /// The areas of this side's own ground.
    let areas: [WarningArea]
    /// Areas of both sides that this side owns.
    let regionWide: [RegionWideArea]

    package init(side: Side, criteria: WarningCriteria, procedure: WarningProcedure, region: Region) {
        self.side = side
        self.criteria = criteria
        self.procedure = procedure
        self.region = region
        areas = region.areas(of: side)
        regionWide = procedure.regionWide(ownedBy: side)
    }

    package func initialState() -> AlertState { AlertState() }

    package func handle(_ event: Event, state: inout AlertState) throws(EventError) -> [Emission] {
        switch event.type {
        case DayAssessed.type: try observe(event, &state)
        case ForecastIssued.type: return try consider(event, &state)
        case AcknowledgementRecorded.type: try acknowledge(event, &state)
        case LinkChanged.type: return try takeLink(event, &state)
        case IncidentReported.type, PlumeForecast.type, IncidentGraded.type, IncidentClosed.type: return try takeWater(event, &state)
        case DeadlineReached.type: return try takeTime(event, &state)
        default: return try takeWord(event, &state)
        }
        return []
    }

    /// The next time at which somebody has been silent for too long.
    package func nextDeadline(in state: AlertState) -> Timestamp? {
        state.watches.compactMap { key, watch in matter(key).flatMap { deadline(of: $0, watch, state) } }.min()
    }
}
