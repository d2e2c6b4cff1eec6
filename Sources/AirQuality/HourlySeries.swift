package import Chronology

/// The hours of one station or place, without holes in time: an hour without data holds an empty reading.
///
/// An hour is named by its **beginning**: the reading at 08:00 is the mean from 08:00 to 09:00. A source that stamps the end
/// of the hour must be shifted by whoever reads it.
package struct HourlySeries: Hashable, Sendable {
    /// Hours since 1970 of the first reading.
    private let firstHour: Int
    /// One reading an hour.
    package private(set) var readings: [Reading]

    /// Twenty-two years of hours.
    package static let maximumHours = 200_000

    /// Empty readings for all hours from that of `start`, `hours` of them; nil unless there are 1 to `maximumHours`.
    package init?(start: Timestamp, hours: Int) {
        guard (1...Self.maximumHours).contains(hours) else { return nil }
        firstHour = start.hourNumber
        readings = Array(repeating: Reading(), count: hours)
    }

    /// Consecutive readings from the hour of `start`; nil unless there are 1 to `maximumHours`.
    package init?(start: Timestamp, readings: [Reading]) {
        guard (1...Self.maximumHours).contains(readings.count) else { return nil }
        firstHour = start.hourNumber
        self.readings = readings
    }

    package var start: Timestamp { instant(at: 0) }
    /// The beginning of the hour at a position of `readings`.
    package func instant(at position: Int) -> Timestamp { Timestamp(secondsSince1970: Int64(firstHour + position) * 3600) }

    /// The reading of the hour that holds the instant: empty outside the series, where writing does nothing.
    package subscript(instant: Timestamp) -> Reading {
        get { position(of: instant).map { readings[$0] } ?? Reading() }
        set { if let position = position(of: instant) { readings[position] = newValue } }
    }

    private func position(of instant: Timestamp) -> Int? {
        let position = instant.hourNumber - firstHour
        return readings.indices.contains(position) ? position : nil
    }

    /// The 24 readings of a calendar day in Beijing, 00:00 first; empty ones outside the series.
    package func readings(on date: CalendarDate) -> [Reading] {
        readings(from: Timestamp(date), hours: 24)
    }

    /// The readings of consecutive hours from that of `start`; empty ones outside the series.
    package func readings(from start: Timestamp, hours: Int) -> [Reading] {
        let first = start.hourNumber - firstHour
        guard first < 0 || first + hours > readings.count else { return Array(readings[first..<first + hours]) }
        return (first..<first + hours).map { readings.indices.contains($0) ? readings[$0] : Reading() }
    }

    /// The hourly means of a city over those of its stations that have the value, over the time of the first station.
    ///
    /// That a city is the mean of its stations is the practice of HJ 663, here from memory. Nil without a station.
    package static func city(_ stations: [HourlySeries]) -> HourlySeries? {
        guard let first = stations.first else { return nil }
        let readings = first.readings.indices.map { position in
            let hour = stations.map { $0[first.instant(at: position)] }
            return Reading { pollutant in Concentration.mean(of: hour.lazy.map { $0[pollutant] }) }
        }
        return HourlySeries(start: first.start, readings: readings)
    }
}

extension Timestamp {
    /// Hours since 1970, rounded toward minus infinity. Beijing's hours begin with UTC's.
    fileprivate var hourNumber: Int {
        let (quotient, rest) = milliseconds.quotientAndRemainder(dividingBy: 3_600_000)
        return Int(rest < 0 ? quotient - 1 : quotient)
    }
}
