package import AirQuality
package import Chronology

/// The daily means of one place, day after day, gaps kept. At most `maximumDays`; older days are let go.
///
/// Stored flat, six numbers a day in the standard's order, so that a snapshot of twelve years stays near 150 kB.
package struct DailyHistory: Hashable, Sendable, Codable {
    /// Twelve years.
    package static let maximumDays = 12 * 366

    /// The day number of the first row.
    private var first = 0
    /// Thousandths of the unit; `missing` where there is no value.
    private var thousandths: [Int32] = []

    private static let width = Pollutant.allCases.count
    private static let missing: Int32 = -1

    package init() {}

    /// Rows, with and without values.
    private var rows: Int { thousandths.count / Self.width }

    /// The days from the first to the last row; nil when nothing is known.
    package var span: ClosedRange<CalendarDate>? {
        rows == 0 ? nil : CalendarDate(dayNumber: first)...CalendarDate(dayNumber: first + rows - 1)
    }
}

// MARK: - Taking in

extension DailyHistory {
    /// Takes the means of a day. A later report of the same day replaces the pollutants that it holds.
    package mutating func take(_ means: PerPollutant<Concentration>, on date: CalendarDate) {
        guard makeRow(for: date.dayNumber) else { return }
        let start = (date.dayNumber - first) * Self.width
        for (column, pollutant) in Pollutant.allCases.enumerated() {
            guard let mean = means[pollutant] else { continue }
            thousandths[start + column] = Int32(clamping: mean.thousandths)
        }
    }

    /// False when the day lies too far back to be kept.
    private mutating func makeRow(for day: Int) -> Bool {
        if rows == 0 { first = day }
        if day < first {
            guard first + rows - day <= Self.maximumDays else { return false }
            thousandths.insert(contentsOf: gap(first - day), at: 0)
            first = day
        } else if day >= first + rows {
            append(through: day)
        }
        return true
    }

    private mutating func append(through day: Int) {
        var surplus = day - first + 1 - Self.maximumDays
        // A year at a time, since whatever was learned from the first days has to be learned anew without them.
        if surplus > 0 { surplus = max(surplus, 366) }
        if surplus >= rows { (first, thousandths) = (day, []) }
        if surplus > 0, surplus < rows {
            thousandths.removeFirst(surplus * Self.width)
            first += surplus
        }
        thousandths += gap(day - first + 1 - rows)
    }

    private func gap(_ days: Int) -> [Int32] { Array(repeating: Self.missing, count: days * Self.width) }
}

// MARK: - Reading

extension DailyHistory {
    /// A day's mean, nil when it is missing.
    package subscript(date: CalendarDate, pollutant: Pollutant) -> Concentration? {
        guard let column = Pollutant.allCases.firstIndex(of: pollutant) else { return nil }
        let row = date.dayNumber - first
        guard row >= 0, row < rows else { return nil }
        let value = thousandths[row * Self.width + column]
        return value == Self.missing ? nil : Concentration(thousandths: Int(value))
    }

    /// The same days up to and without `date`: what could be known at its beginning.
    package func before(_ date: CalendarDate) -> DailyHistory {
        let kept = min(max(date.dayNumber - first, 0), rows)
        guard kept < rows else { return self }
        var earlier = self
        earlier.thousandths.removeLast((rows - kept) * Self.width)
        return earlier
    }

    /// How many days have a value.
    package var counts: PerPollutant<Int> {
        var counts = PerPollutant<Int> { _ in 0 }
        for (index, value) in thousandths.enumerated() where value != Self.missing {
            counts[Pollutant.allCases[index % Self.width]]? += 1
        }
        return counts
    }

    /// The days with values of both PM10 and PM2.5, in order.
    package var completeDays: [CalendarDate] {
        guard let span else { return [] }
        return span.filter { self[$0, .pm10] != nil && self[$0, .pm25] != nil }
    }
}
