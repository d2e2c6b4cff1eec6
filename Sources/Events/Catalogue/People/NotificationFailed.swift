package import Chronology

/// No channel has taken a message; or one had, and the network could not deliver it. Subject: the call.
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
    /// When a channel had taken it, where the network said afterwards that it could not deliver it; nil: no channel has.
    package let sent: Timestamp?

    package init(notification: String, call: String, attempts: [ChannelAttempt], at: Timestamp, sent: Timestamp? = nil) {
        self.notification = notification
        self.call = call
        self.attempts = attempts
        self.at = at
        self.sent = sent
    }
}
