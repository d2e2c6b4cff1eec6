import Chronology
import Forecasting
import Foundation

/// The forecasts of one place as JSON, one object a line. Written byte by byte: there are millions of lines, of two dozen numbers each.
struct HindcastLines {
    private(set) var bytes: [UInt8] = []
    private(set) var count = 0
    private let head: [UInt8]
    /// Between an issue's first and last forecast, texts of days by day number.
    private var dates: [Int: [UInt8]] = [:]

    /// - Parameter place: as it is called in the result.
    init(place: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        head = Array(#"{"place":"#.utf8) + Array(try encoder.encode(place)) + Array(#","issued":""#.utf8)
    }

    mutating func append(_ forecast: HindcastForecast) {
        bytes += head
        append(forecast.issued)
        bytes.append(contentsOf: #"","valid":""#.utf8)
        append(forecast.valid)
        bytes.append(contentsOf: #"","lead":"#.utf8)
        bytes.append(whole: forecast.lead)
        bytes.append(contentsOf: #","variable":""#.utf8)
        bytes.append(contentsOf: forecast.quantity.code.utf8)
        bytes.append(contentsOf: #"","quantiles":["#.utf8)
        for (index, quantile) in forecast.quantiles.enumerated() {
            if index > 0 { bytes.append(.comma) }
            bytes.append(quantile, decimals: forecast.quantity.decimals)
        }
        bytes.append(contentsOf: #"],"probabilities":{"#.utf8)
        appendProbabilities(of: forecast)
        bytes.append(contentsOf: "}}\n".utf8)
        count += 1
    }

    private mutating func appendProbabilities(of forecast: HindcastForecast) {
        var isFirst = true
        for (level, probability) in zip(ExceedanceLevels.all, forecast.probabilities) {
            guard let probability else { continue }
            if !isFirst { bytes.append(.comma) }
            isFirst = false
            bytes.append(.quote)
            bytes.append(whole: level)
            bytes.append(.quote)
            bytes.append(.colon)
            bytes.append(probability, decimals: HindcastForecast.probabilityDecimals)
        }
    }

    private mutating func append(_ date: CalendarDate) {
        let text = dates[date.dayNumber] ?? Array(date.description.utf8)
        dates[date.dayNumber] = text
        bytes += text
    }
}
