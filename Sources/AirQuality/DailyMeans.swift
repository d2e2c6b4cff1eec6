/// The concentrations that a day is judged by: 24-hour means, and for ozone the daily maximum 8-hour mean. Only valid ones.
package struct DailyMeans: Hashable, Sendable, Codable {
    /// What has been counted for `counts`.
    package enum Basis: String, Hashable, Sendable, Codable {
        /// Hourly values, and for ozone 8-hour means, of one station or place.
        case hours
        /// Stations with a valid mean, of one city.
        case stations
    }

    /// The valid means; a pollutant with too few values is missing.
    package var means: PerPollutant<Concentration>
    /// How many values there were, valid mean or not.
    package var counts: PerPollutant<Int>
    package var basis: Basis
    /// The largest hourly ozone, which the 2012 edition refers to when 8-hour ozone is above 800 µg/m³.
    package var largestHourlyOzone: Concentration?

    /// Means that come from elsewhere: a model, or a published table.
    package init(means: PerPollutant<Concentration>, largestHourlyOzone: Concentration? = nil) {
        self.init(means: means, counts: PerPollutant(), basis: .hours, largestHourlyOzone: largestHourlyOzone)
    }

    private init(means: PerPollutant<Concentration>, counts: PerPollutant<Int>, basis: Basis, largestHourlyOzone: Concentration?) {
        self.means = means
        self.counts = counts
        self.basis = basis
        self.largestHourlyOzone = largestHourlyOzone
    }

    /// Validity by GB 3095.
    package static let minimumHourlyValues = 20
    package static let minimumValuesOfEightHours = 6
    package static let minimumEightHourMeans = 14
    package static let hours = 24
}

// MARK: - One station or place

extension DailyMeans {
    /// The means of 24 consecutive hours, a calendar day in Beijing or any other; missing hours as empty readings.
    ///
    /// `ozoneLimit` is the 8-hour limit above which a day counts even with fewer than 14 valid 8-hour means. The 8-hour
    /// windows lie inside the 24 hours, so there are 17 of them; this is from memory of HJ 663 (8:00 to 24:00).
    package init(of readings: [Reading], ozoneLimit: Concentration) {
        precondition(readings.count == Self.hours, "a day has 24 hourly readings, missing ones as empty readings")
        self.init(means: PerPollutant(), counts: PerPollutant(), basis: .hours, largestHourlyOzone: readings.lazy.compactMap(\.o3).max())
        for pollutant in Pollutant.allCases where pollutant != .o3 { takeMean(of: pollutant, in: readings) }
        takeOzone(in: readings, limit: ozoneLimit)
    }

    private mutating func takeMean(of pollutant: Pollutant, in readings: [Reading]) {
        var tally = Tally()
        for reading in readings { tally.add(reading[pollutant]) }
        counts[pollutant] = tally.count
        means[pollutant] = tally.mean(ofAtLeast: Self.minimumHourlyValues)
    }

    private mutating func takeOzone(in readings: [Reading], limit: Concentration) {
        var tally = Tally()
        var valid = 0
        var largest: Concentration?
        for hour in readings.indices {
            tally.add(readings[hour].o3)
            if hour >= 8 { tally.remove(readings[hour - 8].o3) }
            guard hour >= 7, let mean = tally.mean(ofAtLeast: Self.minimumValuesOfEightHours) else { continue }
            valid += 1
            largest = max(largest ?? mean, mean)
        }
        counts.o3 = valid
        let exceeds = largest.map { $0.rounded(for: .o3) > limit } ?? false
        means.o3 = valid >= Self.minimumEightHourMeans || exceeds ? largest : nil
    }

    /// A running sum of the values that are there.
    private struct Tally {
        var sum = 0
        var count = 0

        mutating func add(_ value: Concentration?) {
            guard let value else { return }
            sum += value.thousandths
            count += 1
        }

        mutating func remove(_ value: Concentration?) {
            guard let value else { return }
            sum -= value.thousandths
            count -= 1
        }

        func mean(ofAtLeast minimum: Int) -> Concentration? {
            count >= minimum ? Concentration.mean(sumInThousandths: sum, count: count) : nil
        }
    }
}

// MARK: - A city

extension DailyMeans {
    /// The means of a city: over the valid daily means of its stations, where at least `minimumStations` have one.
    ///
    /// From memory of HJ 663, to be checked: also for ozone the mean of the stations' daily maxima, and three quarters of the
    /// stations must be valid. The share is the caller's to give.
    package static func city(_ stations: [DailyMeans], minimumStations: Int = 1) -> DailyMeans {
        let counts = PerPollutant { pollutant in stations.count { $0.means[pollutant] != nil } }
        let means = PerPollutant { pollutant in
            (counts[pollutant] ?? 0) >= minimumStations ? Concentration.mean(of: stations.lazy.map { $0.means[pollutant] }) : nil
        }
        let ozone = Concentration.mean(of: stations.lazy.map(\.largestHourlyOzone))
        return DailyMeans(means: means, counts: counts, basis: .stations, largestHourlyOzone: ozone)
    }
}
