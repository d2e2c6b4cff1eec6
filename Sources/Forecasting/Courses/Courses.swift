import AirQuality
import Chronology

/// Equally likely courses of the daily means over the coming days, and what they rest on.
///
/// This is what a method hands over. Everything after it (index, dust, quantiles) is the same for every method.
struct Courses {
    /// Courses, then days in order, the first being the day after the issue.
    let concentrations: [[PerPollutant<Concentration>]]
    let evidence: Evidence

    /// What a reader has to know about the data.
    struct Evidence: Hashable {
        /// The place whose data they are.
        let basis: String
        /// Days with both PM10 and PM2.5.
        let days: Int
        let newest: CalendarDate
        let pollutants: PollutantSet
        /// Stretches of history that could be drawn from, and how far from the season's day they lie.
        let stretches: Int
        let halfSeason: Int
        /// The newest day whose anomaly is carried forward, if one is fresh enough.
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
