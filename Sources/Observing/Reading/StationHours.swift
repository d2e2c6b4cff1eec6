import AirQuality

/// `Date,Hour,WatchPoint,AQI,Level,PrimaryPollution,PM2.5,PM10,CO,NO2,O3_1h,O3_8h,SO2`: a row for each station and hour.
/// `NaN` = no value. `Level` follows from the index and is not read.
struct StationHours: RowLayout {
    private let reading: FileReading
    private let columns: [(position: Int, column: Column)]
    private let date: Int
    private let hour: Int
    private let point: Int
    private let names: [String]

    private enum Column {
        case pollutant(Pollutant)
        case ozoneEightHours, index, primary
    }

    init(_ header: [String], _ reading: FileReading) {
        self.reading = reading
        names = header.map(Cell.trimmed)
        let keys = header.map(Cell.name)
        date = keys.firstIndex(of: "date") ?? 0
        hour = keys.firstIndex(of: "hour") ?? 1
        point = keys.firstIndex(of: "watchpoint") ?? 2
        columns = keys.enumerated().compactMap { position, key in Self.column(key).map { (position, $0) } }
    }

    private static func column(_ key: String) -> Column? {
        switch key {
        case "so2": .pollutant(.so2)
        case "no2": .pollutant(.no2)
        case "co": .pollutant(.co)
        case "o3", "o3_1h": .pollutant(.o3)
        case "pm10": .pollutant(.pm10)
        case "pm2.5", "pm2_5": .pollutant(.pm25)
        case "o3_8h": .ozoneEightHours
        case "aqi": .index
        case "primarypollution": .primary
        default: nil
        }
    }

    mutating func take(_ row: CSVRow, _ contents: inout FileContents) throws(RowFault) {
        let name = Cell.trimmed(row.cells[point])
        let stamp = try reading.stamp(row.cells[date], hour: row.cells[hour])
        guard let source = reading.names.source(named: name) else { throw RowFault(.unknownStation(name)) }
        var hour = HourStatement(station: source.station, place: source.place, stamp: stamp, values: HourValues(), line: row.line)
        for (position, column) in columns { try take(row.cells[position], column, names[position], &hour) }
        contents.hours.append(hour)
    }

    private func take(_ cell: String, _ column: Column, _ name: String, _ hour: inout HourStatement) throws(RowFault) {
        switch column {
        case .pollutant(let pollutant): hour.values.reading[pollutant] = try reading.concentration(cell, of: pollutant, column: name)
        case .ozoneEightHours: hour.values.ozoneEightHours = try reading.concentration(cell, of: .o3, column: name)
        case .index: hour.values.publishedAQI = try reading.index(cell, column: name)
        case .primary: (hour.values.publishedPrimary, hour.unknownWords) = Cell.pollutants(cell)
        }
    }

    var judgement: PublishedJudgement {
        columns.reduce(into: []) { judgement, entry in
            switch entry.column {
            case .index: judgement.insert(.index)
            case .primary: judgement.insert(.primary)
            case .pollutant, .ozoneEightHours: break
            }
        }
    }
}
