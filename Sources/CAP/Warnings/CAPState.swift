package import Chronology

/// Whether a message still holds. That it has expired, was cancelled or was superseded are three different things.
package enum CAPState: Hashable, Sendable {
    case inForce
    case expired(Timestamp)
    case cancelled(by: CAPReference)
    case superseded(by: CAPReference)
    /// Ack, Error and Cancel are about other messages and hold nothing themselves.
    case answer

    /// The state of each of the messages, in their order, at a moment. Messages that were sent later do not count yet.
    package static func states(of alerts: [CAPAlert], at instant: Timestamp) -> [CAPState] {
        let known = alerts.filter { $0.sent.instant <= instant }
        return alerts.map { alert in
            guard alert.msgType == .alert || alert.msgType == .update else { return .answer }
            func last(_ type: CAPMessageType) -> CAPReference? {
                known.last { $0.msgType == type && $0.referenced.contains { $0.names(alert.reference) } }?.reference
            }
            if let cancel = last(.cancel) { return .cancelled(by: cancel) }
            if let update = last(.update) { return .superseded(by: update) }
            if let end = alert.expires, end <= instant { return .expired(end) }
            return .inForce
        }
    }

    /// Those in force, the newest first.
    package static func current(of alerts: [CAPAlert], at instant: Timestamp) -> [CAPAlert] {
        zip(alerts, states(of: alerts, at: instant)).filter { $1 == .inForce && $0.sent.instant <= instant }.map(\.0)
            .sorted { $0.sent.instant > $1.sent.instant }
    }
}
