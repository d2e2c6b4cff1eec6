package import AirQuality
package import Chronology

/// One row of a file, judged again.
package struct RecomputedRow: Hashable, Sendable {
    package let given: GivenRow
    package let judged: Judgement
    /// What the data tell about the difference; empty where there is none.
    package let clues: [Clue]

    /// Whether the row has a value of all six pollutants.
    package var isComplete: Bool { given.values.missing.isEmpty }
    /// Whether index and primary pollutants are the published ones.
    package var agrees: Bool { given.published.agrees(with: judged) }
}

/// One row as the file gives it, whatever its layout.
package struct GivenRow: Hashable, Sendable {
    /// Of a network file the line of the hour's first value.
    package let line: Int
    /// The station or city, as written.
    package let name: String
    package let time: RowTime
    /// Hourly means, or the means of a day with ozone's largest 8-hour mean.
    package let values: Reading
    /// Printed beside an hour; takes no part in its index.
    package let ozoneEightHours: Concentration?
    package let published: Published
}

/// What a row is about.
package enum RowTime: Hashable, Sendable {
    /// The hour that ends then.
    case hour(Timestamp)
    case day(CalendarDate)

    /// The day in Beijing whose edition counts; an hour that ends at 00:00 belongs to the day before.
    package var day: CalendarDate {
        switch self {
        case .hour(let stamp): HourStamp.day(of: stamp)
        case .day(let date): date
        }
    }
}

/// What the network published beside the values.
package struct Published: Hashable, Sendable {
    /// 1–500; nil for NA.
    package let index: Int?
    /// Nil in a file that does not name them.
    package let primary: PollutantSet?
    /// Words in place of primary pollutants that are none to us.
    package let unknownWords: [String]

    /// Index and primary pollutants are equal, the latter as sets and where the file names them.
    func agrees(with judged: Judgement) -> Bool {
        index == judged.index && (primary ?? judged.primary) == judged.primary && unknownWords.isEmpty
    }
}

// MARK: - From statements

extension GivenRow {
    static func all(of contents: FileContents) -> [GivenRow] {
        let namesPrimary = contents.judgement.contains(.primary)
        return contents.hours.map { GivenRow($0, namesPrimary: namesPrimary) } + contents.days.map { GivenRow($0) }
    }

    private init(_ hour: HourStatement, namesPrimary: Bool) {
        let published = Published(
            index: hour.values.publishedAQI, primary: namesPrimary ? hour.values.publishedPrimary : nil, unknownWords: hour.unknownWords)
        self.init(
            line: hour.line, name: hour.station, time: .hour(hour.stamp), values: hour.values.reading,
            ozoneEightHours: hour.values.ozoneEightHours, published: published)
    }

    private init(_ day: DayStatement) {
        self.init(
            line: day.line, name: day.place, time: .day(day.date), values: day.means, ozoneEightHours: nil,
            published: Published(index: day.publishedAQI, primary: nil, unknownWords: []))
    }
}
