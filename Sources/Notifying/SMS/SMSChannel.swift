import Events
import Foundation

/// SMS through the spool of smstools. A message counts as transported when the modem has sent it, not when a file lies in a folder.
package struct SMSChannel: Channel {
    package let name: String
    private let spool: SMSSpool
    private let timeout: Duration
    private let glance: Duration

    /// - Parameters:
    ///   - timeout: until the daemon has sent it. A file that it has not touched by then is taken back.
    ///   - glance: between two looks into the folders.
    package init(
        name: String, outgoing: String, staging: String, sent: String, failed: String, timeout: Duration,
        glance: Duration = .milliseconds(250)
    ) {
        spool = SMSSpool(outgoing: outgoing, staging: staging, sent: sent, failed: failed)
        (self.name, self.timeout, self.glance) = (name, timeout, glance)
    }

    package func send(_ message: ChannelMessage) async throws(ChannelError) -> String? {
        guard let number = message.address.flatMap(SMSMessage.number) else { throw .noAddress }
        let file = Self.file(for: message.notification)
        // Handed over before a crash, and sent since.
        if spool.state(of: file) == .sent { return file }
        try spool.put(SMSMessage(to: number, text: message.text).bytes, as: file)
        let deadline = ContinuousClock.now + timeout
        while ContinuousClock.now < deadline, !Task.isCancelled {
            switch spool.state(of: file) {
            case .sent: return file
            case .failed: throw .failed("the modem could not send it (\(file))")
            case .waiting, .taken: try? await Task.sleep(for: glance)
            }
        }
        return try giveUp(file)
    }

    /// Nothing is sent by two channels when it can be helped.
    private func giveUp(_ file: String) throws(ChannelError) -> String? {
        if spool.withdraw(file) { throw .unreachable("smsd did not fetch it within \(timeout); is it running?") }
        switch spool.state(of: file) {
        case .sent: return file
        case .failed: throw .failed("the modem could not send it (\(file))")
        // It may still be sent later; somebody has to be told now.
        case .waiting, .taken: throw .failed("smsd took it and did not send it within \(timeout)")
        }
    }

    /// Letters and digits only, whatever the number of the notification is.
    static func file(for notification: String) -> String { "fengsui-" + EventIdentity.derived(from: ["sms", notification]) }
}
