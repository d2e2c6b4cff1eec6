import Chronology
import Forecasting

/// What a hindcast was made of and what came of it: everything that a report says.
struct HindcastSummary {
    let history: HistoryFolder
    let guidance: GuidanceFolder?
    let without: [String]
    let places: Int
    let issued: ClosedRange<CalendarDate>
    let result: HindcastRunner.Result
    /// Since the command was given.
    let seconds: Double

    var board: ScoreBoard { result.board }

    /// The references and intervals of one variable at one lead, worked out once.
    func interval(_ quantity: Quantity, _ lead: Int) -> SkillInterval? { board.interval(quantity, lead: lead, against: .better) }
}
