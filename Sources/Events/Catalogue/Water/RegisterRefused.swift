/// Another post of the side that owns the entry declines a proposed change, which is thereby done with. Subject: the entry.
package struct RegisterRefused: EventPayload {
    package static let type = "water.register.refused"
    package static let version = 1

    /// The proposal's number.
    package let proposal: String
    /// The river's id in the playbook.
    package let river: String
    /// The entry's id.
    package let entry: String
    /// Why, in words.
    package let reason: String
    /// The post that decides; not the one that proposed.
    package let post: String
    /// The name that the person gave.
    package let person: String

    package init(
        proposal: String, river: String, entry: String, reason: String, post: String, person: String
    ) {
        self.proposal = proposal
        self.river = river
        self.entry = entry
        self.reason = reason
        self.post = post
        self.person = person
    }
}
