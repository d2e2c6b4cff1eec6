package import AirQuality

/// What an edition of HJ 633 gives for one row: of an hour by the rules of the real-time report, of a day by the daily scales.
package struct Judgement: Hashable, Sendable {
    package let edition: Edition
    package let iaqi: PerPollutant<Int>
    /// Nil for NA.
    package let index: Int?
    package let primary: PollutantSet
}

extension IndexTable {
    func judgement(of row: GivenRow) -> Judgement {
        switch row.time {
        case .hour:
            let report = realTimeReport(of: row.values)
            return Judgement(
                edition: edition, iaqi: report.indices, index: report.index?.value, primary: report.index?.primary ?? [])
        case .day:
            let indices = dailyIndices(of: DailyMeans(means: row.values))
            let index = DailyAQI(of: indices)
            return Judgement(edition: edition, iaqi: indices, index: index?.value, primary: index?.primary ?? [])
        }
    }
}
