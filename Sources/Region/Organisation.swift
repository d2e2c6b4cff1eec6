package import Events
package import Playbook
package import Wording

/// A body that decides, warns or carries out: a bureau, a command, a regiment (团).
package struct Organisation: Sendable, Hashable {
    package let id: String
    package let name: Bilingual
    package let side: Side
    /// What it does in an alert, in a few words.
    package let role: Bilingual?
    package let provenance: Provenance

    package init(id: String, name: Bilingual, side: Side, role: Bilingual? = nil, provenance: Provenance) {
        self.id = id
        self.name = name
        self.side = side
        self.role = role
        self.provenance = provenance
    }
}
