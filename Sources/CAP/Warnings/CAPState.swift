package import Chronology

/// Whether a message holds. That it is not sent yet, has expired, was cancelled or was superseded are different things.
package enum CAPState: Hashable, Sendable {
    /// Before its `sent`, the moment that is given.
    case unsent(Timestamp)
    case inForce
    case expired(Timestamp)
    case cancelled(by: CAPReference)
    case superseded(by: CAPReference)
    /// Ack, Error and Cancel are about other messages and hold nothing themselves.
    case answer

    /// The state of each of the messages, in their order, at a moment. Messages that were sent later do not count yet, and another sender's, an
    /// exercise's or a draft's ends nothing of what is real.
    package static func states(of alerts: [CAPAlert], at instant: Timestamp) -> [CAPState] {
        let known = alerts.filter { $0.sent.instant <= instant }
        return alerts.map { alert in
            guard alert.sent.instant <= instant else { return .unsent(alert.sent.instant) }
            guard alert.msgType == .alert || alert.msgType == .update else { return .answer }
            func last(_ type: CAPMessageType) -> CAPReference? {
                known.last { $0.msgType == type && $0.isOfOneHand(with: alert) && $0.referenced.contains { $0.names(alert.reference) } }?
                    .reference
            }
            if let cancel = last(.cancel) { return .cancelled(by: cancel) }
            if let update = last(.update) { return .superseded(by: update) }
            if let end = alert.expires, end <= instant { return .expired(end) }
            return .inForce
        }
    }

    /// Ends of warnings that somebody may not have heard of yet, the newest first: each for as long as it holds itself, and as the longest
    /// of what it cancels would have held, for `maximumEnd` at most; for all of that where one has no end or is not among the messages.
    package static func ends(of alerts: [CAPAlert], at instant: Timestamp) -> [CAPAlert] {
        let places = Dictionary(grouping: alerts) { "\($0.reference.sender),\($0.reference.identifier)" }
        return alerts.filter { alert in
            guard alert.msgType == .cancel, alert.sent.instant <= instant else { return false }
            let bound = alert.sent.instant + maximumEnd
            let cancelled = alert.referenced.map { name in
                places["\(name.sender),\(name.identifier)"]?.first { name.names($0.reference) }?.expires ?? bound
            }
            return instant < min(bound, ([alert.expires ?? bound] + cancelled).max() ?? bound)
        }
        .sorted { $0.sent.instant > $1.sent.instant }
    }

    /// How long an end is shown at most.
    package static let maximumEnd = Duration.hours(30 * 24)

    /// Those in force, the newest first.
    package static func current(of alerts: [CAPAlert], at instant: Timestamp) -> [CAPAlert] {
        zip(alerts, states(of: alerts, at: instant)).filter { $1 == .inForce }.map(\.0)
            .sorted { $0.sent.instant > $1.sent.instant }
    }
}

extension CAPAlert {
    /// Whether one may end the other: the same sender, in the same realm.
    fileprivate func isOfOneHand(with other: CAPAlert) -> Bool {
        status == other.status && reference.sender == other.reference.sender
    }
}
