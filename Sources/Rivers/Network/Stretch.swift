package import Events
package import Playbook
import SoluteTransport
package import Wording

/// Kilometres of a watercourse that one county answers for.
package struct Stretch: Hashable, Sendable {
    /// The watercourse's id.
    package let watercourse: String
    /// Along it, km.
    package let kilometres: ClosedRange<Double>
    /// Six-digit division code.
    package let place: String
    /// The place's name.
    package let name: Bilingual
    /// Whose ground it is, by the region.
    package let side: Side
    package let provenance: Provenance

    package init(
        watercourse: String, kilometres: ClosedRange<Double>, place: String, name: Bilingual, side: Side, provenance: Provenance
    ) {
        self.watercourse = watercourse
        self.kilometres = kilometres
        self.place = place
        self.name = name
        self.side = side
        self.provenance = provenance
    }
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
