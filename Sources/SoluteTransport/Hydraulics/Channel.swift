import Foundation

/// Uniform flow in a wide channel. SI units.
package struct Channel: Hashable, Sendable {
    /// Of the water surface, m.
    package let width: Double
    /// Mean, m.
    package let depth: Double
    /// Mean over the section, m/s.
    package let velocity: Double
    /// u* = √(gHS), m/s.
    package let shearVelocity: Double

    package init(width: Double, depth: Double, velocity: Double, shearVelocity: Double) {
        self.width = width
        self.depth = depth
        self.velocity = velocity
        self.shearVelocity = shearVelocity
    }

    /// Manning's equation for a channel so wide that its hydraulic radius is its depth: H = (nQ/(W√S))^(3/5), U = Q/(WH).
    package init(discharge: Double, width: Double, slope: Double, roughness: Double) {
        let depth = pow(roughness * discharge / (width * slope.squareRoot()), 0.6)
        self.init(
            width: width, depth: depth, velocity: discharge / (width * depth),
            shearVelocity: (Self.gravity * depth * slope).squareRoot())
    }

    /// m/s².
    package static let gravity = 9.81

    /// How far a release from the bank travels until it is mixed across: 0.4UW²/(0.6Hu*), m (Fischer et al. 1979).
    package var mixingLength: Double { 0.4 * velocity * width * width / (0.6 * depth * shearVelocity) }
}
