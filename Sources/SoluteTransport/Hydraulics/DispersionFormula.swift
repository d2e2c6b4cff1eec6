import Foundation

/// Published formulae for the longitudinal dispersion coefficient, m²/s.
///
/// They differ three- to eightfold on the same river, so none is used alone. b = W/H and v = U/u*.
package enum DispersionFormula: String, CaseIterable, Hashable, Sendable {
    /// Fischer et al. 1979.
    case fischer
    /// Seo and Cheong 1998. Copies with 5.195 for 5.915 go about.
    case seoCheong
    /// Deng, Singh and Bengtsson 2001.
    case deng
    /// Kashefipour and Falconer 2002.
    case kashefipourFalconer
    /// Zeng and Huai 2014.
    case zengHuai

    /// m²/s, for a channel in SI units.
    package func coefficient(in channel: Channel) -> Double {
        let (h, u, shear) = (channel.depth, channel.velocity, channel.shearVelocity)
        let (b, v) = (channel.width / h, u / shear)
        switch self {
        case .fischer: return 0.011 * u * u * channel.width * channel.width / (h * shear)
        case .seoCheong: return 5.915 * pow(b, 0.620) * pow(v, 1.428) * h * shear
        case .deng: return 0.15 / (8 * Self.transverseMixing(b, v)) * pow(b, 5.0 / 3) * v * v * h * shear
        case .kashefipourFalconer where b > 50: return 10.612 * h * u * v
        case .kashefipourFalconer: return (7.428 + 1.775 * pow(b, 0.620) * pow(v, -0.572)) * h * u * v
        case .zengHuai: return 5.4 * pow(b, 0.7) * pow(v, 0.13) * h * u
        }
    }

    /// Deng's ε.
    private static func transverseMixing(_ b: Double, _ v: Double) -> Double { 0.145 + v * pow(b, 1.38) / 3520 }

    /// The geometric mean of the five, the middle of the ensemble.
    package static func middle(in channel: Channel) -> Double {
        exp(allCases.reduce(0) { $0 + log($1.coefficient(in: channel)) } / Double(allCases.count))
    }
}
