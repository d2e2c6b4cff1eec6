package import Chronology
package import Events
package import Wording

/// One message as a channel gets it: rendered, in one language, with an address.
package struct ChannelMessage: Hashable, Sendable {
    /// The number of the notification. The same message has the same one, also the second time.
    package let notification: String
    package let call: String
    package let post: String
    package let person: String?
    package let urgency: CallUrgency
    package let level: WarningLevel?
    /// One line.
    package let subject: String
    /// All of it, within the channel's limit, and in an exercise beginning with the word for that.
    package let text: String
    package let language: Language
    /// The exercise, if it is one.
    package let exercise: String?
    /// When it was asked for.
    package let requested: Timestamp
    /// Not worth sending after this.
    package let expires: Timestamp
    /// Where to; nil where the channel itself is the address.
    package let address: String?

    package init(
        notification: String, call: String, post: String, person: String? = nil, urgency: CallUrgency, level: WarningLevel? = nil,
        subject: String, text: String, language: Language, exercise: String? = nil, requested: Timestamp, expires: Timestamp,
        address: String? = nil
    ) {
        (self.notification, self.call, self.post, self.person, self.urgency) = (notification, call, post, person, urgency)
        (self.level, self.subject, self.text, self.language, self.exercise) = (level, subject, text, language, exercise)
        (self.requested, self.expires, self.address) = (requested, expires, address)
    }
}
