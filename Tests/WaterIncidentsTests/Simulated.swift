import Chronology
import Events
import Foundation
import Playbook
import Randomness
import Region
import Rivers
import Testing

@testable import WaterIncidents

/// The shipped files.
enum Shipped {
    static let files = PlaybookFolder.load(
        root: URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent().appending(path: "../../Playbooks").standardized
    ).files

    private static let readRegion = Region.read(files).value
    private static let readRivers = readRegion.flatMap { RiverPlaybook.read(files, region: $0).value }
    private static let readPlaybook = readRegion.map { IncidentsPlaybook.read(files, region: $0) }

    static func region() throws -> Region { try #require(readRegion) }
    static func rivers() throws -> RiverPlaybook { try #require(readRivers) }
    static func playbook() throws -> IncidentsPlaybook { try #require(readPlaybook?.value, "\(readPlaybook?.findings ?? [])") }
    static func standard() throws -> WaterQuality { try #require(files.read(WaterQuality.file, WaterQuality.init).value) }
    static func watching() throws -> WatchingRules { try #require(files.read(WatchingRules.file, WatchingRules.init).value) }
}

/// A made-up monitor: a yearly and a daily course, and noise with memory about them. The logarithm is what varies.
struct SimulatedMonitor {
    var random: SplitMix64
    let hoursApart: Int
    /// mg/l in the middle of the year.
    var level = 0.5
    /// Of ln C over the year and over the day.
    var season = 0.5
    var day = 0.15
    /// Of ln C about both, and how fast it forgets, h.
    var noise = 0.3
    var memory = 12.0
    private var deviation = 0.0

    init(seed: UInt64, hoursApart: Int) {
        random = SplitMix64(seed: seed)
        self.hoursApart = hoursApart
        deviation = noise * random.nextNormal()
    }

    static let begin = Timestamp(CalendarDate(dayNumber: 20_454))

    /// ln of the concentration at a step, before anything is added.
    mutating func next(_ step: Int) -> (time: Timestamp, place: Double) {
        let hours = Double(step * hoursApart)
        let keep = exp(-Double(hoursApart) / memory)
        deviation = keep * deviation + (1 - keep * keep).squareRoot() * noise * random.nextNormal()
        let course = season * sin(2 * .pi * hours / 8766) + day * sin(2 * .pi * hours / 24)
        return (Self.begin + .hours(step * hoursApart), log(level) + course + deviation)
    }
}
