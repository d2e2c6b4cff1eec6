package import Events
package import Playbook
package import Wording

/// The places that one warning is issued for; CAP's `area`. All of them are one side's ground.
package struct WarningArea: Sendable, Hashable {
    package let id: String
    /// CAP's `areaDesc`.
    package let name: Bilingual
    package let side: Side
    /// Division codes.
    package let places: [String]
    package let provenance: Provenance

    package init(id: String, name: Bilingual, side: Side, places: [String], provenance: Provenance = .illustrative) {
        self.id = id
        self.name = name
        self.side = side
        self.places = places
        self.provenance = provenance
    }
}
