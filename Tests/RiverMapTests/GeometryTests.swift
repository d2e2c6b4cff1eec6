import Foundation
import Playbook
import Rivers
import Testing
import Wording

@testable import RiverMap

@Suite("Geometry")
struct GeometryTests {
    private static let radius = 6371.0088

    @Test("a kilometre of the ground is a kilometre of the map to a thousandth, all over a sheet")
    func trueScale() {
        let projection = Projection(longitudes: 76.2...79, latitudes: 37.8...39.8)
        for (longitude, latitude) in [(76.2, 37.8), (79.0, 39.8), (77.6, 38.8), (76.2, 39.8), (79, 37.8), (77.6, 38.13)] {
            // Lengths of one second of arc on the ellipsoid, from the radii of curvature (Snyder 1987, equations 4-18 and 4-20).
            let sine = sin(latitude * .pi / 180)
            let (equator, square) = (6_378_137.0, 0.006_694_379_990_14)
            let second = Double.pi / 180 / 3600
            let north = equator * (1 - square) / pow(1 - square * sine * sine, 1.5) * second
            let east = equator / (1 - square * sine * sine).squareRoot() * cos(latitude * .pi / 180) * second
            let here = projection.metres(Position(longitude: longitude, latitude: latitude))
            for (to, expected) in [
                (Position(longitude: longitude, latitude: latitude + 1 / 3600), north),
                (Position(longitude: longitude + 1 / 3600, latitude: latitude), east),
            ] {
                let there = projection.metres(to)
                let length = hypot(there.east - here.east, there.north - here.north)
                #expect(abs(length / expected - 1) < 0.001, "at \(latitude) N: \(length) m for \(expected) m")
            }
        }
    }

    @Test("the projection gives the figures of Snyder's worked example")
    func publishedNumbers() {
        // Snyder 1987, p. 296: Clarke 1866, parallels 33° and 45°, origin 23° N 96° W; 35° N 75° W is x 1 894 410.9, y 1 564 649.5 m.
        // On WGS 84 the same place is within 0.02 % of it, and exactly symmetric about the middle meridian.
        let projection = Projection(longitudes: -101 ... -91, latitudes: 30...48)
        #expect(abs(projection.parallels.lowerBound - 33) < 1e-9)
        #expect(abs(projection.parallels.upperBound - 45) < 1e-9)
        let origin = projection.metres(Position(longitude: -96, latitude: 23))
        let place = projection.metres(Position(longitude: -75, latitude: 35))
        #expect(abs(place.east / 1_894_410.9 - 1) < 0.0002)
        #expect(abs((place.north - origin.north) / 1_564_649.5 - 1) < 0.0002)
    }

    @Test(
        "the Yarkand's kilometres are where its towns and works are",
        arguments: [
            (45.0, 76.86722, 37.97806, 10.0), (119, 77.24056, 38.41667, 20), (178, 77.63911, 38.89697, 15), (312, 78.54251, 39.78498, 25),
            (346, 78.758, 39.733, 15),
        ])
    func kilometresOfTheYarkand(kilometre: Double, longitude: Double, latitude: Double, within: Double) throws {
        let place = try #require(try Sample.geometry("yarkand").position(watercourse: "stem", kilometre: kilometre))
        let distance = place.kilometres(to: Position(longitude: longitude, latitude: latitude))
        #expect(distance < within, "kilometre \(kilometre) is \(distance) km away")
    }

    @Test("every watercourse of both rivers has a line as long as it is")
    func linesFitTheNetwork() throws {
        for id in ["yarkand", "kashgar"] {
            #expect(try Sample.geometry(id).findings(Sample.river(id)).isEmpty)
        }
    }

    @Test("a piece of a line begins and ends at its kilometres and is as long as they are apart")
    func pieces() throws {
        let line = try #require(try Sample.geometry("yarkand").line("stem"))
        let piece = line.piece(45...119)
        let length = zip(piece, piece.dropFirst()).reduce(0) { $0 + $1.0.kilometres(to: $1.1) }
        #expect(abs(length - 74) < 0.2)
        #expect(piece.first == line.position(at: 45))
        #expect(piece.last == line.position(at: 119))
        #expect(line.position(at: 400) == nil)
        #expect(line.piece(400...500).isEmpty)
    }

    @Test("Tumxuk keeps its exclaves, and neighbours meet at the same corners")
    func counties() throws {
        let counties = try #require(Sample.backdrop).counties
        #expect(counties.count == 17)
        let tumxuk = try #require(counties.first { $0.code == "659003" })
        #expect(tumxuk.polygons.count == 2)
        let others = Set(counties.filter { $0.code != "659003" }.flatMap { $0.polygons.joined().joined() })
        let shared = Set(tumxuk.polygons.joined().joined()).intersection(others)
        #expect(shared.count > 20)
        for ring in counties.flatMap({ $0.polygons.compactMap(\.first) }) { #expect(Position.turning(ring) > 0 && ring.first == ring.last) }
    }
}

@Suite("Geometry files")
struct GeometryFileTests {
    private func findings(_ text: String) -> [Finding] {
        RiverGeometry.read(PlaybookFiles(["rivers/test/geometry.geojson": text]), river: "test").findings
    }

    private func file(_ properties: String, _ geometry: String) -> String {
        "{\"type\": \"FeatureCollection\", \"features\": [\n{\"type\": \"Feature\", \"properties\": {\"watercourse\": \"stem\", "
            + "\"name\": {\"zh\": \"河\", \"en\": \"River\"}, \"provenance\": \"illustrative\", \(properties)},\n \"geometry\": \(geometry)}]}"
    }

    @Test("a good line is read without findings")
    func good() throws {
        let text = file("\"kilometre\": 5", "{\"type\": \"LineString\", \"coordinates\": [[77, 38], [77, 39]]}")
        let (geometry, findings) = RiverGeometry.read(PlaybookFiles(["rivers/test/geometry.geojson": text]), river: "test")
        #expect(findings.isEmpty)
        let line = try #require(geometry?.line("stem"))
        #expect(line.range.lowerBound == 5)
        #expect(abs(line.range.upperBound - 5 - 111.195) < 0.01)
    }

    @Test(
        "a mistake is found in its line of its file",
        arguments: [
            ("\"kilometre\": 0", "{\"type\": \"Point\", \"coordinates\": [77, 38]}", 2),
            ("\"kilometre\": 0", "{\"type\": \"LineString\", \"coordinates\": [[77, 38], [77, 98]]}", 3),
            ("\"kilometre\": 0", "{\"type\": \"LineString\", \"coordinates\": [[77, 38]]}", 3),
            ("\"kilometres\": [0, 5, 4]", "{\"type\": \"LineString\", \"coordinates\": [[77, 38], [77, 39], [77, 40]]}", 2),
            ("\"kilometres\": [0, 5]", "{\"type\": \"LineString\", \"coordinates\": [[77, 38], [77, 39], [77, 40]]}", 2),
            ("\"kilometer\": 0", "{\"type\": \"LineString\", \"coordinates\": [[77, 38], [77, 39]]}", 2),
        ])
    func mistakes(properties: String, geometry: String, line: Int) {
        let found = findings(file(properties, geometry))
        #expect(found.hasErrors)
        #expect(found.first?.mark.file == "rivers/test/geometry.geojson")
        #expect(found.first?.mark.line == line)
    }

    @Test("a polygon that is not closed is a mistake")
    func openRing() {
        let text = """
            {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"kind": "county", "code": "653101",
              "name": {"zh": "县", "en": "County"}, "provenance": "illustrative"},
              "geometry": {"type": "Polygon", "coordinates": [[[77, 38], [78, 38], [78, 39], [77, 39]]]}}]}
            """
        let (backdrop, findings) = Backdrop.read(PlaybookFiles(["rivers/backdrop.geojson": text]))
        #expect(backdrop == nil)
        #expect(findings.contains { $0.problem.en.contains("not closed") })
    }

    @Test("a line of a watercourse that is not there, and one that ends too early, are told")
    func againstTheNetwork() throws {
        let river = try Sample.river("yarkand")
        let line = CentreLine(
            watercourse: "nowhere", name: river.name,
            positions: [Position(longitude: 77, latitude: 38), Position(longitude: 77, latitude: 39)],
            from: 0, provenance: .illustrative)
        let short = CentreLine(
            watercourse: "stem", name: river.name, positions: line.positions, kilometres: [0, 100], provenance: .illustrative)
        let findings = RiverGeometry(river: "yarkand", lines: [line, short]).findings(river)
        #expect(findings.contains { $0.severity == .error && $0.problem.en.contains("nowhere") })
        #expect(findings.contains { $0.severity == .error && $0.problem.en.contains("from km 0 to 100") })
        #expect(findings.contains { $0.severity == .warning && $0.problem.en.contains("has no line") })
    }

    @Test("without the files a playbook is good, and its maps say what they lack")
    func missingFiles() throws {
        let river = try Sample.river("yarkand")
        let (maps, findings) = MapPlaybook.read(PlaybookFiles([:]), rivers: [river])
        #expect(maps?.geometry("yarkand").lines.isEmpty == true)
        #expect(findings.count == 2)
        #expect(!findings.hasErrors)
    }
}
