import Foundation

/// Takes secrets out of whatever a channel says, before it gets into a log or an event.
///
/// Others repeat what they were sent: a proxy shows the address that it could not reach, a server shows the header that it did not like. So
/// every secret is looked for as it is, as an address writes it, in Base64 and in hexadecimal; and every address loses its query.
package struct Redaction: Hashable, Sendable {
    private let secrets: [String]

    /// Characters of what others say that are kept.
    package static let most = 200
    /// A shorter secret is none, and taking it out would leave no text.
    package static let shortest = 6
    static let mark = "‹secret›"

    package init(_ secrets: [String?]) {
        self.init(known: secrets.compactMap(\.self).filter { $0.utf8.count >= Self.shortest }.flatMap(Self.forms))
    }

    /// Hides nothing but queries.
    package static let none = Redaction([])

    /// The same, and what one channel, or one message alone, must not leave behind besides: an address of a person.
    package func hiding(_ more: String?...) -> Redaction { Redaction(known: secrets + Redaction(more).secrets) }

    private init(known: [String]) { secrets = Array(Set(known)).sorted { ($0.count, $0) > ($1.count, $1) } }

    private static func forms(of secret: String) -> [String] {
        let bytes = Data(secret.utf8)
        let base64 = bytes.base64EncodedString()
        let hexadecimal = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        let encoded = [CharacterSet.alphanumerics, .urlQueryAllowed].compactMap { secret.addingPercentEncoding(withAllowedCharacters: $0) }
        return [secret, base64, base64.replacing("=", with: ""), hexadecimal] + encoded
    }

    /// One line of at most `most` characters without any secret.
    package func text(_ said: String) -> String {
        // Shortened last, or half a secret would stay at the end.
        var text = String(said.prefix(Self.most * 20))
        for secret in secrets { text = text.replacing(secret, with: Self.mark, caseSensitive: false) }
        text = text.replacing(/(https?:\/\/[^\s?"'<>]*)\?[^\s"'<>]*/.ignoresCase()) { "\($0.output.1)?…" }
        text = String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 }.filter { $0.unicodeScalars.allSatisfy { $0.value >= 0x20 } })
        return String(text.prefix(Self.most))
    }
}

extension String {
    fileprivate func replacing(_ part: String, with other: String, caseSensitive: Bool) -> String {
        replacingOccurrences(of: part, with: other, options: caseSensitive ? [] : .caseInsensitive)
    }
}
