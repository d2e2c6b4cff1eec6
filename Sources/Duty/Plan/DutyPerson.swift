package import Events
package import Playbook
package import Wording

/// Somebody who takes shifts. How to reach them is no business of a playbook: it stands in the node's own `contacts.yaml`.
package struct DutyPerson: Hashable, Sendable {
    package let id: String
    package let name: Bilingual
    package let side: Side
    /// In which language they are told.
    package let language: Language
    package let provenance: Provenance

    package init(id: String, name: Bilingual, side: Side, language: Language = .zh, provenance: Provenance) {
        self.id = id
        self.name = name
        self.side = side
        self.language = language
        self.provenance = provenance
    }
}
