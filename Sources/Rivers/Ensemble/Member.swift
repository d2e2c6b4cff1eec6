import Foundation
package import SoluteTransport

/// One way in which river and report may differ from what is written: factors on the playbook's figures.
///
/// One member is one river: all its reaches are fast or slow together, which is the cautious reading of not knowing.
package struct Member: Hashable, Sendable {
    /// On every discharge.
    package let flow: Double
    /// On Manning's n.
    package let roughness: Double
    package let formula: DispersionFormula
    /// On what the formula gives.
    package let dispersion: Double
    /// Of the water that stands beside the current, over that which flows.
    package let deadZoneRatio: Double
    /// How long water stays in a dead zone, s.
    package let deadZoneSeconds: Double
    package let mass: Double
    /// The release began this much after the reported time, s.
    package let delay: Double
    /// What the river carried before, over the substance's limit.
    package let background: Double
}

extension Member {
    /// What a vector of standard normal deviates stands for, given what is known of the flow and the release.
    package struct Scale: Hashable, Sendable {
        /// Standard deviation of ln Q.
        package var flow: Double
        /// Standard deviation of ln M.
        package var mass: Double
        package var delay: Delay

        /// How far the beginning may be from the reported time.
        package enum Delay: Hashable, Sendable {
            /// Standard deviation, s.
            case about(Double)
            /// As likely at any time between two, s.
            case between(Double, Double)
        }

        /// Measured at the release: within a tenth. From the playbook: a season's mean says no more of a day.
        package static let measuredFlow = 0.10
        package static let seasonFlow = 0.35
        /// A reported mass, and one that nobody knows: three orders of magnitude either way of a tonne.
        package static let reportedMass = 0.3
        package static let unknownMass = 2.5

        package init(isFlowMeasured: Bool, mass: Double = reportedMass, delay: Delay = .about(900)) {
            flow = isFlowMeasured ? Self.measuredFlow : Self.seasonFlow
            (self.mass, self.delay) = (mass, delay)
        }
    }

    /// Deviates of a member.
    package static let size = 8
    /// Standard deviations of logarithms. Roughness: n from a table of channel types is good to a fifth.
    static let roughnessDeviation = 0.20
    /// What scatters about each formula by itself; the five differ among each other by more.
    static let dispersionDeviation = 0.5
    /// Dead zones of large rivers take a few to some tens of per cent of the section and give back within hours (the Rhine's alarm model was
    /// mended by such zones); the middle and the spread are estimates.
    static let deadZoneMiddle = 0.08
    static let deadZoneDeviation = 0.7
    static let deadZoneHours = 3.0
    static let deadZoneTimeDeviation = 0.7
    static let backgroundMiddle = 0.03
    static let backgroundDeviation = 1.0

    init(_ member: TemperedSampler.Member, _ scale: Scale) {
        let z = member.deviates
        flow = exp(scale.flow * z[0])
        roughness = exp(Self.roughnessDeviation * z[1])
        formula = DispersionFormula.allCases[member.stratum % DispersionFormula.allCases.count]
        dispersion = exp(Self.dispersionDeviation * z[2])
        deadZoneRatio = Self.deadZoneMiddle * exp(Self.deadZoneDeviation * z[3])
        deadZoneSeconds = 3600 * Self.deadZoneHours * exp(Self.deadZoneTimeDeviation * z[4])
        mass = exp(scale.mass * z[5])
        delay = scale.delay.seconds(z[6])
        background = Self.backgroundMiddle * exp(Self.backgroundDeviation * z[7])
    }

    /// The dead zone of a reach; α = (As/A)/T, so that water stays T in it.
    var deadZone: TransportNetwork.DeadZone {
        .init(areaRatio: deadZoneRatio, exchange: deadZoneRatio / deadZoneSeconds)
    }
}

extension Member.Scale.Delay {
    func seconds(_ deviate: Double) -> Double {
        switch self {
        case .about(let deviation): deviation * deviate
        case .between(let first, let last): first + (last - first) * 0.5 * erfc(-deviate / 2.0.squareRoot())
        }
    }
}
