import Chronology
import Events

/// What a consultation keeps of a place's newest forecast: the days in the middle and on both sides, and what it was made from. Bounded.
package struct ForecastDigest: Hashable, Sendable, Codable {
    let reference: ConsultationEvidence.ForecastRef
    let days: [ConsultationEvidence.Day]

    /// Days and guidance sources of one forecast that are kept.
    static let maximumDays = 10
    static let maximumSources = 20

    init(_ forecast: ForecastIssued, id: String) {
        let sources = (forecast.guidance ?? []).filter { $0.state != .absent }.map(\.source)
        reference = ConsultationEvidence.ForecastRef(
            place: forecast.place, forecast: id, issued: forecast.issued, method: forecast.method,
            guidance: Array(sources.prefix(Self.maximumSources)))
        days = forecast.days.prefix(Self.maximumDays).enumerated().compactMap { index, day in
            Self.day(day, at: index, forecast)
        }
    }

    private static func day(_ day: ForecastDay, at index: Int, _ forecast: ForecastIssued) -> ConsultationEvidence.Day? {
        guard let (low, middle, high) = band(day, at: index, forecast.scenarios) else { return nil }
        return ConsultationEvidence.Day(
            place: forecast.place, date: day.date, low: low, middle: middle, high: high, primary: day.primary, dust: day.dustProbability)
    }

    /// The quantiles of 10, 50 and 90 %; a forecast without the nineteen has them from its scenarios.
    private static func band(_ day: ForecastDay, at index: Int, _ scenarios: [ForecastScenario]) -> (Int, Int, Int)? {
        if day.aqi.count == 19 { return (Int(day.aqi[1].rounded()), Int(day.aqi[9].rounded()), Int(day.aqi[17].rounded())) }
        let values = scenarios.compactMap { $0.aqi.indices.contains(index) ? $0.aqi[index] : nil }
        guard let low = values.quantile(0.1), let middle = values.quantile(0.5), let high = values.quantile(0.9) else { return nil }
        return (low, middle, high)
    }
}

/// What is known about an area when a consultation is opened.
struct Evidence {
    let digests: [ForecastDigest]
    let observed: [ConsultationEvidence.ObservedIndex]
    let criteria: [ConsultationEvidence.Criterion]

    /// Places, and observed days of each, in one snapshot.
    static let maximumPlaces = 12
    static let maximumObserved = 7

    /// - Parameter cutoff: when it is taken; nothing later is in it.
    func snapshot(at cutoff: Timestamp) -> ConsultationEvidence {
        let digests = digests.prefix(Self.maximumPlaces)
        return ConsultationEvidence(
            cutoff: cutoff, forecasts: digests.map(\.reference), days: digests.flatMap(\.days), criteria: criteria,
            observed: observed)
    }
}
