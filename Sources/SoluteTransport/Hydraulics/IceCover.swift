import Foundation

/// What a closed ice cover does to a wide river of the same discharge and slope: two rough walls instead of one.
package enum IceCover {
    /// Manning's n of the underside of river ice, s/m^(1/3).
    package static let usualRoughness = 0.020

    /// n_c = ((n_b^1.5 + n_i^1.5)/2)^(2/3) (Belokon and Sabaneev, in Uzuner 1975, J. Hydraulics Division 101(11)).
    package static func compositeRoughness(bed: Double, ice: Double = usualRoughness) -> Double {
        pow((pow(bed, 1.5) + pow(ice, 1.5)) / 2, 2.0 / 3)
    }

    /// Velocity under ice over that in open water at the same depth: 2^(−2/3)·n_b/n_c.
    package static func velocityRatio(bed: Double, ice: Double = usualRoughness) -> Double {
        pow(2, -2.0 / 3) * bed / compositeRoughness(bed: bed, ice: ice)
    }
}

extension Channel {
    /// The channel of the same discharge, width and slope under a closed ice cover: the wetted perimeter is doubled, so the hydraulic radius is
    /// half the depth.
    package init(discharge: Double, width: Double, slope: Double, roughness: Double, underIce ice: Double) {
        let composite = IceCover.compositeRoughness(bed: roughness, ice: ice)
        let depth = pow(composite * pow(2, 2.0 / 3) * discharge / (width * slope.squareRoot()), 0.6)
        self.init(
            width: width, depth: depth, velocity: discharge / (width * depth),
            shearVelocity: (Self.gravity * 0.5 * depth * slope).squareRoot())
    }

    /// Of the water's surface over the mean: the logarithmic profile gives U + u*/κ. What floats goes with it (wind aside).
    package var surfaceVelocity: Double { velocity + shearVelocity / Self.karman }

    /// Von Kármán's constant.
    package static let karman = 0.41
}
