import AirQuality
import Chronology

/// `city,date,aqi,…,pm25_ugm3,pm10_ugm3,so2_ugm3,co_mgm3,no2_ugm3,o3_8h_ugm3,…`: a row for each city and day. 0 = no value; the index
/// is capped at 500. Its index is the publisher's own series and need not be HJ 633 of the means.
struct CityDays: RowLayout {
    private let reading: FileReading
    private let names: [String]
    private let pollutants: [(position: Int, pollutant: Pollutant)]
    private let city: Int
    private let date: Int
    private let index: Int?

    init(_ header: [String], _ reading: FileReading) {
        self.reading = reading
        names = header.map(Cell.trimmed)
        let keys = header.map(Cell.name)
        city = keys.firstIndex(of: "city") ?? 0
        date = keys.firstIndex(of: "date") ?? 1
        index = keys.firstIndex(of: "aqi")
        pollutants = keys.enumerated().compactMap { position, key in Self.pollutant(key).map { (position, $0) } }
    }

    private static func pollutant(_ key: String) -> Pollutant? {
        switch key {
        case "so2_ugm3": .so2
        case "no2_ugm3": .no2
        case "co_mgm3": .co
        case "o3_8h_ugm3": .o3
        case "pm10_ugm3": .pm10
        case "pm25_ugm3": .pm25
        default: nil
        }
    }

    mutating func take(_ row: CSVRow, _ contents: inout FileContents) throws(RowFault) {
        let name = Cell.trimmed(row.cells[city])
        let date = try reading.day(row.cells[date])
        guard date <= reading.now.beijingDate else { throw RowFault(.future(HourStamp.instant(date, hour: HourStamp.hoursOfDay))) }
        guard let place = reading.names.place(named: name) else { throw RowFault(.unknownCity(name)) }
        var day = DayStatement(place: place, date: date, means: Reading(), publishedAQI: nil, line: row.line)
        for (position, pollutant) in pollutants {
            let value = try reading.concentration(row.cells[position], of: pollutant, column: names[position])
            day.means[pollutant] = value == .zero ? nil : value
        }
        if let index { day.publishedAQI = try reading.index(row.cells[index], column: names[index]) }
        contents.days.append(day)
    }

    var judgement: PublishedJudgement { index == nil ? [] : .index }
}
