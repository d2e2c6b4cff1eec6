package import Chronology
package import Events

/// One message to one person of a call. That a channel took it, that a screen showed it and that the person answered are three things.
package struct DeskNotice: Codable, Hashable, Sendable {
    package let id: String
    package let round: Int
    package let step: Int
    package let post: String
    /// By the id of the rota; nil when the post itself is told.
    package let person: String?
    package let channels: [String]
    package let asked: Timestamp
    package private(set) var sent: Sent?
    package private(set) var displayed: Timestamp?
    /// When a person of the post acknowledged the call, or did what it asks for.
    package private(set) var answered: Timestamp?
    /// When every channel had refused it.
    package private(set) var failed: Timestamp?
    /// Channels that did not take it, with their reasons.
    package private(set) var attempts: [ChannelAttempt] = []

    package struct Sent: Codable, Hashable, Sendable {
        package let channel: String
        package let at: Timestamp
    }

    static let maximumChannels = 12
    /// Characters of a channel's reason, at most.
    static let maximumReason = 200

    init(_ asked: NotificationRequested, _ event: Event) {
        (id, round, step, post, person) = (asked.notification, asked.round, asked.step, asked.post, asked.person)
        channels = Array(asked.channels.prefix(Self.maximumChannels))
        self.asked = event.time
    }

    mutating func take(_ transported: NotificationTransported) {
        sent = sent ?? Sent(channel: transported.channel, at: transported.at)
        note(transported.attempts)
    }

    mutating func take(_ failure: NotificationFailed) {
        failed = failed ?? failure.at
        note(failure.attempts)
    }

    mutating func take(_ shown: NotificationDisplayed) { displayed = displayed ?? shown.at }

    mutating func answer(_ time: Timestamp) { answered = answered ?? time }

    private mutating func note(_ attempts: [ChannelAttempt]) {
        self.attempts = attempts.prefix(Self.maximumChannels).map {
            ChannelAttempt(channel: $0.channel, attempts: $0.attempts, reason: String($0.reason.prefix(Self.maximumReason)))
        }
    }
}
