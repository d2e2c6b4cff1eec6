import AirQuality
import Chronology
import Events
import Wording

/// A place's daily report to HJ 633 from the hours of its stations.
///
/// The place's mean is the mean over the valid means of its stations, also for ozone's daily maximum 8-hour mean (HJ 663, city
/// scale), and it is valid when enough of its stations are.
struct DayReport {
    let place: String
    /// The stations that stand for the place, whether they report or not.
    let stations: [String]
    let tables: IndexTables

    /// Valid stations that a place's mean needs: three quarters of them, half where there are fewer than four (HJ 663-2013, from
    /// memory, to be checked against the text).
    static func quorum(of stations: Int) -> Int { stations < 4 ? (stations + 1) / 2 : (3 * stations + 3) / 4 }

    /// The report of a day; of an empty one for a day without an hour.
    func assessed(_ day: PlaceDay) -> DayAssessed {
        let readings = stations.map { station in Self.readings(of: day.stations[station]) }
        let table = tables.inForce(on: day.date)
        let means = DailyMeans.city(readings.map(table.dailyMeans), minimumStations: Self.quorum(of: stations.count))
        let assessment = table.assessment(of: means, on: day.date)
        let hours = validHours(readings)
        return DayAssessed(
            place: place, date: day.date, edition: assessment.edition.rawValue, means: Self.byCode(means.means),
            partialMeans: Self.byCode(partialMeans(of: readings, missing: means, hours: hours)), validHours: hours,
            aqi: assessment.index?.value, level: assessment.level?.rawValue, primary: assessment.primary.pollutants.map(\.rawValue),
            unavailable: assessment.reasonNotAvailable.map { Bilingual(zh: $0.zh, en: $0.en) }, dustRatio: Self.dustRatio(means))
    }

    private static func readings(of day: StationDay?) -> [Reading] {
        day?.hours.map { $0?.values.reading ?? Reading() } ?? Array(repeating: Reading(), count: HourStamp.hoursOfDay)
    }

    /// Hours for which as many stations as the quorum have a value, by pollutant code; a pollutant without one is absent.
    private func validHours(_ readings: [[Reading]]) -> [String: Int] {
        let quorum = Self.quorum(of: stations.count)
        var hours: [String: Int] = [:]
        for pollutant in Pollutant.allCases {
            let valid = (0..<HourStamp.hoursOfDay).count { hour in readings.count { $0[hour][pollutant] != nil } >= quorum }
            if valid > 0 { hours[pollutant.rawValue] = valid }
        }
        return hours
    }

    /// Daily means by code; ozone's is the daily maximum 8-hour mean and has the code of that.
    private static func byCode(_ means: PerPollutant<Concentration>) -> [String: Double] {
        var values: [String: Double] = [:]
        for pollutant in Pollutant.allCases { values[DayStatement.code(of: pollutant)] = means[pollutant]?.units }
        return values
    }

    /// PM2.5/PM10 to three decimals; nil without both means, or without any PM10.
    private static func dustRatio(_ means: DailyMeans) -> Double? {
        guard let fine = means.means.pm25, let all = means.means.pm10, all > .zero else { return nil }
        return (fine.units / all.units * 1000).rounded() / 1000
    }
}

// MARK: - Days without enough hours

extension DayReport {
    /// Fewer hours say too little about a day: a quarter of it.
    static let minimumPartialHours = 6

    /// The means of the hours that there are, of the pollutants that have no valid mean; by the same practice as the valid ones, the mean
    /// over as many stations as the quorum.
    private func partialMeans(
        of readings: [[Reading]], missing means: DailyMeans, hours: [String: Int]
    ) -> PerPollutant<Concentration> {
        let wanted = means.means.missing.pollutants.filter { (hours[$0.rawValue] ?? 0) >= Self.minimumPartialHours }
        var partial = PerPollutant<Concentration>()
        for pollutant in wanted {
            let stations = readings.compactMap { Self.partialMean(of: pollutant, in: $0) }
            if stations.count >= Self.quorum(of: self.stations.count) { partial[pollutant] = Concentration.mean(of: stations) }
        }
        return partial
    }

    /// One station's; for ozone the largest of the 8-hour means that there are, each of at least six hours.
    private static func partialMean(of pollutant: Pollutant, in readings: [Reading]) -> Concentration? {
        // Without a limit to exceed, any number of 8-hour means will do.
        guard pollutant != .o3 else { return DailyMeans(of: readings, ozoneLimit: .zero).means.o3 }
        let values = readings.compactMap { $0[pollutant] }
        return values.count >= minimumPartialHours ? Concentration.mean(of: values) : nil
    }
}
