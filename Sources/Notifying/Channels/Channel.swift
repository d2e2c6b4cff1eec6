/// A way out of the system, or to the desk.
///
/// A channel may be asked twice for the same message, when the process died before it could write down that it was taken; it hands the
/// message over under the same number then.
package protocol Channel: Sendable {
    /// As ladders and contacts call it.
    var name: String { get }

    /// Hands a message over. Returns what the channel calls it, if it says so, once it has been taken.
    func send(_ message: ChannelMessage) async throws(ChannelError) -> String?
}

/// The kinds of channels.
package enum ChannelKind: String, Hashable, Sendable, Codable, CaseIterable {
    /// A POST of JSON to whoever wants it.
    case webhook
    /// 企业微信: the robot of a group.
    case wecom
    /// 钉钉: the robot of a group.
    case dingtalk
    /// Through this machine's sendmail.
    case mail
    /// Through the spool of smstools.
    case sms
    /// The page of the duty desk: what is recorded is shown.
    case desk

    /// Whether the robot speaks to everybody in a group, so that a contact names no address of its own.
    var isGroup: Bool { self == .wecom || self == .dingtalk || self == .desk }
}

/// The desk's page shows whatever is recorded, so there is nothing to hand over.
package struct DeskChannel: Channel {
    package let name: String

    package init(name: String = ChannelKind.desk.rawValue) { self.name = name }

    package func send(_ message: ChannelMessage) async throws(ChannelError) -> String? { nil }
}
