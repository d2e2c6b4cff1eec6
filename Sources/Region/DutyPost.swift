package import Events
package import Wording

/// A chair that is always taken (值班岗位). Messages go to posts; who sits there today is no business of the playbook.
package struct DutyPost: Sendable, Hashable {
    package let id: String
    package let name: Bilingual
    /// The id of the organisation that it belongs to.
    package let organisation: String
    package let side: Side

    package init(id: String, name: Bilingual, organisation: String, side: Side) {
        self.id = id
        self.name = name
        self.organisation = organisation
        self.side = side
    }
}
