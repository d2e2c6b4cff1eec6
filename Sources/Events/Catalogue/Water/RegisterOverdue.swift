package import Chronology
package import Wording

/// Nobody has verified an entry of a river's register for its list's period; said once a period. Subject: the entry.
package struct RegisterOverdue: EventPayload {
    package static let type = "water.register.overdue"
    package static let version = 1

    /// The river's id in the playbook.
    package let river: String
    /// `facilities`, `risk-sources`, `targets`, `depots`, `monitors` or `mutual-aid`.
    package let list: String
    /// The entry's id.
    package let entry: String
    /// Its name.
    package let name: Bilingual
    /// The duty post to ask.
    package let post: String
    /// The day of the last visit; nil when there never was one.
    package let lastVerified: CalendarDate?
    /// When it should have been verified.
    package let due: Timestamp
    /// The list's period.
    package let periodDays: Int

    package init(
        river: String, list: String, entry: String, name: Bilingual, post: String, lastVerified: CalendarDate? = nil, due: Timestamp,
        periodDays: Int
    ) {
        self.river = river
        self.list = list
        self.entry = entry
        self.name = name
        self.post = post
        self.lastVerified = lastVerified
        self.due = due
        self.periodDays = periodDays
    }
}
