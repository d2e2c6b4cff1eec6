package import Chronology
package import Events
import Mustache
package import Wording

/// Turns what was asked for into what a channel sends: the language of the person, the words of the channel, its limit.
package struct MessageWriter: Sendable {
    private let texts: MessageTexts
    private let realm: Realm
    private let languages: [String: Language]
    private let posts: [String: Bilingual]

    /// - Parameters:
    ///   - languages: of people, by id; Chinese for everybody else.
    ///   - posts: names of duty posts.
    package init(texts: MessageTexts, realm: Realm, languages: [String: Language], posts: [String: Bilingual]) {
        (self.texts, self.realm, self.languages, self.posts) = (texts, realm, languages, posts)
    }

    /// The message for one channel.
    package func message(
        _ request: NotificationRequested, requested: Timestamp, for channel: ChannelRoute, address: String?
    ) -> ChannelMessage {
        let language = request.person.flatMap { languages[$0] } ?? .zh
        let entry = texts.entries[channel.kind]
        let form = Form(language: language, requested: requested, markup: channel.markup, mark: mark(language, channel.kind))
        let text = fitted(entry?.body[language], request, form, channel.limit)
        let subject = fitted(entry?.subject[language], request, form, .bytes(Self.subjectBytes))
        return ChannelMessage(
            notification: request.notification, call: request.call, post: request.post, person: request.person, urgency: request.urgency,
            level: request.level, subject: String(subject.map { $0.isNewline ? " " : $0 }), text: text,
            language: language, exercise: realm.exercise, requested: requested, expires: request.expires, address: address)
    }

    static let subjectBytes = 200

    /// What is the same for every text of one message.
    private struct Form {
        let language: Language
        let requested: Timestamp
        let markup: TextMarkup
        /// How an exercise begins; empty in the real world.
        let mark: String
    }

    /// What is too long loses the end of the text and not the level, the number or the mark of an exercise.
    private func fitted(
        _ template: MustacheTemplate?, _ request: NotificationRequested, _ form: Form, _ limit: TextLimit
    ) -> String {
        // Made inert first: that makes it longer in bytes.
        let said = form.markup.escaped(unmarked(request.text[form.language], form.language))
        let whole = text(template, request, form, said)
        let over = limit.count(whole) - limit.most
        guard over > 0 else { return whole }
        let room = max(limit.count(said) - over, limit.count("…"))
        let short = text(template, request, form, limit.shortened(said, to: room))
        return limit.shortened(short, to: limit.most)
    }

    private func text(_ template: MustacheTemplate?, _ request: NotificationRequested, _ form: Form, _ text: String) -> String {
        let words = words(request, form, text)
        let body = template?.render(words) ?? [words["level"], words["text"]].compactMap(\.self).joined(separator: " ")
        return form.mark + withLevel(body, request.level, form.language).trimmed
    }

    /// An exercise says so first, whatever the playbook says; a mail in both languages, because it may be passed on to anybody.
    private func mark(_ language: Language, _ kind: ChannelKind) -> String {
        guard let exercise = realm.exercise else { return "" }
        let mark = MessageTexts.mark(ofExercise: exercise)
        return kind == .mail ? mark.zh + mark.en : mark[language]
    }

    /// The text of a call has the mark already; twice is not clearer.
    private func unmarked(_ text: String, _ language: Language) -> String {
        let mark = realm.exercise.map { MessageTexts.mark(ofExercise: $0)[language].trimmed } ?? ""
        return !mark.isEmpty && text.hasPrefix(mark) ? String(text.dropFirst(mark.count)).trimmed : text
    }

    private func withLevel(_ text: String, _ level: WarningLevel?, _ language: Language) -> String {
        guard let level else { return text }
        let word = MessageTexts.word(for: level)[language]
        return text.contains(word) ? text : "\(word) \(text)"
    }

    /// - Parameter text: the call's, inert already.
    private func words(_ request: NotificationRequested, _ form: Form, _ text: String) -> [String: String] {
        var words = [
            "urgency": MessageTexts.word(for: request.urgency)[form.language], "notification": request.notification,
            "call": request.call, "post": posts[request.post]?[form.language] ?? request.post, "requested": form.requested.beijingText,
            "expires": request.expires.beijingText, "round": "\(request.round)", "step": "\(request.step + 1)",
        ]
        if let person = request.person { words["person"] = person }
        if request.round > 1 { words["again"] = "\(request.round)" }
        words = words.mapValues(form.markup.escaped)
        words["text"] = text
        if let level = request.level { words["level"] = MessageTexts.word(for: level)[form.language] }
        return words
    }
}

extension String {
    fileprivate var trimmed: String {
        let start = drop { $0.isWhitespace }
        guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...end])
    }
}
