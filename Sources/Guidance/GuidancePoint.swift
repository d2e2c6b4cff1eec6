/// Where guidance is given: degrees north and east, and what the source takes for the height of the ground there, in metres.
///
/// It is the point of the source's grid that was used, which need not be the place that was asked for.
package struct GuidancePoint: Hashable, Sendable, Codable {
    package let latitude: Double
    package let longitude: Double
    package let elevation: Double?

    /// Longitudes from 180 to 360 are taken for those west of Greenwich.
    package init(latitude: Double, longitude: Double, elevation: Double? = nil) {
        self.latitude = latitude
        self.longitude = longitude > 180 && longitude <= 360 ? longitude - 360 : longitude
        self.elevation = elevation
    }

    var isOnEarth: Bool {
        (-90...90).contains(latitude) && (-180...180).contains(longitude) && elevation.map { (-500...9000).contains($0) } != false
    }
}

extension GuidancePoint: CustomStringConvertible {
    package var description: String { "\(latitude),\(longitude)" }
}
