import Chronology
import Events
import Foundation
import Testing
import Wording

@testable import RiverMap

@Suite("GeoJSON layers")
struct LayerTests {
    private func features(_ text: String) throws -> [[String: Any]] {
        let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(object["type"] as? String == "FeatureCollection")
        return try #require(object["features"] as? [[String: Any]])
    }

    @Test("every feature has a name in both languages, a provenance and a source, and a geometry of its layer's form")
    func complete() throws {
        for id in ["yarkand", "kashgar"] {
            let subject = try Sample.shipped(id)
            let all = try features(RiverMap.geoJSON(subject))
            #expect(all.count > 80)
            for feature in all {
                let properties = try #require(feature["properties"] as? [String: Any])
                let name = try #require(properties["name"] as? [String: String])
                #expect(name["zh"]?.isEmpty == false && name["en"]?.isEmpty == false)
                let kind = try #require(properties["provenance"] as? String)
                #expect(kind == "illustrative" || properties["source"] as? String != nil)
                let layer = try #require((properties["layer"] as? String).flatMap(RiverMap.Layer.init(rawValue:)))
                let geometry = try #require(feature["geometry"] as? [String: Any], "\(id): \(properties["id"] ?? "")")
                let lines: Set<RiverMap.Layer> = [.watercourses, .reaches, .owners, .plume]
                #expect(geometry["type"] as? String == (lines.contains(layer) ? "LineString" : "Point"))
                expectPositions(geometry["coordinates"])
            }
        }
    }

    private func expectPositions(_ coordinates: Any?) {
        let pairs = (coordinates as? [[Double]]) ?? (coordinates as? [Double]).map { [$0] } ?? []
        #expect(!pairs.isEmpty)
        // Longitude first, inside the basins.
        for pair in pairs { #expect(pair.count == 2 && (74...82).contains(pair[0]) && (36...41).contains(pair[1])) }
    }

    @Test("layers can be had one by one, and together they are all")
    func separate() throws {
        let subject = try Sample.subject()
        let each = try RiverMap.Layer.allCases.map { try features(RiverMap.geoJSON(subject, layers: [$0])).count }
        #expect(each.reduce(0, +) == (try features(RiverMap.geoJSON(subject)).count))
        #expect(try features(RiverMap.geoJSON(subject, layers: [.depots])).count == 2)
    }

    @Test("what has no line is listed with an empty geometry")
    func withoutPlace() throws {
        let entry = Sample.entry("x", .targets, .section, "别处", "elsewhere", 5, on: "nowhere")
        let found = try features(RiverMap.geoJSON(try Sample.subject(entries: [entry]), layers: [.targets]))
        #expect(found.count == 1)
        #expect(found.first?["geometry"] is NSNull)
    }

    @Test("an incident adds its plume, and the bands of its arrivals to the targets")
    func incident() throws {
        let incident = try Self.incident(hours: 20)
        let text = RiverMap.geoJSON(try Sample.subject(), layers: [.targets, .plume], incident: incident)
        let found = try features(text).compactMap { $0["properties"] as? [String: Any] }
        let target = try #require(found.first { $0["id"] as? String == "t3" })
        #expect((target["arrival"] as? [String])?.count == 3)
        #expect(target["closeBy"] as? String != nil)
        let plume = found.filter { $0["layer"] as? String == "plume" }
        #expect(plume.count == 3)
        #expect(plume.allSatisfy { $0["toKilometre"] as? Double ?? 0 > $0["fromKilometre"] as? Double ?? 1 })
    }

    @Test("the plume lies between the targets that it has reached and those that it has not, and the likely part inside the possible")
    func extents() throws {
        // t3 at km 95 is reached after 10 h ± 1 and left after 16 ± 2; t4 at km 119 after 20 ± 2 and 30 ± 4.
        let middle = try Self.incident(hours: 20)
        let (possible, likely) = (try #require(middle.plume.first), try #require(middle.plume.last))
        #expect(possible.probability == 0.1 && likely.probability == 0.9)
        #expect(possible.kilometres.lowerBound < likely.kilometres.lowerBound)
        #expect(possible.kilometres.upperBound > likely.kilometres.upperBound)
        #expect((95...119).contains(likely.kilometres.lowerBound) && (95...119).contains(likely.kilometres.upperBound))
        #expect(try Self.incident(hours: -1).plume.isEmpty)
    }

    @Test("a sheet with an incident shows its table of arrivals and its colour")
    func sheetWithIncident() throws {
        let sheet = Sheet(try Sample.subject(), extent: .river, date: Sample.date, incident: try Self.incident(hours: 20))
        #expect(sheet.svg.contains(Style.plume))
        #expect(sheet.body.texts.contains { $0.text.hasPrefix("事件 Incident local-1") })
        #expect(sheet.version != Sheet(try Sample.subject(), extent: .river, date: Sample.date).version)
    }

    static func incident(hours: Int) throws -> MapIncident {
        let released = Timestamp(Sample.date, hour: 8)
        let report = IncidentReported(
            incident: "local-1", river: "yarkand", kilometre: 60, substance: "ammonia-nitrogen", massKilograms: 20_000, released: released,
            durationSeconds: 0, reporter: "local-duty", description: "of the test")
        func band(_ hours: Int, _ spread: Int) -> TimeBand {
            TimeBand(early: released + .hours(hours - spread), median: released + .hours(hours), late: released + .hours(hours + spread))
        }
        func arrival(_ id: String, _ kilometre: Double, _ front: TimeBand, _ end: TimeBand) -> PlumeArrival {
            PlumeArrival(
                target: id, name: Bilingual(zh: "甲", en: "a"), side: .local, kilometre: kilometre, kind: "section", limit: 0.5,
                limitCitation: "of the test", arrival: front, peak: front, departure: end, closeBy: front.early, reopenAfter: end.late)
        }
        let forecast = PlumeForecast(
            incident: "local-1", river: "yarkand", issued: released, substance: "ammonia-nitrogen",
            arrivals: [
                arrival("t3", 95, band(10, 1), band(16, 2)), arrival("t4", 119, band(20, 2), band(30, 4)),
                arrival("t5", 135, band(27, 3), band(40, 5)),
            ], assumptions: [], method: "of the test")
        return MapIncident(report, forecast, substance: Bilingual(zh: "氨氮", en: "ammonia nitrogen"), at: released + .hours(hours))
    }
}
