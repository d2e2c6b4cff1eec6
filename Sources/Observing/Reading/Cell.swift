import AirQuality
import Chronology

/// The cells of the network's files: numbers, days, hours and pollutants as it writes them.
enum Cell {
    /// A column's name for comparing: without blanks around it, in lower case.
    static func name(_ text: String) -> String { trimmed(text).lowercased() }

    static func trimmed(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let first = scalars.first, let last = scalars.last,
            first.properties.isWhitespace || last.properties.isWhitespace
        else { return text }
        let start = scalars.drop { $0.properties.isWhitespace }
        guard let end = start.lastIndex(where: { !$0.properties.isWhitespace }) else { return "" }
        return String(start[...end])
    }

    /// What the network writes where it has no value.
    static func isMissing(_ text: String) -> Bool {
        switch text {
        case "", "NaN", "nan", "NA", "N/A", "null", "-", "--", "—": true
        default: false
        }
    }

    /// A day as `20200326` or `2020-03-26`; nil for anything else and for days before this century.
    static func day(_ text: String) -> CalendarDate? {
        let text = trimmed(text)
        let isCompact = text.utf8.count == 8
        let written = isCompact ? "\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.dropFirst(6))" : text
        guard let day = CalendarDate(written), day.year >= firstYear else { return nil }
        return day
    }

    /// The network has published hours since 2013; a day before this century is a fault of the file.
    static let firstYear = 2000

    /// An hour's stamp, 0 to 24; 24 is 0 of the next day.
    static func hour(_ text: String) -> Int? {
        let text = trimmed(text)
        guard (1...2).contains(text.utf8.count), let hour = Int(text), (0...24).contains(hour) else { return nil }
        return hour
    }

    /// The pollutants in a text such as `颗粒物(PM10) 细颗粒物(PM2.5)`, with blanks, line ends or commas between them. Words that are not
    /// known are returned beside: the network's choice is shown and nothing is worked out from it.
    static func pollutants(_ text: String) -> (known: PollutantSet, unknown: [String]) {
        let parts = text.split { $0.isWhitespace || $0 == "," || $0 == "，" || $0 == "、" }.map(String.init).filter { !isMissing($0) }
        return (PollutantSet(parts.compactMap { words[$0] }), parts.filter { words[$0] == nil })
    }

    private static let words: [String: Pollutant] = [
        "二氧化硫(SO2)": .so2, "二氧化硫": .so2, "SO2": .so2, "二氧化氮(NO2)": .no2, "二氧化氮": .no2, "NO2": .no2,
        "一氧化碳(CO)": .co, "一氧化碳": .co, "CO": .co,
        "臭氧(O3)": .o3, "臭氧1小时": .o3, "臭氧8小时": .o3, "臭氧": .o3, "O3": .o3, "O3_8h": .o3,
        "可吸入颗粒物(PM10)": .pm10, "颗粒物(PM10)": .pm10, "可吸入颗粒物": .pm10, "PM10": .pm10,
        "细颗粒物(PM2.5)": .pm25, "细颗粒物": .pm25, "PM2.5": .pm25,
    ]
}
