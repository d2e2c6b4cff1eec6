import Chronology
import Events
import Foundation
import Playbook
import Region
import Testing

@testable import Rivers

/// The playbook as it is shipped.
enum Shipped {
    static let files = PlaybookFolder.load(
        root: URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Playbooks").standardizedFileURL
    ).files

    private static let readRegion = Region.read(files).value
    private static let readRivers = readRegion.flatMap { RiverPlaybook.read(files, region: $0).value }

    static func region() throws -> Region { try #require(readRegion) }

    static func rivers() throws -> RiverPlaybook { try #require(readRivers) }

    static func river() throws -> River { try #require(try rivers().river("yarkand")) }

    /// The example's forecast, computed once.
    static func example() throws -> PlumeForecast { try #require(madeExample) }

    private static let madeExample = try? forecast(.example())

    static func forecast(_ report: IncidentReported) throws -> PlumeForecast {
        let rivers = try rivers()
        let model = PlumeModel(
            river: try #require(rivers.river(report.river)), substance: try #require(rivers.substance(report.substance)))
        return model.forecast(report, issued: report.released)
    }
}

extension IncidentReported {
    /// Twenty tonnes of ammonia nitrogen over an hour at kilometre 60 in July, unless said otherwise.
    static func example(
        incident: String = "local-2026-0001", river: String = "yarkand", kilometre: Double = 60, substance: String = "ammonia-nitrogen",
        mass: Double? = 20_000, month: Int = 7, duration: Double = 3600, discharge: Double? = nil
    ) -> IncidentReported {
        let date = CalendarDate(year: 2026, month: month, day: 15) ?? CalendarDate(dayNumber: 0)
        return IncidentReported(
            incident: incident, river: river, kilometre: kilometre, substance: substance, massKilograms: mass,
            released: Timestamp(date, hour: 8), durationSeconds: duration, dischargeCubicMetresPerSecond: discharge,
            reporter: "local-duty", description: "a tanker on the bank")
    }
}
