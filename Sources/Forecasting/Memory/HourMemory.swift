import AirQuality
import Chronology
package import Events

/// The hours of one place: of the newest days as they came, of finished days only how they ran over the hours. Bounded.
package struct HourMemory: Hashable, Sendable, Codable {
    /// By day number, then by station: 24 readings each, the first being the hour stamped 01:00.
    private var open: [Int: [String: [Reading]]] = [:]
    /// Finished days in order.
    private(set) var shapes: [DayShape] = []

    /// Days that are kept as they came: today and the two before it, whose late hours still come in.
    static let openDays = 3
    package static let maximumShapes = 150
    /// Stations of a place, at most.
    static let maximumStations = 40
    /// Fewer hours than this tell nothing of the day.
    static let fewestHours = 6

    package init() {}

    /// Takes in one hour of a station; a later revision replaces the earlier one. Hours of days that are finished are passed over.
    package mutating func take(_ hour: ObservationRecorded) {
        let newest = max(open.keys.max() ?? .min, shapes.last?.day ?? .min)
        guard newest == .min || hour.day > newest - Self.openDays, hour.day > shapes.last?.day ?? .min else { return }
        add(hour, to: hour.day)
    }

    private mutating func add(_ hour: ObservationRecorded, to day: Int) {
        var stations = open[day] ?? [:]
        guard stations[hour.station] != nil || stations.count < Self.maximumStations else { return }
        var readings = stations[hour.station] ?? Array(repeating: Reading(), count: DailyMeans.hours)
        readings[hour.index] = PerPollutant { hour.values[$0.rawValue].flatMap { Concentration($0) } }
        stations[hour.station] = readings
        open[day] = stations
        for finished in open.keys.sorted() where finished <= day - Self.openDays { finish(finished) }
    }

    private mutating func finish(_ day: Int) {
        guard let hours = hours(of: day), let shape = DayShape(day: day, hours) else {
            open[day] = nil
            return
        }
        open[day] = nil
        shapes.append(shape)
        if shapes.count > Self.maximumShapes { shapes.removeFirst(shapes.count - Self.maximumShapes) }
    }

    /// The place's hours of a day: means over its stations.
    private func hours(of day: Int) -> [Reading]? {
        guard let stations = open[day] else { return nil }
        let keys = stations.keys.sorted()
        return (0..<DailyMeans.hours).map { hour in
            PerPollutant { pollutant in Concentration.mean(of: keys.map { stations[$0]?[hour][pollutant] }) }
        }
    }

    /// A day as far as it has come: means of the hours that there are, and how many.
    func partial(on date: CalendarDate) -> (means: PerPollutant<Double>, hours: PerPollutant<Int>)? {
        guard let hours = hours(of: date.dayNumber) else { return nil }
        var means = PerPollutant<Double>()
        var counts = PerPollutant<Int>()
        for pollutant in Pollutant.allCases where pollutant != .o3 {
            let values = hours.compactMap { $0[pollutant]?.units }
            guard values.count >= Self.fewestHours else { continue }
            means[pollutant] = values.reduce(0, +) / Double(values.count)
            counts[pollutant] = values.count
        }
        return means.missing == .all ? nil : (means, counts)
    }
}

/// How one finished day ran over its hours: each hour as thousandths of the day's mean, for ozone of its largest 8-hour mean.
struct DayShape: Hashable, Sendable, Codable {
    let day: Int
    /// PM10 in thousandths of a µg/m³ and PM2.5/PM10 in thousandths: which days are alike.
    let pm10: Int?
    let ratio: Int?
    /// By pollutant code: 24 values.
    let hours: [String: [Int]]

    /// Nil when no pollutant has 20 hours.
    init?(day: Int, _ readings: [Reading]) {
        self.day = day
        var hours: [String: [Int]] = [:]
        var means = PerPollutant<Double>()
        for pollutant in Pollutant.allCases {
            let values = readings.map { $0[pollutant]?.units }
            let known = values.compactMap(\.self)
            guard known.count >= DailyMeans.minimumHourlyValues else { continue }
            let filled = Self.filled(values)
            let mean = pollutant == .o3 ? Self.largestEightHours(filled) : filled.reduce(0, +) / Double(filled.count)
            guard mean > 0 else { continue }
            means[pollutant] = mean
            hours[pollutant.rawValue] = filled.map { Int(($0 / mean * 1000).rounded()) }
        }
        guard !hours.isEmpty else { return nil }
        self.hours = hours
        pm10 = means.pm10.map { Int($0 * 1000) }
        ratio = if let fine = means.pm25, let coarse = means.pm10 { Int(fine / coarse * 1000) } else { nil }
    }

    /// A missing hour is as the last one before it.
    private static func filled(_ values: [Double?]) -> [Double] {
        var last = values.compactMap(\.self).first ?? 0
        return values.map { value in
            last = value ?? last
            return last
        }
    }

    /// What ozone's day is known by.
    private static func largestEightHours(_ values: [Double]) -> Double {
        (0...values.count - 8).map { start in values[start..<start + 8].reduce(0, +) / 8 }.max() ?? 0
    }
}

extension ObservationRecorded {
    /// The stamp is the hour's end, so 00:00 is the last hour of the day before.
    private var begin: Timestamp { hour - .hours(1) }
    fileprivate var day: Int { begin.beijingDate.dayNumber }
    fileprivate var index: Int { begin.beijingHour }
}
