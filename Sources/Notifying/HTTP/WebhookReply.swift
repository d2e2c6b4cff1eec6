import Foundation

/// What a webhook may answer with a good status, and what it means: nothing, one word, or JSON without bad news in it.
struct WebhookReply {
    private let answer: ChannelPost.Answer
    private let redaction: Redaction

    /// Bytes of a word; a longer text is something else, and most often news of a failure.
    static let wordBytes = 64

    init(_ answer: ChannelPost.Answer, _ redaction: Redaction) { (self.answer, self.redaction) = (answer, redaction) }

    /// What it calls the message, if it does.
    func reference() throws(ChannelError) -> String? {
        if answer.body.isEmpty { return nil }
        guard let object = answer.object else { return try word() }
        if let said = complaint(in: object) { throw .declined(code: code(in: object), redaction.text(said)) }
        return (object["reference"] as? String).map { redaction.text($0) }
    }

    /// A page for people comes from whoever stands in between.
    private func word() throws(ChannelError) -> String? {
        let text = String(decoding: answer.body.prefix(Self.wordBytes + 1), as: UTF8.self)
        let begins = redaction.text(text.trimmingCharacters(in: .whitespacesAndNewlines.union(CharacterSet(charactersIn: "\u{FEFF}"))))
        let isWord = answer.body.count <= Self.wordBytes && !answer.isPage && !begins.isEmpty
        guard isWord, begins.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0 != "<" && $0 != "\u{FFFD}" }) else {
            throw .strange("something that begins with ‘\(begins)’")
        }
        if begins.lowercased().contains(/^"?(error|fail|denied|invalid|unauthor|not )/) { throw .declined(code: 0, begins) }
        return nil
    }

    private func code(in object: [String: Any]) -> Int { ["errcode", "code"].lazy.compactMap { object[$0] as? Int }.first ?? 0 }

    /// What is bad about it, in whichever of the usual members it stands.
    private func complaint(in object: [String: Any]) -> String? {
        let good = Set(200..<300).union([0])
        let isBad =
            object["errcode"].map { ($0 as? Int) != 0 } ?? false
            || object["code"].map { !(($0 as? Int).map(good.contains) ?? false) } ?? false
            || ["ok", "success"].contains { object[$0] as? Bool == false }
            || ["error", "fail", "failed", "failure"].contains((object["status"] as? String ?? "").lowercased())
        let error = ["error", "errors"].lazy.compactMap { object[$0] }.first { !isNothing($0) }
        guard isBad || error != nil else { return nil }
        return error as? String ?? (object["errmsg"] ?? object["message"]) as? String ?? "no reason given"
    }

    private func isNothing(_ value: Any) -> Bool {
        switch value {
        case is NSNull: true
        case let text as String: text.isEmpty
        case let list as [Any]: list.isEmpty
        case let object as [String: Any]: object.isEmpty
        case let flag as Bool: !flag
        default: false
        }
    }
}
