package import Events
package import Playbook
import SoluteTransport
package import Wording

/// Kilometres of a river that one county answers for.
package struct Stretch: Hashable, Sendable {
    /// Along the main stem, km.
    package let kilometres: ClosedRange<Double>
    /// Six-digit division code.
    package let place: String
    /// The place's name.
    package let name: Bilingual
    /// Whose ground it is, by the region.
    package let side: Side
    package let provenance: Provenance
}

/// A way that water takes beside the main stem in some seasons: canals that replace the river bed in low water.
package struct AlternativePath: Hashable, Sendable {
    package let id: String
    package let name: Bilingual
    /// Where it leaves and rejoins the main stem, km.
    package let kilometres: ClosedRange<Double>
    /// Its own length, km.
    package let lengthKilometres: Double
    /// Ids of the seasons in which it carries the water.
    package let seasons: [String]
    package let provenance: Provenance
}

/// What the regression of Jobson (1996) needs to know about a basin.
package struct Catchment: Hashable, Sendable {
    /// Drainage area, km².
    package let areaSquareKilometres: Double
    /// Mean annual discharge, m³/s.
    package let meanAnnualDischarge: Double
    package let provenance: Provenance

    package init(areaSquareKilometres: Double, meanAnnualDischarge: Double, provenance: Provenance) {
        self.areaSquareKilometres = areaSquareKilometres
        self.meanAnnualDischarge = meanAnnualDischarge
        self.provenance = provenance
    }
}

extension Catchment {
    var basin: JobsonTravel.Basin {
        .init(areaSquareKilometres: areaSquareKilometres, meanAnnualDischarge: meanAnnualDischarge)
    }
}
