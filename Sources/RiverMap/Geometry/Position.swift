import Foundation

/// A place on the ground, in degrees (WGS 84).
package struct Position: Hashable, Sendable {
    package let longitude: Double
    package let latitude: Double

    package init(longitude: Double, latitude: Double) {
        self.longitude = longitude
        self.latitude = latitude
    }

    /// Mean radius of the Earth (IUGG), km; the same that the rivers' kilometres were counted with.
    static let earthRadiusKilometres = 6371.0088

    /// Great-circle distance by the haversine formula, km.
    package func kilometres(to other: Position) -> Double {
        let radians = Double.pi / 180
        let latitudes = sin((other.latitude - latitude) * radians / 2)
        let longitudes = sin((other.longitude - longitude) * radians / 2)
        let chord = latitudes * latitudes + cos(latitude * radians) * cos(other.latitude * radians) * longitudes * longitudes
        return 2 * Self.earthRadiusKilometres * asin(min(1, chord.squareRoot()))
    }

    /// The place at a share of the straight way to another, 0…1.
    func towards(_ other: Position, share: Double) -> Position {
        Position(
            longitude: longitude + (other.longitude - longitude) * share, latitude: latitude + (other.latitude - latitude) * share)
    }
}

/// The form of a feature of GeoJSON (RFC 7946), as far as maps here need it.
package enum Shape: Hashable, Sendable {
    case point(Position)
    case line([Position])
    /// Polygons of rings; the first ring of each is its outline, the others are holes. Every ring is closed.
    case polygons([[[Position]]])
}

extension Position {
    /// Twice the area that a ring encloses, in square degrees; positive when it runs counterclockwise.
    static func turning(_ ring: [Position]) -> Double {
        zip(ring, ring.dropFirst()).reduce(0) { $0 + $1.0.longitude * $1.1.latitude - $1.1.longitude * $1.0.latitude }
    }
}
