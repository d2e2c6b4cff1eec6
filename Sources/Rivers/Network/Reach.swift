import Foundation
package import Playbook
package import SoluteTransport
package import Wording

/// A stretch of a watercourse of one slope and roughness. What it carries follows from the balance of the network.
package struct Reach: Hashable, Sendable {
    /// The width of the water surface at one discharge.
    package struct Rating: Hashable, Sendable {
        /// m.
        package let width: Double
        /// m³/s.
        package let discharge: Double
        package let provenance: Provenance

        package init(width: Double, discharge: Double, provenance: Provenance) {
            self.width = width
            self.discharge = discharge
            self.provenance = provenance
        }

        /// Grows with the 0.26th power of discharge (Leopold and Maddock 1953), m.
        package func width(at discharge: Double) -> Double {
            width * pow(discharge / self.discharge, FlowCondition.widthExponent)
        }
    }

    package let id: String
    package let name: Bilingual
    /// Along the watercourse from its head, km.
    package let kilometres: ClosedRange<Double>
    /// Of the bed, m/m; nil when unknown.
    package let slope: Double?
    /// Manning's n, s/m^(1/3); nil when unknown.
    package let roughness: Double?
    /// By the season's id; none where the width is unknown.
    package let ratings: [String: Rating]
    /// Of the water that enters, lost on the way with its solute by seepage and small outlets, 0 to below 1.
    package let lossShare: BySeason
    /// Ids of the seasons in which it lies under ice.
    package let iceCover: [String]
    package let provenance: Provenance

    package init(
        id: String, name: Bilingual, kilometres: ClosedRange<Double>, slope: Double? = nil, roughness: Double? = nil,
        ratings: [String: Rating] = [:], lossShare: BySeason = .none, iceCover: [String] = [], provenance: Provenance
    ) {
        self.id = id
        self.name = name
        self.kilometres = kilometres
        self.slope = slope
        self.roughness = roughness
        self.ratings = ratings
        self.lossShare = lossShare
        self.iceCover = iceCover
        self.provenance = provenance
    }

    package var lengthKilometres: Double { kilometres.upperBound - kilometres.lowerBound }

    package func isIceCovered(in season: Season) -> Bool { iceCover.contains(season.id) }
}

extension Reach {
    /// The channel by Manning at a discharge in m³/s; nil when slope, roughness or width is unknown, or there is no water.
    package func channel(discharge: Double, in season: Season) -> Channel? {
        guard let slope, let roughness, let rating = ratings[season.id], discharge > 0 else { return nil }
        return Channel(discharge: discharge, width: rating.width(at: discharge), slope: slope, roughness: roughness)
    }
}
