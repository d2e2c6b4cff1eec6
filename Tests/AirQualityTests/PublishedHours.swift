import AirQuality
import Foundation
import Testing

/// One row as the national network published it (`Deploy/sample/air/hourly`, see the licence beside it).
struct PublishedHour {
    let reading: Reading
    /// Nil where `NaN` was published.
    let aqi: Int?
    let level: String?
    let primary: [Pollutant]

    var isComplete: Bool { reading.missing.isEmpty }

    /// `Date,Hour,WatchPoint,AQI,Level,PrimaryPollution,PM2.5,PM10,CO,NO2,O3_1h,O3_8h,SO2`; `NaN` is missing.
    init(_ cells: [String]) throws {
        try #require(cells.count == 13)
        reading = Reading(
            so2: Concentration(cells[12]), no2: Concentration(cells[9]), co: Concentration(cells[8]), o3: Concentration(cells[10]),
            pm10: Concentration(cells[7]), pm25: Concentration(cells[6]))
        aqi = Int(cells[3])
        level = AirQualityLevel.allCases.map(\.zh).first { $0 == cells[4] }
        // `细颗粒物(PM2.5)`; two of them stand in one quoted cell, on lines of their own.
        let names = cells[5].split { $0.isWhitespace }.filter { $0 != "NaN" }
        primary = try names.map { name in try #require(Pollutant.allCases.first { name == "\($0.zh)(\($0.symbol))" }) }
    }
}

func publishedHours(_ name: String, test: String = #filePath) throws -> [PublishedHour] {
    let folder = test.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    let text = try String(contentsOfFile: "\(folder)/../../Deploy/sample/air/hourly/\(name)", encoding: .utf8)
    return try rows(of: text).dropFirst().map(PublishedHour.init)
}

/// Comma-separated cells, where a quoted one may span lines.
private func rows(of text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = ""
    var isQuoted = false
    for character in text {
        switch character {
        case "\"": isQuoted.toggle()
        case ",", "\n", "\r\n":
            guard !isQuoted else {
                cell.append(character)
                continue
            }
            row.append(cell)
            cell = ""
            guard character != "," else { continue }
            rows.append(row)
            row = []
        default: cell.append(character)
        }
    }
    return rows
}
