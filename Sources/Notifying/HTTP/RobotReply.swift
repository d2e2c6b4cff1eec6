import Foundation

/// What the robots of WeCom and DingTalk answer: 200, whatever it was, and the truth in `errcode`.
struct RobotReply {
    let code: Int
    let message: String

    /// Nil when the body is no such reply: a 200 without `errcode` is not taken for a yes.
    init?(_ answer: ChannelPost.Answer) {
        guard let object = answer.object, let code = object["errcode"] as? Int else { return nil }
        self.code = code
        message = object["errmsg"] as? String ?? ""
    }

    /// - Parameters:
    ///   - limits: codes for too many messages.
    ///   - passing: codes after which the same message may be tried again.
    static func judge(
        _ answer: ChannelPost.Answer, limits: Set<Int>, passing: Set<Int>, redaction: Redaction
    ) throws(ChannelError) {
        guard let reply = RobotReply(answer) else {
            let begins = redaction.text(String(decoding: answer.body.prefix(60), as: UTF8.self))
            throw .strange("no errcode in ‘\(begins)’")
        }
        let said = redaction.text(reply.message)
        switch reply.code {
        case 0: return
        case let code where limits.contains(code): throw .limited("\(code) \(said)")
        case let code where passing.contains(code): throw .status(503, "\(code) \(said)")
        case let code: throw .saidNo(code: code, said)
        }
    }
}
