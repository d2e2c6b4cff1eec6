package import Chronology

/// No channel has taken a message. Subject: the call.
package struct NotificationFailed: EventPayload {
    package static let type = "notification.failed"
    package static let version = 1

    /// Its number.
    package let notification: String
    /// The call.
    package let call: String
    /// What was tried.
    package let attempts: [ChannelAttempt]
    /// When it was given up.
    package let at: Timestamp

    package init(notification: String, call: String, attempts: [ChannelAttempt], at: Timestamp) {
        self.notification = notification
        self.call = call
        self.attempts = attempts
        self.at = at
    }
}
