import Playbook
import Wording

/// Reads a file of GeoJSON (RFC 7946). JSON is read as the YAML that it also is, so that a mistake has its line.
enum GeometryFile {
    static let maximumFeatures = 1000
    static let maximumPositions = 200_000

    /// The features of a collection, each made by the caller from its properties and shape.
    static func features<Value>(_ fields: Fields, _ decode: (Fields, Shape) -> Value?) -> [Value]? {
        _ = fields.choice("type", of: Collection.self)
        let items = fields.list("features", count: 0...maximumFeatures) { feature in
            _ = feature.choice("type", of: Single.self)
            let shape = feature.mapping("geometry", shape)
            let value = feature.mapping("properties") { properties in shape.flatMap { decode(properties, $0) } }
            feature.rejectUnknownKeys()
            return value
        }
        fields.rejectUnknownKeys()
        return items
    }

    private enum Collection: String, CaseIterable { case collection = "FeatureCollection" }
    private enum Single: String, CaseIterable { case feature = "Feature" }
    private enum Form: String, CaseIterable {
        case point = "Point"
        case line = "LineString"
        case polygon = "Polygon"
        case polygons = "MultiPolygon"
    }

    private static func shape(_ fields: Fields) -> Shape? {
        guard let form = fields.choice("type", of: Form.self), let entry = fields.entry("coordinates") else { return nil }
        fields.rejectUnknownKeys()
        switch form {
        case .point: return position(entry).map(Shape.point)
        case .line: return positions(entry, least: 2).map(Shape.line)
        case .polygon: return polygon(entry).map { .polygons([$0]) }
        case .polygons: return all(entry.entries()?.map(polygon)).map(Shape.polygons)
        }
    }

    /// Longitude first; a height may follow and is not used.
    private static func position(_ entry: Entry) -> Position? {
        guard let pair = entry.entries(count: 2...3), let longitude = pair[0].number(in: -180...180, unit: "°"),
            let latitude = pair[1].number(in: -90...90, unit: "°")
        else { return nil }
        return Position(longitude: longitude, latitude: latitude)
    }

    private static func positions(_ entry: Entry, least: Int) -> [Position]? {
        all(entry.entries(count: least...maximumPositions)?.map(position))
    }

    private static func polygon(_ entry: Entry) -> [[Position]]? {
        all(entry.entries()?.enumerated().map { index, ring in closed(ring, isOutline: index == 0) })
    }

    private static func closed(_ entry: Entry, isOutline: Bool) -> [Position]? {
        guard let ring = positions(entry, least: 4) else { return nil }
        if ring.first != ring.last {
            entry.report(
                problem: Bilingual(zh: "多边形的环没有闭合", en: "the ring of a polygon is not closed"),
                remedy: Bilingual(zh: "末点与首点写成一样", en: "let the last position be the first one again"))
        }
        if (Position.turning(ring) > 0) != isOutline {
            entry.report(
                .warning, problem: Bilingual(zh: "环的方向与 RFC 7946 相反", en: "the ring runs the other way than RFC 7946 asks"),
                remedy: Bilingual(zh: "外环逆时针、内环顺时针", en: "write outlines counterclockwise and holes clockwise"))
        }
        return ring
    }

    /// Nil when one of them is.
    private static func all<Value>(_ values: [Value?]?) -> [Value]? {
        guard let values, !values.contains(where: { $0 == nil }) else { return nil }
        return values.compactMap(\.self)
    }
}
