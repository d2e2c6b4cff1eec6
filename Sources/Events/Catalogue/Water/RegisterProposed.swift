/// Somebody proposes to change a river's register. Subject: the entry.
package struct RegisterProposed: EventPayload {
    package static let type = "water.register.proposed"
    package static let version = 1

    /// The proposal's number.
    package let proposal: String
    /// The river's id in the playbook.
    package let river: String
    /// `facilities`, `risk-sources`, `targets`, `depots`, `monitors` or `mutual-aid`.
    package let list: String
    /// The entry's id.
    package let entry: String
    /// What is to be changed.
    package let change: RegisterChange
    /// Why, in words.
    package let reason: String
    /// The post that proposes it.
    package let post: String
    /// The name that the person gave.
    package let person: String

    package init(
        proposal: String, river: String, list: String, entry: String, change: RegisterChange, reason: String, post: String, person: String
    ) {
        self.proposal = proposal
        self.river = river
        self.list = list
        self.entry = entry
        self.change = change
        self.reason = reason
        self.post = post
        self.person = person
    }
}
