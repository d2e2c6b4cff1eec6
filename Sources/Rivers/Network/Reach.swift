import Foundation
package import Playbook
package import SoluteTransport
package import Wording

/// A stretch of river of one slope and roughness.
package struct Reach: Hashable, Sendable {
    package let id: String
    package let name: Bilingual
    /// Along the main stem from the river's zero, km.
    package let kilometres: ClosedRange<Double>
    /// Of the bed, m/m; nil when unknown.
    package let slope: Double?
    /// Manning's n, s/m^(1/3); nil when unknown.
    package let roughness: Double?
    /// One for every season of the river.
    package let flows: [Flow]
    package let provenance: Provenance

    /// m³/s.
    package func discharge(in condition: FlowCondition) -> Double {
        (flow(in: condition.season)?.discharge ?? 0) * condition.ratio
    }

    /// The written flow of a season; the reading makes sure that there is one.
    func flow(in season: Season) -> Flow? { flows.first { $0.season == season.id } }
}

extension Reach {
    /// The channel by Manning; nil when slope, roughness or width is unknown.
    package func channel(in condition: FlowCondition) -> Channel? {
        guard let slope, let roughness, let width = flow(in: condition.season)?.width else { return nil }
        return Channel(
            discharge: discharge(in: condition), width: width * pow(condition.ratio, FlowCondition.widthExponent),
            slope: slope, roughness: roughness)
    }

    /// A piece of this reach as the transport sees it: by Manning where the channel is known, else by Jobson's regression.
    ///
    /// The river's reading guarantees a catchment wherever a channel is unknown.
    func leg(length: Double, in condition: FlowCondition, catchment: Catchment?) -> Leg? {
        let discharge = discharge(in: condition)
        if let channel = channel(in: condition) { return Leg(length: length, discharge: discharge, channel: channel) }
        guard let catchment else { return nil }
        return Leg(length: length, discharge: discharge, travel: JobsonTravel(discharge: discharge, basin: catchment.basin, slope: slope))
    }
}
