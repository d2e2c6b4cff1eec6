package import Guidance
package import Wording

/// A part of the basin whose guidance counts together: points between two meridians and two parallels.
package struct GuidanceSector: Hashable, Sendable {
    package let id: String
    package let name: Bilingual
    /// Degrees east, the eastern bound outside.
    package let longitudes: Range<Double>
    /// Degrees north, both bounds inside.
    package let latitudes: ClosedRange<Double>

    package init(id: String, name: Bilingual, longitudes: Range<Double>, latitudes: ClosedRange<Double>) {
        self.id = id
        self.name = name
        self.longitudes = longitudes
        self.latitudes = latitudes
    }

    func holds(_ point: GuidancePoint) -> Bool { longitudes.contains(point.longitude) && latitudes.contains(point.latitude) }
}

extension [GuidanceSector] {
    /// One point for each whole degree in the sectors: what is wanted of a grid. At most `GuidanceLimits.points`.
    package var samplePoints: [GuidancePoint] { [GuidancePoint](flatMap(\.samplePoints).prefix(GuidanceLimits.points)) }
}

extension GuidanceSector {
    fileprivate var samplePoints: [GuidancePoint] {
        let (west, east) = (Int(longitudes.lowerBound.rounded(.up)), Int(longitudes.upperBound.rounded(.up)))
        let (south, north) = (Int(latitudes.lowerBound.rounded(.up)), Int(latitudes.upperBound.rounded(.down)))
        guard west < east, south <= north else { return [] }
        return (west..<east).flatMap { longitude in
            (south...north).map { GuidancePoint(latitude: Double($0), longitude: Double(longitude)) }
        }
    }
}
