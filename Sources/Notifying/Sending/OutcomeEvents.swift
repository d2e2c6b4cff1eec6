import Chronology
import Events
import Wording

/// What the sender says, under ids that follow from the notification.
struct OutcomeEvents: Hashable, Sendable {
    let side: Side
    let realm: Realm

    /// Apart from the processor's, which decides while this only reports.
    var source: String { "/\(side.rawValue)/\(Self.service)" }
    static let service = "channels"

    func event(_ request: NotificationRequested, _ outcome: Outcome, cause: Event?, at time: Timestamp) throws(EventError) -> Event {
        let id = outcomeID(of: request.notification)
        switch outcome {
        case .transported(let channel, let reference, let attempts):
            let payload = NotificationTransported(
                notification: request.notification, call: request.call, channel: channel, attempts: attempts, reference: reference, at: time
            )
            return try event(payload, id: id, subject: request.call, cause: cause, at: time)
        case .failed(let attempts):
            let payload = NotificationFailed(notification: request.notification, call: request.call, attempts: attempts, at: time)
            return try event(payload, id: id, subject: request.call, cause: cause, at: time)
        }
    }

    /// What the network said after a channel had taken it. Its id follows from the report, so that it is said once.
    func event(_ receipt: DeliveryReceipt) throws(EventError) -> Event {
        let (payload, fate): (any EventPayload, String)
        switch receipt.fate {
        case .delivered:
            fate = "delivered"
            payload = NotificationDisplayed(
                call: receipt.call, notification: receipt.notification, channel: receipt.channel, at: receipt.at)
        case .lost(let reason):
            fate = "undelivered"
            payload = NotificationFailed(
                notification: receipt.notification, call: receipt.call,
                attempts: [ChannelAttempt(channel: receipt.channel, attempts: 1, reason: reason)], at: receipt.at, sent: receipt.sent)
        }
        return try Event(
            payload, id: EventIdentity.derived(from: [source, receipt.notification, fate]), source: source, subject: receipt.call,
            time: receipt.at, side: side, realm: realm, causationID: outcomeID(of: receipt.notification))
    }

    private func outcomeID(of notification: String) -> String { EventIdentity.derived(from: [source, notification, "outcome"]) }

    /// A watch of a channel or service that is silent, or heard again.
    func lapsed(_ watch: String, _ kind: WatchKind, last: Timestamp?, every: Int, _ reason: Bilingual, at time: Timestamp)
        throws(EventError) -> Event
    {
        let payload = WatchLapsed(watch: watch, kind: kind, last: last, every: every, reason: reason)
        return try event(
            payload, id: EventIdentity.derived(from: [source, watch, "lapsed", time.rfc3339]), subject: watch, cause: nil, at: time)
    }

    func recovered(_ watch: String, _ kind: WatchKind, _ reason: Bilingual, at time: Timestamp) throws(EventError) -> Event {
        let payload = WatchRecovered(watch: watch, kind: kind, reason: reason)
        return try event(
            payload, id: EventIdentity.derived(from: [source, watch, "recovered", time.rfc3339]), subject: watch, cause: nil, at: time)
    }

    private func event(
        _ payload: any EventPayload, id: String, subject: String, cause: Event?, at time: Timestamp
    ) throws(EventError) -> Event {
        try Event(
            payload, id: id, source: source, subject: subject, time: time, side: side, realm: realm, correlationID: cause?.correlationID,
            causationID: cause?.id)
    }

    /// `channel-sms`.
    static func watch(ofChannel name: String) -> String { "channel-\(name)" }

    /// `reader-alert`: whether a service reads the journal. What it says, or no longer says, is another watch, `service-alert`, and the recovery
    /// of one must not close the call about the other.
    static func watch(ofReader service: String) -> String { "reader-\(service)" }
}
