import Events
import Journal

/// What the sender hears.
enum SenderInput: Sendable {
    case requested(JournaledEvent, NotificationRequested)
    /// Its outcome is written.
    case settled(String)
    /// What was said about a channel before this start.
    case channel(String, isDown: Bool)
    case finished(String, channel: String, Result<String?, ChannelError>)
    case woken(Duration)
    /// Up to where everything is settled, when everything up to here has been heard.
    case asked(Int64, AsyncStream<Int64>.Continuation)
}

/// The outbox, and what the journal said besides.
struct SenderDesk {
    var outbox: Outbox
    /// The events that asked, by the number of the notification.
    private(set) var causes: [String: Event] = [:]

    init(_ outbox: Outbox) { self.outbox = outbox }

    mutating func take(_ request: NotificationRequested, _ journaled: JournaledEvent, at now: Moment) -> [Directive] {
        if causes[request.notification] == nil { causes[request.notification] = journaled.event }
        return outbox.take(request, sequence: journaled.sequence, at: now)
    }

    mutating func settle(_ notification: String) {
        outbox.settle(notification)
        causes[notification] = nil
    }

    func settledThrough(_ position: Int64) -> Int64 { outbox.firstUnsettled.map { min($0 - 1, position) } ?? position }
}
