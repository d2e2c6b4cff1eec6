import Foundation
package import SoluteTransport

/// What a piece of river is made from, by season: each member makes its own link of it.
package struct LinkRecipe: Hashable, Sendable {
    /// How the speed is found.
    enum Hydraulics: Hashable, Sendable {
        /// Manning; width and slope in SI units, n of bed and, under ice, of the ice.
        case manning(width: Double, slope: Double, bed: Double, ice: Double?)
        /// By regression.
        case jobson(JobsonTravel.Basin, slope: Double?)
        /// A reservoir.
        case standing
    }

    let from: Int
    let to: Int
    let body: TransportNetwork.Body
    /// m.
    let length: Double
    /// At the upper end, in the condition, m³/s.
    let discharge: Double
    /// m³/s per m.
    let lateralInflow: Double
    let hydraulics: Hydraulics

    /// - Parameters:
    ///   - decay: 1/s at the water's temperature.
    ///   - isFloating: goes with the surface.
    package func link(_ member: Member, decay: Double, isFloating: Bool) -> TransportNetwork.Link {
        let flow = discharge * member.flow
        let (velocity, dispersion) = speed(flow, member, isFloating)
        var link = TransportNetwork.Link(
            from: from, to: to, body: body, length: length, discharge: flow, lateralInflow: lateralInflow * member.flow,
            area: flow / velocity, dispersion: dispersion * member.dispersion, decay: decay)
        if case .channel = body { link.deadZone = member.deadZone }
        return link
    }

    /// m/s and m²/s.
    private func speed(_ flow: Double, _ member: Member, _ isFloating: Bool) -> (velocity: Double, dispersion: Double) {
        switch hydraulics {
        case .standing: return (1, 0)
        case .jobson(let basin, let slope):
            let travel = JobsonTravel(discharge: flow, basin: basin, slope: slope)
            // The regression knows no n; the members' roughness still says how far off it may be.
            return (travel.velocity(.probable) * pow(member.roughness, -0.6), travel.dispersion)
        case .manning:
            guard let channel = channel(flow, member) else { return (1, 0) }
            return (isFloating ? channel.surfaceVelocity : channel.velocity, member.formula.coefficient(in: channel))
        }
    }

    /// The member's channel; nil where it is unknown.
    package func channel(_ member: Member) -> Channel? { channel(discharge * member.flow, member) }

    private func channel(_ flow: Double, _ member: Member) -> Channel? {
        guard case .manning(let width, let slope, let bed, let ice) = hydraulics else { return nil }
        let wide = width * pow(member.flow, FlowCondition.widthExponent)
        guard let ice else { return Channel(discharge: flow, width: wide, slope: slope, roughness: bed * member.roughness) }
        return Channel(discharge: flow, width: wide, slope: slope, roughness: bed * member.roughness, underIce: ice)
    }
}
