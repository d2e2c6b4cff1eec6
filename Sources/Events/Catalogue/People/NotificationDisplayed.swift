package import Chronology

/// A screen has shown it, or a telephone says that it has it. Subject: the call. No person has answered for it.
package struct NotificationDisplayed: EventPayload {
    package static let type = "notification.displayed"
    package static let version = 1

    /// The call.
    package let call: String
    /// Its number, when one message was shown.
    package let notification: String?
    /// The channel, `desk` for a duty desk's page.
    package let channel: String
    /// The post of the screen, if it is known.
    package let post: String?
    /// When.
    package let at: Timestamp

    package init(call: String, notification: String? = nil, channel: String, post: String? = nil, at: Timestamp) {
        self.call = call
        self.notification = notification
        self.channel = channel
        self.post = post
        self.at = at
    }
}
