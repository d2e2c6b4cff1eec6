import AirQuality
import Chronology

/// `date,hour,type,1001A,1002A,…`: a row for each hour and quantity, a column for each station or city of the country; empty = no value.
///
/// Columns of names that are not known are not ours and are passed over. A city's column is read only for a place of the region that
/// has no station of its own. A value that is nonsense is kept aside alone, since its row holds the whole country.
struct NetworkHours: RowLayout {
    /// The columns whose names are known.
    let columns: [Column]
    private let reading: FileReading
    private var hours: [Key: HourStatement] = [:]
    private(set) var judgement: PublishedJudgement = []

    struct Column {
        let position: Int
        let name: String
        let station: String
        let place: String
    }

    private struct Key: Hashable {
        let station: String
        let stamp: Timestamp
    }

    private enum Quantity {
        case pollutant(Pollutant)
        case ozoneEightHours, index
        /// A running mean that the network derives from the hours.
        case derived
    }

    init(_ header: [String], _ reading: FileReading) {
        self.reading = reading
        columns = header.enumerated().dropFirst(3).compactMap { position, cell in
            let name = Cell.trimmed(cell)
            return reading.names.source(named: name).map { Column(position: position, name: name, station: $0.station, place: $0.place) }
        }
    }

    private static func quantity(_ type: String) -> Quantity? {
        switch type.uppercased() {
        case "SO2": .pollutant(.so2)
        case "NO2": .pollutant(.no2)
        case "CO": .pollutant(.co)
        case "O3": .pollutant(.o3)
        case "PM10": .pollutant(.pm10)
        case "PM2.5": .pollutant(.pm25)
        case "O3_8H": .ozoneEightHours
        case "AQI": .index
        case "PM2.5_24H", "PM10_24H", "SO2_24H", "NO2_24H", "O3_24H", "O3_8H_24H", "CO_24H": .derived
        default: nil
        }
    }

    mutating func take(_ row: CSVRow, _ contents: inout FileContents) throws(RowFault) {
        let stamp = try reading.stamp(row.cells[0], hour: row.cells[1])
        let type = Cell.trimmed(row.cells[2])
        guard let quantity = Self.quantity(type) else { throw RowFault(.unknownType(type)) }
        if case .index = quantity { judgement.insert(.index) }
        for column in columns {
            do throws(RowFault) {
                try take(row.cells[column.position], quantity, column, stamp, row.line)
            } catch {
                contents.keepAside(Fault(line: row.line, reason: error.reason, content: "\(column.name): \(row.cells[column.position])"))
            }
        }
    }

    private mutating func take(
        _ cell: String, _ quantity: Quantity, _ column: Column, _ stamp: Timestamp, _ line: Int
    ) throws(RowFault) {
        guard !Cell.isMissing(Cell.trimmed(cell)) else { return }
        let key = Key(station: column.station, stamp: stamp)
        let empty = HourStatement(station: column.station, place: column.place, stamp: stamp, values: HourValues(), line: line)
        switch quantity {
        case .pollutant(let pollutant):
            let value = try reading.concentration(cell, of: pollutant, column: column.name)
            hours[key, default: empty].values.reading[pollutant] = value
        case .ozoneEightHours:
            let value = try reading.concentration(cell, of: .o3, column: column.name)
            hours[key, default: empty].values.ozoneEightHours = value
        case .index:
            let value = try reading.index(cell, column: column.name)
            hours[key, default: empty].values.publishedAQI = value
        case .derived: break
        }
    }

    mutating func finish(_ contents: inout FileContents) {
        contents.hours = hours.values.sorted { ($0.stamp, $0.station) < ($1.stamp, $1.station) }
    }
}
