import Chronology

/// What is too much for rotas that people write by hand, and for what is remembered of their changes.
package enum DutyLimits {
    /// People in one plan.
    package static let people = 500
    /// Rotas in one plan.
    package static let rotas = 200
    /// Layers of one rota, and again as many for those who stand in.
    package static let layers = 8
    /// Shifts of one day in one layer.
    package static let shiftsPerDay = 8
    /// People who take turns in one layer.
    package static let turn = 60
    /// Days off and days worked in exchange, each, in one calendar.
    package static let calendarDays = 400

    /// Swaps and absences that are remembered of one side; of more, those that end first are forgotten.
    package static let changes = 1000
    /// Withdrawals that are remembered of one side; of more, the oldest are forgotten.
    package static let withdrawals = 2000
    /// Take-overs that are remembered of one side; of more, the oldest are forgotten.
    package static let takeOvers = 1000

    /// Findings about the days to come; of more, the later ones are left out.
    package static let findings = 500

    /// A swap or an absence lasts no longer.
    package static let longestChange = Duration.seconds(400 * 86_400)
    /// Nobody takes over a post for longer; and no further is looked for the end of a shift.
    package static let horizon = Duration.seconds(31 * 86_400)
    /// Shifts are listed for no longer a time.
    package static let longestWindow = Duration.seconds(400 * 86_400)
    /// A rota that does not say it: one person sits there no longer at a stretch.
    package static let longestShift = Duration.seconds(86_400)
}
