/// Another post of the side that owns the entry agrees to a proposed change, which thereby holds. Subject: the entry.
package struct RegisterApproved: EventPayload {
    package static let type = "water.register.approved"
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
