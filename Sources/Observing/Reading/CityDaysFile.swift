package import AirQuality
package import Chronology
package import Wording

/// A file of daily means of cities (`city,date,aqi,…`), names taken as they are written, days of any time.
///
/// For what looks back over years: nothing is compared with the region or with what is known.
package struct CityDaysFile: Sendable {
    /// In the order of the file.
    package let days: [Day]
    /// The rows that could not be read, the first `Intake.maximumFaults` of them.
    package let unread: [Recomputation.UnreadRow]
    /// All of them.
    package let unreadRows: Int

    package struct Day: Hashable, Sendable {
        package let city: String
        package let date: CalendarDate
        /// Ozone is the daily maximum 8-hour mean. A missing value is missing; the files write 0 for it.
        package let means: PerPollutant<Concentration>
        /// The publisher's own series, 1–500.
        package let publishedAQI: Int?
    }

    /// Why a file is none of daily means, and what it is.
    package enum Refusal: Error, Hashable, Sendable {
        /// No text, or no header that is known.
        case file(reason: Bilingual)
        /// The network's hours.
        case hours
        /// The right header, and no row below it that can be read.
        case noRows(first: Recomputation.UnreadRow?)
    }

    package init(of bytes: [UInt8], limits: ReadingLimits = .usual) throws(Refusal) {
        let contents = FileReading(names: .asWritten, limits: limits, now: .distantFuture).contents(of: bytes)
        guard let layout = contents.layout else {
            throw .file(reason: contents.faults.first?.reason.text ?? FaultReason.unknownLayout.text)
        }
        guard layout == .cityDays else { throw .hours }
        guard !contents.days.isEmpty else { throw .noRows(first: contents.faults.first.map { .init($0) }) }
        days = contents.days.map { Day(city: $0.place, date: $0.date, means: $0.means, publishedAQI: $0.publishedAQI) }
        unread = contents.faults.map { .init($0) }
        unreadRows = contents.faultyRows
    }
}

extension CityDaysFile.Refusal {
    package var text: Bilingual {
        switch self {
        case .file(let reason): reason
        case .hours:
            Bilingual(
                zh: "这是小时值文件；需要表头为 city,date,aqi,… 的日值文件", en: "it holds hours; daily values with the header city,date,aqi,… are needed")
        case .noRows(let first?):
            Bilingual(
                zh: "没有可读的行；第 \(first.line) 行：\(first.reason.zh)", en: "no row can be read; line \(first.line): \(first.reason.en)")
        case .noRows(nil):
            Bilingual(zh: "表头之后没有数据；请检查下载是否完成", en: "there is no value below the header; check that its download has finished")
        }
    }
}
