import Foundation

/// Distance on the sphere.
enum Distance {
    /// Mean radius of the Earth (IUGG), in kilometres.
    static let earthRadiusKilometres = 6371.0088

    /// Great-circle distance in kilometres by the haversine formula; coordinates in degrees.
    static func kilometres(_ from: (latitude: Double, longitude: Double), _ to: (latitude: Double, longitude: Double)) -> Double {
        let radians = Double.pi / 180
        let latitudes = sin((to.latitude - from.latitude) * radians / 2)
        let longitudes = sin((to.longitude - from.longitude) * radians / 2)
        let chord = latitudes * latitudes + cos(from.latitude * radians) * cos(to.latitude * radians) * longitudes * longitudes
        return 2 * earthRadiusKilometres * asin(min(1, chord.squareRoot()))
    }
}
