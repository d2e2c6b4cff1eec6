import Foundation

/// Whose message a file of the spool is, in headers of our own, so that a report about it finds its way back after any restart.
struct SMSMark: Hashable, Sendable {
    let notification: String
    let call: String

    private static let names = ("Fengsui-Notification", "Fengsui-Call")
    private static let plain = CharacterSet.alphanumerics.intersection(CharacterSet(charactersIn: "\u{21}"..."\u{7E}"))
        .union(CharacterSet(charactersIn: "-._"))

    init(notification: String, call: String) { (self.notification, self.call) = (notification, call) }

    /// From the headers of a file that came back; nil when it is not one of ours.
    init?(_ file: SMSFile) {
        guard let notification = file[Self.names.0]?.removingPercentEncoding, let call = file[Self.names.1]?.removingPercentEncoding,
            !notification.isEmpty, !call.isEmpty
        else { return nil }
        self.init(notification: notification, call: call)
    }

    /// In visible ASCII, whatever the numbers are.
    var headers: String { "\(Self.names.0): \(Self.encoded(notification))\n\(Self.names.1): \(Self.encoded(call))\n" }

    private static func encoded(_ text: String) -> String { text.addingPercentEncoding(withAllowedCharacters: plain) ?? "" }
}
