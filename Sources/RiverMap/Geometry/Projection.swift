import Foundation

/// Lambert's conformal conic projection with two standard parallels (Snyder 1987, USGS Professional Paper 1395, p. 108, ellipsoid WGS 84).
///
/// Angles are true everywhere; lengths are true along the two parallels and, over the two to three degrees of latitude of one sheet, to
/// some ten-thousandths elsewhere.
package struct Projection: Hashable, Sendable {
    /// Where (0, 0) is.
    package let origin: Position
    /// Of true length, degrees.
    package let parallels: ClosedRange<Double>
    private let cone: Double
    private let scale: Double
    private let originRadius: Double

    private static let equatorMetres = 6_378_137.0
    private static let eccentricity = 0.081_819_190_842_622

    /// For a sheet between two latitudes: the parallels are put at a sixth from its edges (Snyder, p. 99).
    package init(longitudes: ClosedRange<Double>, latitudes: ClosedRange<Double>) {
        let height = max(latitudes.upperBound - latitudes.lowerBound, 0.02)
        let middle = (latitudes.upperBound + latitudes.lowerBound) / 2
        parallels = (middle - height / 3)...(middle + height / 3)
        origin = Position(longitude: (longitudes.lowerBound + longitudes.upperBound) / 2, latitude: middle)
        let (south, north) = (Self.radians(parallels.lowerBound), Self.radians(parallels.upperBound))
        cone = log(Self.parallelRadius(south) / Self.parallelRadius(north)) / log(Self.conformal(south) / Self.conformal(north))
        scale = Self.parallelRadius(south) / (cone * pow(Self.conformal(south), cone))
        originRadius = Self.equatorMetres * scale * pow(Self.conformal(Self.radians(middle)), cone)
    }

    /// Metres east and north of the origin.
    package func metres(_ position: Position) -> (east: Double, north: Double) {
        let radius = Self.equatorMetres * scale * pow(Self.conformal(Self.radians(position.latitude)), cone)
        let angle = cone * Self.radians(position.longitude - origin.longitude)
        return (radius * sin(angle), originRadius - radius * cos(angle))
    }

    private static func radians(_ degrees: Double) -> Double { degrees * .pi / 180 }

    /// Snyder's m, equation 14-15.
    private static func parallelRadius(_ latitude: Double) -> Double {
        let sine = eccentricity * sin(latitude)
        return cos(latitude) / (1 - sine * sine).squareRoot()
    }

    /// Snyder's t, equation 15-9.
    private static func conformal(_ latitude: Double) -> Double {
        let sine = eccentricity * sin(latitude)
        return tan(.pi / 4 - latitude / 2) / pow((1 - sine) / (1 + sine), eccentricity / 2)
    }
}
