package import Playbook
package import Wording

/// A monitoring station of the national air network.
package struct Station: Sendable, Hashable {
    /// The network's own code: `2698A`.
    package let code: String
    package let name: Bilingual
    /// Other names by which files call it; `name.zh` counts as well.
    package let aliases: [String]
    /// The code of the place whose air it stands for.
    package let place: String
    /// In degrees (WGS 84).
    package let latitude: Double
    package let longitude: Double
    package let provenance: Provenance

    package init(
        code: String, name: Bilingual, aliases: [String] = [], place: String, latitude: Double, longitude: Double, provenance: Provenance
    ) {
        self.code = code
        self.name = name
        self.aliases = aliases
        self.place = place
        self.latitude = latitude
        self.longitude = longitude
        self.provenance = provenance
    }

    /// Everything that a file may call it.
    package var names: [String] { [code, name.zh] + aliases }
}
