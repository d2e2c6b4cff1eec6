package import Chronology

/// A channel has taken a message. Subject: the call. That somebody has read it is another matter.
package struct NotificationTransported: EventPayload {
    package static let type = "notification.transported"
    package static let version = 1

    /// Its number.
    package let notification: String
    /// The call.
    package let call: String
    /// The channel.
    package let channel: String
    /// Those that failed before.
    package let attempts: [ChannelAttempt]
    /// What the channel calls it.
    package let reference: String?
    /// When.
    package let at: Timestamp

    package init(notification: String, call: String, channel: String, attempts: [ChannelAttempt], reference: String? = nil, at: Timestamp) {
        self.notification = notification
        self.call = call
        self.channel = channel
        self.attempts = attempts
        self.reference = reference
        self.at = at
    }
}

/// A channel that did not take a message.
package struct ChannelAttempt: Hashable, Sendable, Codable {
    /// The channel.
    package let channel: String
    /// How often it was tried.
    package let attempts: Int
    /// Why it did not take it, without any secret.
    package let reason: String

    package init(channel: String, attempts: Int, reason: String) {
        self.channel = channel
        self.attempts = attempts
        self.reason = reason
    }
}
