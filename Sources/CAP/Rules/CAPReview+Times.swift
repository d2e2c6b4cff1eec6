internal import Chronology

// When: times of one block beside one another and beside `sent`.

extension CAPReview {
    /// A year, and a day for the leap year.
    private static let farAhead = Duration.hours(24 * 366)
    /// Between writing a message down and sending it.
    private static let writing = Duration.hours(1)

    mutating func checkTimes(_ info: CAPElement, in message: CAPElement) {
        let sent = message.value("sent").flatMap { CAPTime($0) }
        let type = message.word("msgType") ?? CAPMessageType.alert
        checkOnset(of: info, sent: sent)
        guard let element = info.first("expires") else {
            if type.isNews { note(.noExpiry, at: info) }
            return
        }
        guard let expires = CAPTime(element.text) else { return }
        if let sent { check(expires, at: element, sent: sent, type) }
        if type.isNews, let time = Self.time("effective", of: info), expires.instant <= time.instant {
            note(.expiresBeforeEffective, at: element, "\(expires) ≤ \(time)")
        }
        if let time = Self.time("onset", of: info), expires.instant < time.instant {
            note(.expiresBeforeOnset, at: element, "\(expires) < \(time)")
        }
        // A Cancel is Past and has to stay for as long as somebody may still show what it cancels.
        if type.isNews, info.value("urgency") == "Past", let sent, expires.instant > sent.instant {
            note(.pastButValid, at: element, expires.text)
        }
    }

    private mutating func check(_ expires: CAPTime, at element: CAPElement, sent: CAPTime, _ type: CAPMessageType) {
        if expires.instant > sent.instant + Self.farAhead { note(.expiresFar, at: element, "\(expires) ≫ \(sent)") }
        guard expires.instant <= sent.instant else { return }
        switch type {
        case .alert, .update: note(.expiresBeforeSent, at: element, "\(expires) ≤ \(sent)")
        case .cancel: note(.cancelExpired, at: element, "\(expires) ≤ \(sent)")
        case .ack, .error: break
        }
    }

    /// What has begun is often told later; it contradicts only an urgency that puts it off.
    private mutating func checkOnset(of info: CAPElement, sent: CAPTime?) {
        let (onset, effective) = (Self.time("onset", of: info), Self.time("effective", of: info))
        if let effective, let sent, effective.instant + Self.writing < sent.instant, let element = info.first("effective") {
            note(.effectiveBefore, at: element, "\(effective) < \(sent)")
        }
        guard let onset, let element = info.first("onset"), let start = effective ?? sent, onset.instant < start.instant else { return }
        if info.value("urgency") == "Future" {
            note(.onsetContradicts, at: element, "\(onset) < \(start)")
        } else if effective != nil {
            note(.onsetBefore, at: element, "\(onset) < \(start)")
        }
    }

    private static func time(_ name: String, of info: CAPElement) -> CAPTime? { info.value(name).flatMap { CAPTime($0) } }
}
