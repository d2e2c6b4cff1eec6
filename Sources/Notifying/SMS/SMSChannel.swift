package import Chronology
import Events
import Foundation

/// SMS through the spool of smstools. A message counts as transported when the modem has sent it, not when a file lies in a folder.
package struct SMSChannel: ReportingChannel {
    package let name: String
    private let spool: SMSSpool
    private let reports: SMSReceipts
    private let wantsReport: Bool
    private let timeout: Duration
    private let glance: Duration
    private let redaction: Redaction

    static let prefix = "fengsui-"

    /// - Parameters:
    ///   - report: where the daemon puts delivery reports; nil: none are asked for.
    ///   - timeout: until the daemon has sent it. A file that it has not touched by then is taken back.
    ///   - glance: between two looks into the folders.
    package init(
        name: String, outgoing: String, staging: String, sent: String, failed: String, report: String? = nil, timeout: Duration,
        glance: Duration = .milliseconds(250), hiding known: Redaction = .none
    ) {
        spool = SMSSpool(outgoing: outgoing, staging: staging, sent: sent, failed: failed)
        reports = SMSReceipts(spool: spool, channel: name, folder: report, redaction: known)
        (self.name, self.timeout, self.glance, wantsReport, redaction) = (name, timeout, glance, report != nil, known)
    }

    package func send(_ message: ChannelMessage) async throws(ChannelError) -> String? {
        guard let number = message.address.flatMap(SMSMessage.number) else { throw .noAddress }
        let file = Self.file(for: message.notification)
        // Handed over before a crash, and decided since: under this number nothing is ever sent twice, nor tried again after it failed.
        if let fate = try fate(of: file, number) { return fate }
        let mark = wantsReport ? SMSMark(notification: message.notification, call: message.call) : nil
        try spool.put(SMSMessage(to: number, text: message.text, mark: mark).bytes, as: file)
        let deadline = ContinuousClock.now + timeout
        while ContinuousClock.now < deadline, !Task.isCancelled {
            if let fate = try fate(of: file, number) { return fate }
            try? await Task.sleep(for: glance)
        }
        return try giveUp(file, number)
    }

    /// The name once the modem has sent it; nil while it may.
    private func fate(of file: String, _ number: String) throws(ChannelError) -> String? {
        switch spool.state(of: file) {
        case .sent:
            // Of one that a report is wanted for, the mark stays until the report has come.
            if !wantsReport { spool.forget(file) }
            return file
        case .failed:
            spool.forget(file)
            let reason = SMSFile.read("\(spool.failed)/\(file)")?["Fail_reason"] ?? "no reason given"
            throw .failed(redaction.hiding(number).text("the modem could not send it: \(reason) (\(file))"))
        case .waiting, .taken: return nil
        }
    }

    /// Nothing is sent by two channels when it can be helped.
    private func giveUp(_ file: String, _ number: String) throws(ChannelError) -> String? {
        if spool.withdraw(file) { throw .unreachable("smsd did not fetch it within \(timeout); is it running?") }
        if let fate = try fate(of: file, number) { return fate }
        // It may still be sent later; somebody has to be told now.
        throw .stuck("smsd took it and did not send it within \(timeout)")
    }

    package func receipts(at now: Timestamp) async -> [DeliveryReceipt] { await reports.take(at: now) }
    package func settle(_ receipt: DeliveryReceipt) async { await reports.settle(receipt) }

    /// Letters and digits only, whatever the number of the notification is.
    static func file(for notification: String) -> String { prefix + EventIdentity.derived(from: ["sms", notification]) }
}
