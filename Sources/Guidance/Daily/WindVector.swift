import Foundation

/// Wind as speed and the direction it comes FROM (degrees clockwise from north) into its two components.
enum WindVector {
    /// Toward the east and toward the north, in the unit of the speed. Calm has no direction and needs none.
    static func components(speed: Double, from direction: Double) -> (u: Double, v: Double) {
        guard speed != 0 else { return (0, 0) }
        let radians = direction * .pi / 180
        return (-speed * sin(radians), -speed * cos(radians))
    }
}
