import Foundation

/// What the robots of WeCom and DingTalk answer: 200, whatever it was, and the truth in `errcode`.
struct RobotReply: Decodable {
    /// A whole number and nothing else: neither `"0"` nor `false` nor an absent one is a yes.
    let errcode: Int
    let errmsg: String?

    /// Codes that mean more than no.
    struct Codes: Hashable, Sendable {
        /// Too many messages.
        let limits: Set<Int>
        /// The same message may be tried again.
        let passing: Set<Int>
        /// About what the message says, and not about the robot.
        var content: Set<Int> = []
    }

    /// Throws unless the robot has taken the message.
    static func judge(_ answer: ChannelPost.Answer, _ codes: Codes, redaction: Redaction) throws(ChannelError) {
        guard let reply = try? JSONDecoder().decode(RobotReply.self, from: Data(answer.body)) else {
            let begins = redaction.text(String(decoding: answer.body.prefix(60), as: UTF8.self))
            throw .strange("no errcode in ‘\(begins)’")
        }
        let said = redaction.text(reply.errmsg ?? "")
        switch reply.errcode {
        case 0: return
        case let code where codes.limits.contains(code): throw .limited("\(code) \(said)")
        case let code where codes.passing.contains(code): throw .status(503, "\(code) \(said)")
        case let code where codes.content.contains(code): throw .declined(code: code, said)
        case let code: throw .saidNo(code: code, said)
        }
    }
}
