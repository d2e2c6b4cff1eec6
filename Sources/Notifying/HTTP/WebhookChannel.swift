import Chronology
import Crypto
import Events
import Foundation
import Wording

/// A POST of JSON to any address. What it has to answer: a status of 2xx, with nothing, a word, or `{"reference": "…"}`.
package struct WebhookChannel: Channel {
    package let name: String
    private let url: String
    private let secret: String?
    private let timeout: Duration
    private let post: ChannelPost
    private let redaction: Redaction

    package init(name: String, url: String, secret: String? = nil, timeout: Duration, post: ChannelPost, hiding known: Redaction = .none) {
        (self.name, self.url, self.secret, self.timeout, self.post) = (name, url, secret, timeout, post)
        redaction = known.hiding(secret, URLComponents(string: url)?.query)
    }

    /// The body. Its members are for others to rely on, so none is renamed.
    struct Body: Encodable {
        let notification: String
        let call: String
        let post: String
        let person: String?
        let address: String?
        let urgency: String
        let level: String?
        let subject: String
        let text: String
        let language: String
        let exercise: String?
        let requested: String
        let expires: String
    }

    package func send(_ message: ChannelMessage) async throws(ChannelError) -> String? {
        let body = try ChannelJSON.bytes(Body(message))
        let redaction = redaction.hiding(message.address)
        let answer = try await post.send(body, to: url, headers: headers(message, body), within: timeout, redaction: redaction)
        return try WebhookReply(answer, redaction).reference()
    }

    /// With a secret: HMAC-SHA256 over the notification's number, a line feed and the body, so that a signature fits one message only.
    private func headers(_ message: ChannelMessage, _ body: [UInt8]) -> [(String, String)] {
        let key = [("Idempotency-Key", message.notification)]
        guard let secret else { return key }
        let code = HMAC<SHA256>.authenticationCode(
            for: Array(message.notification.utf8) + [0x0A] + body, using: SymmetricKey(data: Array(secret.utf8)))
        return key + [("Fengsui-Signature", "sha256=" + code.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())]
    }
}

extension WebhookChannel.Body {
    init(_ message: ChannelMessage) {
        self.init(
            notification: message.notification, call: message.call, post: message.post, person: message.person, address: message.address,
            urgency: message.urgency.rawValue, level: message.level?.rawValue, subject: message.subject, text: message.text,
            language: message.language.rawValue, exercise: message.exercise, requested: message.requested.rfc3339,
            expires: message.expires.rfc3339)
    }
}
