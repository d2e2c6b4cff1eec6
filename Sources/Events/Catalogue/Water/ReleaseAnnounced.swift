package import Chronology

/// Water is going to be released; those downstream are told before. Subject: the release.
package struct ReleaseAnnounced: EventPayload {
    package static let type = "water.release.announced"
    package static let version = 1

    /// The release's number.
    package let release: String
    /// The river's id in the playbook.
    package let river: String
    /// On which watercourse the kilometre counts; nil for the main stem.
    package let watercourse: String?
    /// Along the watercourse, km.
    package let kilometre: Double
    /// When the gates open.
    package let begins: Timestamp
    /// When they close; nil when nobody knows.
    package let ends: Timestamp?
    /// How much.
    package let dischargeCubicMetresPerSecond: Double
    /// The post that announces.
    package let post: String
    /// The name that the person gave.
    package let person: String
    /// Why, and what is in the water, in the person's words.
    package let reason: String

    package init(
        release: String, river: String, watercourse: String? = nil, kilometre: Double, begins: Timestamp, ends: Timestamp? = nil,
        dischargeCubicMetresPerSecond: Double, post: String, person: String, reason: String
    ) {
        self.release = release
        self.river = river
        self.watercourse = watercourse
        self.kilometre = kilometre
        self.begins = begins
        self.ends = ends
        self.dischargeCubicMetresPerSecond = dischargeCubicMetresPerSecond
        self.post = post
        self.person = person
        self.reason = reason
    }
}
