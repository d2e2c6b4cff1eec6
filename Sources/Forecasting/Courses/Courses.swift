import AirQuality
import Chronology

/// Equally likely joint courses of the daily means over the coming days, and what they rest on.
struct Courses {
    /// Courses, then days in order, the first being the day after the issue.
    let concentrations: [[PerPollutant<Concentration>]]
    /// By pollutant and day, what they were drawn from.
    let forecasts: PerPollutant<[LeadForecast]>
    let evidence: Evidence

    /// What a reader has to know about the data.
    struct Evidence: Hashable {
        /// The place whose data they are.
        let basis: String
        /// Days with both PM10 and PM2.5.
        let days: Int
        let newest: CalendarDate
        let pollutants: PollutantSet
        /// Stretches of history after which the courses are ordered, and how far from the season's day they lie.
        let stretches: Int
        let halfSeason: Int
        /// The newest day that says how the air is now: valid, or with hours at least; nil when there is none of the last week.
        let observed: CalendarDate?
        /// What that day lacks; nil when its means are valid.
        let gaps: Gaps?

        /// The pollutants without a valid mean of which there are some hours, and how many of the 24.
        struct Gaps: Hashable {
            let pollutants: PollutantSet
            let fewest: Int
            let most: Int
        }
    }
}
