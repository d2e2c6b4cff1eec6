package import Events
package import Playbook
package import Wording

/// A county or city, the smallest ground that a forecast, a warning or a target of a river names.
package struct Place: Sendable, Hashable {
    /// The six-digit division code of GB/T 2260: 653101 is Kashgar city, 659003 Tumxuk.
    package let code: String
    package let name: Bilingual
    /// Whose decision it is; for a neighbour, the side that speaks with it.
    package let side: Side
    /// True for ground of neither side: observed and told, never warned for or ordered.
    package let isNeighbour: Bool
    /// Other names by which monitoring files call it.
    package let aliases: [String]
    /// Of the seat, in degrees (WGS 84).
    package let latitude: Double
    package let longitude: Double
    package let provenance: Provenance

    package init(
        code: String, name: Bilingual, side: Side, isNeighbour: Bool = false, aliases: [String] = [], latitude: Double, longitude: Double,
        provenance: Provenance
    ) {
        self.code = code
        self.name = name
        self.side = side
        self.isNeighbour = isNeighbour
        self.aliases = aliases
        self.latitude = latitude
        self.longitude = longitude
        self.provenance = provenance
    }

    /// Everything that a file may call it.
    package var names: [String] { [code, name.zh] + aliases }
}
