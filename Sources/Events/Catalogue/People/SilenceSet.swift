package import Chronology

/// A person keeps some calls quiet until a time. Subject: the silence. It never hides a higher level than it names.
package struct SilenceSet: EventPayload {
    package static let type = "silence.set"
    package static let version = 1

    /// Its number.
    package let silence: String
    /// Rules of the duty playbook; empty for all.
    package let rules: [String]
    /// Warnings, incidents, watches; empty for all.
    package let about: [String]
    /// The highest urgency that it keeps quiet.
    package let upTo: CallUrgency
    /// The highest level that it keeps quiet; nil for none.
    package let level: WarningLevel?
    /// From when.
    package let begins: Timestamp
    /// Until when.
    package let ends: Timestamp
    /// The duty post of the person.
    package let post: String
    /// The name that the person gave.
    package let person: String
    /// When.
    package let at: Timestamp
    /// Why, in the person's words.
    package let reason: String

    package init(
        silence: String, rules: [String], about: [String], upTo: CallUrgency, level: WarningLevel? = nil, begins: Timestamp,
        ends: Timestamp, post: String, person: String, at: Timestamp, reason: String
    ) {
        self.silence = silence
        self.rules = rules
        self.about = about
        self.upTo = upTo
        self.level = level
        self.begins = begins
        self.ends = ends
        self.post = post
        self.person = person
        self.at = at
        self.reason = reason
    }
}
