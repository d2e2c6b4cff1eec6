package import Chronology
package import Wording

/// One message to one person. Subject: the call. Whatever sends it does so under this number, also a second time.
package struct NotificationRequested: EventPayload {
    package static let type = "notification.requested"
    package static let version = 1

    /// Its number, `<call>-<round>.<step>.<place>`.
    package let notification: String
    /// The call.
    package let call: String
    /// Which time through the ladder, from 1.
    package let round: Int
    /// The step of the ladder, from 0.
    package let step: Int
    /// The duty post.
    package let post: String
    /// Who sits there, by the id of the rota; nil when the post itself is told.
    package let person: String?
    /// In the order in which they are tried.
    package let channels: [String]
    /// As the call.
    package let urgency: CallUrgency
    /// As the call.
    package let level: WarningLevel?
    /// What to say; an exercise says so itself.
    package let text: Bilingual
    /// Not worth sending after this.
    package let expires: Timestamp

    package init(
        notification: String, call: String, round: Int, step: Int, post: String, person: String? = nil, channels: [String],
        urgency: CallUrgency, level: WarningLevel? = nil, text: Bilingual, expires: Timestamp
    ) {
        self.notification = notification
        self.call = call
        self.round = round
        self.step = step
        self.post = post
        self.person = person
        self.channels = channels
        self.urgency = urgency
        self.level = level
        self.text = text
        self.expires = expires
    }
}
