import Events
import Foundation

/// 企业微信: the robot of a group (消息推送, formerly 群机器人), at most 20 messages a minute.
///
/// The key is the last part of the robot's address and its only protection, so it comes from a file. The robot knows no number of ours; the
/// message ends with it, so that a reader can tell a repetition.
package struct WeComChannel: Channel {
    package let name: String
    private let url: String
    private let key: String
    private let isMarkdown: Bool
    private let timeout: Duration
    private let post: ChannelPost
    private let redaction: Redaction

    /// The vendor's limits on the content, in bytes of UTF-8.
    package static let textBytes = 2_048
    package static let markdownBytes = 4_096
    /// The vendor's limit for one robot.
    package static let perMinute = 20

    /// 接口调用超过限制, 接口并发调用超过限制; 系统繁忙; 参数有误, as for a text that is too long.
    private static let codes = RobotReply.Codes(limits: [45_009, 45_033], passing: [-1], content: [40_058])

    /// - Parameter url: without the query.
    package init(
        name: String, url: String, key: String, isMarkdown: Bool = false, timeout: Duration, post: ChannelPost,
        hiding known: Redaction = .none
    ) {
        (self.name, self.url, self.key, self.isMarkdown, self.timeout, self.post) = (name, url, key, isMarkdown, timeout, post)
        redaction = known.hiding(key)
    }

    private struct Body: Encodable {
        struct Content: Encodable {
            let content: String
            let mentioned: [String]?

            enum CodingKeys: String, CodingKey {
                case content
                case mentioned = "mentioned_list"
            }
        }
        let msgtype: String
        let text: Content?
        let markdown: Content?
    }

    package func send(_ message: ChannelMessage) async throws(ChannelError) -> String? {
        guard let query = key.addingPercentEncoding(withAllowedCharacters: .alphanumerics) else { throw .noAddress }
        // A contact may name a member of the group, who is then mentioned.
        let content = Body.Content(content: message.text, mentioned: isMarkdown ? nil : message.address.map { [$0] })
        let body = try ChannelJSON.bytes(
            Body(msgtype: isMarkdown ? "markdown" : "text", text: isMarkdown ? nil : content, markdown: isMarkdown ? content : nil))
        let redaction = redaction.hiding(message.address)
        let answer = try await post.send(body, to: "\(url)?key=\(query)", within: timeout, redaction: redaction)
        try RobotReply.judge(answer, Self.codes, redaction: redaction)
        return nil
    }
}
