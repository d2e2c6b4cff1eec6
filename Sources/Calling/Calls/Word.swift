import Events

/// What the notify service itself has to understand, decoded. Words about calls count from its own side only: the other side's calls are
/// the other side's.
enum Word {
    case deadline(DeadlineReached)
    case opened(CallOpened)
    case requested(NotificationRequested)
    case skipped(NotificationSkipped)
    case transported(NotificationTransported)
    case failed(NotificationFailed)
    case displayed(NotificationDisplayed)
    case unanswered(CallUnanswered)
    case resumed(CallResumed)
    case closed(CallClosed)
    case acknowledged(AcknowledgementRecorded)
    case silenced(SilenceSet)
    case silenceEnded(SilenceEnded)
    case lapsed(WatchLapsed)
    case recovered(WatchRecovered)
    case heartbeat(HeartbeatSaid)
    case link(LinkChanged)
    /// Of the rota, which the book of the duty plan reads.
    case duty
    case nothing

    init(_ event: Event, side: Side, processor: String) throws(EventError) {
        guard event.side == side else {
            self = event.type.hasPrefix("duty.") ? .duty : .nothing
            return
        }
        switch event.type {
        case DeadlineReached.type:
            let reached = try event.payload(DeadlineReached.self)
            self = reached.processor == processor ? .deadline(reached) : .nothing
        case CallOpened.type: self = .opened(try event.payload())
        case NotificationRequested.type: self = .requested(try event.payload())
        case NotificationSkipped.type: self = .skipped(try event.payload())
        case NotificationTransported.type: self = .transported(try event.payload())
        case NotificationFailed.type: self = .failed(try event.payload())
        case NotificationDisplayed.type: self = .displayed(try event.payload())
        case CallUnanswered.type: self = .unanswered(try event.payload())
        case CallResumed.type: self = .resumed(try event.payload())
        case CallClosed.type: self = .closed(try event.payload())
        default: self = try Self.others(event)
        }
    }

    private static func others(_ event: Event) throws(EventError) -> Word {
        switch event.type {
        case AcknowledgementRecorded.type: .acknowledged(try event.payload())
        case SilenceSet.type: .silenced(try event.payload())
        case SilenceEnded.type: .silenceEnded(try event.payload())
        case WatchLapsed.type: .lapsed(try event.payload())
        case WatchRecovered.type: .recovered(try event.payload())
        case HeartbeatSaid.type: .heartbeat(try event.payload())
        case LinkChanged.type: .link(try event.payload())
        default: event.type.hasPrefix("duty.") ? .duty : .nothing
        }
    }
}
