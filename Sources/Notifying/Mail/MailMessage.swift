import Chronology
import Events
import Foundation
import Wording

/// A message as RFC 5322 writes it: UTF-8 in RFC 2047 words and in Base64, lines that end with a line feed, as sendmail wants them.
struct MailMessage {
    let from: String
    let to: String
    let message: ChannelMessage

    var bytes: [UInt8] { Array((headers.map { "\($0.0): \($0.1)\n" }.joined() + "\n" + body).utf8) }

    /// The same notification has the same number at every attempt, so that a mailbox or a reader can tell a repetition.
    var messageID: String {
        let domain = from.split(separator: "@").last.map(String.init) ?? "fengsui.invalid"
        return "<\(EventIdentity.derived(from: ["mail", message.notification, to]))@\(domain)>"
    }

    private var headers: [(String, String)] {
        var headers = [
            ("From", "<\(from)>"), ("To", "<\(to)>"), ("Subject", EncodedWords.text(message.subject)),
            ("Date", Self.date(message.requested)), ("Message-ID", messageID), ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"), ("Content-Transfer-Encoding", "base64"),
            ("Content-Language", message.language == .zh ? "zh-CN" : "en"), ("Auto-Submitted", "auto-generated"),
            ("X-Fengsui-Notification", EncodedWords.text(message.notification)),
        ]
        if message.urgency != .minor { headers.append(("X-Priority", message.urgency == .critical ? "1" : "2")) }
        return headers
    }

    private var body: String {
        let text = Array(Data(message.text.utf8).base64EncodedString())
        return stride(from: 0, to: text.count, by: 76).map { String(text[$0..<min($0 + 76, text.count)]) + "\n" }.joined()
    }

    /// When it was asked for, in Beijing time; the time of an attempt would make a repetition look like another message.
    static func date(_ time: Timestamp) -> String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(secondsFromGMT: 8 * 3600)
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss Z"
        return formatter.string(from: Date(timeIntervalSince1970: Double(time.milliseconds) / 1000))
    }

    /// One plain address (RFC 5321 without quoting): nothing that could begin another header or another recipient.
    static func isAddress(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...64).contains(parts[0].utf8.count), (3...189).contains(parts[1].utf8.count), parts[1].contains(".")
        else {
            return false
        }
        let local = parts[0].utf8.allSatisfy { isWord($0) || ".+_-=".utf8.contains($0) }
        return local && parts[1].utf8.allSatisfy { isWord($0) || ".-".utf8.contains($0) } && !text.hasPrefix("-")
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}

/// A header's text in words of RFC 2047: Base64 of UTF-8, each word at most 75 characters and whole characters in each.
enum EncodedWords {
    /// 75 without `=?utf-8?B?` and `?=`, in bytes before Base64.
    private static let bytes = 45

    static func text(_ text: String) -> String {
        let line = String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
        guard !line.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) || line.contains("=?") || line.utf8.count > 60 else { return line }
        return words(of: line).map { "=?utf-8?B?\(Data($0.utf8).base64EncodedString())?=" }.joined(separator: "\n ")
    }

    private static func words(of line: String) -> [String] {
        var (words, word) = ([String](), "")
        // Scalars and not characters: a character of many scalars could be longer than a word may be.
        for scalar in line.unicodeScalars {
            if word.utf8.count + String(scalar).utf8.count > bytes {
                words.append(word)
                word = ""
            }
            word.unicodeScalars.append(scalar)
        }
        return word.isEmpty ? words : words + [word]
    }
}
