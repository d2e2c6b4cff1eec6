import AirQuality
import Chronology
import Events

/// The first days of the courses by the hour: each day of each course runs like a past day that it resembles (the method of fragments;
/// Svanidze 1961, taken over from the disaggregation of rain and flow).
struct HourlyCourses {
    private let shapes: [DayShape]
    /// Of each shape: the logarithm of its day's PM10, and whether it was dust; far away and nil where unknown.
    private let levels: [Double]
    private let dustiness: [Bool?]
    private let dustRatio: Double

    static let days = 3
    /// With fewer finished days there is nothing to draw from.
    static let fewestShapes = 20
    /// Past days that a day of a course may run like: the nearest in PM10, among days that are dust as it is.
    static let nearest = 12

    init(_ memory: HourMemory, policy: ForecastPolicy) {
        shapes = memory.shapes
        dustRatio = policy.dustRatio
        levels = memory.shapes.map { shape in
            shape.pm10.flatMap { $0 > 0 ? NaturalLogarithm.of(Double($0) / 1000) : nil } ?? .greatestFiniteMagnitude
        }
        dustiness = memory.shapes.map { shape in shape.ratio.map { Double($0) < policy.dustRatio * 1000 } }
    }

    /// Nil where there are too few hours to learn from.
    func hours(of courses: Courses, from first: CalendarDate) -> ForecastHours? {
        guard shapes.count >= Self.fewestShapes else { return nil }
        let drawn = courses.concentrations.enumerated().map { index, course in
            course.prefix(Self.days).map { shape(like: $0, course: index) }
        }
        var bands: [String: ForecastHours.Band] = [:]
        for pollutant in Pollutant.allCases where courses.forecasts[pollutant] != nil {
            bands[pollutant.rawValue] = band(of: pollutant, courses, drawn)
        }
        return ForecastHours(first: Timestamp(first, hour: 1), pollutants: bands, days: shapes.count)
    }

    private func shape(like day: PerPollutant<Concentration>, course: Int) -> DayShape {
        guard let coarse = day.pm10?.units, let fine = day.pm25?.units, coarse > 0 else { return shapes[course % shapes.count] }
        let isDust = fine < dustRatio * coarse
        let alike = shapes.indices.filter { dustiness[$0] == isDust }
        let level = NaturalLogarithm.of(coarse)
        let near = (alike.count >= Self.nearest ? alike : Array(shapes.indices)).map { (abs(levels[$0] - level), $0) }.sorted { $0 < $1 }
        return shapes[near[course % min(Self.nearest, near.count)].1]
    }

    private func band(of pollutant: Pollutant, _ courses: Courses, _ drawn: [[DayShape]]) -> ForecastHours.Band? {
        let scale = pollutant == .co ? 100.0 : 10
        var (low, median, high): ([Double], [Double], [Double]) = ([], [], [])
        for day in 0..<Self.days {
            for hour in 0..<DailyMeans.hours {
                let values = courses.concentrations.indices.compactMap { course -> Double? in
                    guard let mean = courses.concentrations[course][day][pollutant]?.units,
                        let share = drawn[course][day].hours[pollutant.rawValue]?[hour]
                    else { return nil }
                    return mean * Double(share) / 1000
                }.sorted()
                guard !values.isEmpty else { return nil }
                func at(_ level: Double) -> Double { (values[Int(level * Double(values.count - 1))] * scale).rounded() / scale }
                low.append(at(0.1))
                median.append(at(0.5))
                high.append(at(0.9))
            }
        }
        return ForecastHours.Band(low: low, median: median, high: high)
    }
}
