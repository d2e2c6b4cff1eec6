package import Chronology
import Crypto
import Events
import Foundation

/// 钉钉: the robot of a group (自定义机器人) with 加签. More than 20 messages a minute make it deaf for ten minutes.
package struct DingTalkChannel: Channel {
    package let name: String
    private let url: String
    private let token: String
    private let secret: String
    private let timeout: Duration
    private let post: ChannelPost
    private let now: @Sendable () -> Timestamp
    private let redaction: Redaction

    /// Bytes of a message; the vendor allows about 20,000 for the whole body.
    package static let textBytes = 16_000
    /// The vendor's limit for one robot.
    package static let perMinute = 20

    /// Too many messages; busy. Everything else is about the robot: 310000 is a word that is missing (自定义关键词), a time or signature that is
    /// wrong, or an address that is not on its list.
    private static let codes = RobotReply.Codes(limits: [130_101, 660_026, 410_100], passing: [-1])

    /// - Parameters:
    ///   - url: without the query.
    ///   - now: the time of the wall: the vendor refuses a signature that is an hour off.
    package init(
        name: String, url: String, token: String, secret: String, timeout: Duration, post: ChannelPost,
        now: @escaping @Sendable () -> Timestamp, hiding known: Redaction = .none
    ) {
        (self.name, self.url, self.token, self.secret, self.timeout, self.post) = (name, url, token, secret, timeout, post)
        (self.now, redaction) = (now, known.hiding(token, secret))
    }

    private struct Body: Encodable {
        struct Text: Encodable { let content: String }
        struct At: Encodable {
            let atUserIds: [String]
            let isAtAll: Bool
        }
        let msgtype = "text"
        let text: Text
        let at: At?
        /// A robot that knows it takes a message once only.
        let msgUuid: String
    }

    package func send(_ message: ChannelMessage) async throws(ChannelError) -> String? {
        let time = now().milliseconds
        let signature = Self.signature(secret: secret, milliseconds: time)
        let redaction = redaction.hiding(signature, message.address)
        let body = try ChannelJSON.bytes(
            Body(
                text: .init(content: message.text), at: message.address.map { .init(atUserIds: [$0], isAtAll: false) },
                msgUuid: EventIdentity.derived(from: [name, message.notification])))
        let query = [("access_token", token), ("timestamp", "\(time)"), ("sign", signature)]
            .map { "\($0.0)=\($0.1.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")" }.joined(separator: "&")
        let answer = try await post.send(body, to: "\(url)?\(query)", within: timeout, redaction: redaction)
        try RobotReply.judge(answer, Self.codes, redaction: redaction)
        return nil
    }

    /// HMAC-SHA256 over `milliseconds`, a line feed and the secret, keyed with the secret, in Base64.
    static func signature(secret: String, milliseconds: Int64) -> String {
        let code = HMAC<SHA256>.authenticationCode(
            for: Array("\(milliseconds)\n\(secret)".utf8), using: SymmetricKey(data: Array(secret.utf8)))
        return Data(code).base64EncodedString()
    }
}
