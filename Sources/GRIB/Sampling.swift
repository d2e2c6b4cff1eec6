import Foundation
import Guidance

/// A grid point near a wanted one, with its value.
struct Neighbour {
    let latitude: Double
    /// Within 180° of the wanted point.
    let longitude: Double
    /// NaN where the field has none.
    let value: Double
}

/// What a field has at a point, out of the four grid points around it.
enum Sampling {
    /// Kilometres to the nearest point of a grid that is no rectangle, at most.
    static let reach = 150.0

    /// Bilinear within a rectangle; the nearest value on any other grid, and where one of the four is missing. Nil outside of the grid.
    static func value(_ neighbours: [Neighbour], at point: GuidancePoint) -> Double? {
        guard let nearest = neighbours.min(by: { distance($0, point) < distance($1, point) }) else { return nil }
        let latitudes = Set(neighbours.map(\.latitude)).sorted()
        let longitudes = Set(neighbours.map(\.longitude)).sorted()
        guard (1...2).contains(latitudes.count), (1...2).contains(longitudes.count), neighbours.count == 4 else {
            return distance(nearest, point) <= reach ? nearest.value : nil
        }
        guard let north = share(point.latitude, latitudes), let east = share(point.longitude, longitudes) else { return nil }
        guard neighbours.allSatisfy({ !$0.value.isNaN }) else { return nearest.value }
        func corner(_ latitude: Double?, _ longitude: Double?) -> Double {
            neighbours.first { $0.latitude == latitude && $0.longitude == longitude }?.value ?? nearest.value
        }
        let south = corner(latitudes.first, longitudes.first) * (1 - east) + corner(latitudes.first, longitudes.last) * east
        let upper = corner(latitudes.last, longitudes.first) * (1 - east) + corner(latitudes.last, longitudes.last) * east
        return south * (1 - north) + upper * north
    }

    /// How far between the two lines, 0 to 1; nil outside of them.
    private static func share(_ value: Double, _ lines: [Double]) -> Double? {
        guard let low = lines.first, let high = lines.last, value >= low - 1e-6, value <= high + 1e-6 else { return nil }
        return high > low ? min(max((value - low) / (high - low), 0), 1) : 0
    }

    /// Great circle, kilometres, on a sphere.
    private static func distance(_ neighbour: Neighbour, _ point: GuidancePoint) -> Double {
        let toRadians = Double.pi / 180
        let north = (neighbour.latitude - point.latitude) * toRadians
        let east = (neighbour.longitude - point.longitude) * toRadians
        let square = sin(north / 2) * sin(north / 2)
        let other = cos(neighbour.latitude * toRadians) * cos(point.latitude * toRadians) * sin(east / 2) * sin(east / 2)
        return 2 * 6371 * asin(min(1, (square + other).squareRoot()))
    }
}
