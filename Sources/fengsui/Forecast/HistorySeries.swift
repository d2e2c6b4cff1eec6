import AirQuality
import Chronology
import Forecasting
import Observing

/// The daily values of one city.
struct HistorySeries: Sendable {
    /// As the files write it.
    let name: String
    /// What the names of its files begin with, before `_daily`.
    let stems: Set<String>
    let place: HindcastPlace

    /// Gathers days in any order.
    struct Builder {
        private let name: String
        private var stems: Set<String> = []
        private var days: [CalendarDate: [Double?]] = [:]
        /// Days that came again with other values.
        private(set) var replaced = 0

        init(_ name: String) { self.name = name }

        mutating func take(_ day: CityDaysFile.Day, from file: String) {
            stems.insert(Self.stem(of: file))
            let values = Pollutant.allCases.map { day.means[$0]?.units } + [day.publishedAQI.map(Double.init)]
            guard let before = days[day.date] else {
                days[day.date] = values
                return
            }
            if zip(before, values).contains(where: { $0 != nil && $1 != nil && $0 != $1 }) { replaced += 1 }
            days[day.date] = zip(values, before).map { $0 ?? $1 }
        }

        var series: HistorySeries {
            let first = days.keys.min() ?? CalendarDate(dayNumber: 0)
            let last = days.keys.max() ?? first
            let nothing: [Double?] = Quantity.all.map { _ in nil }
            let rows = (first...last).map { days[$0] ?? nothing }
            return HistorySeries(name: name, stems: stems, place: HindcastPlace(name: name, first: first, values: rows))
        }

        /// `kashgar` of `kashgar_daily_2014-12_2016-06.csv`; else the name without its ending.
        private static func stem(of file: String) -> String {
            let parts = file.split(separator: "_daily", omittingEmptySubsequences: false)
            if parts.count > 1, let first = parts.first, !first.isEmpty { return first.lowercased() }
            return String(file.dropLast(file.lowercased().hasSuffix(".csv") ? 4 : 0)).lowercased()
        }
    }
}

extension HindcastPlace {
    /// The last day with any value.
    var lastKnown: CalendarDate? {
        values.lastIndex { $0.contains { $0 != nil } }.map { first.advanced(by: $0) }
    }

    /// The first day with any value.
    var firstKnown: CalendarDate? {
        values.firstIndex { $0.contains { $0 != nil } }.map { first.advanced(by: $0) }
    }
}
