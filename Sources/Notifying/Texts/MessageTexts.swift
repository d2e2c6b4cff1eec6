package import Events
import Mustache
package import Wording

/// What a message says, by kind of channel and language, as `Playbooks/duty/texts.yaml` has it.
package struct MessageTexts: Sendable {
    package static let file = "duty/texts.yaml"

    /// The templates of one kind of channel.
    struct Entry: Sendable {
        let subject: [Language: MustacheTemplate]
        let body: [Language: MustacheTemplate]
    }

    let entries: [ChannelKind: Entry]

    /// What an exercise begins with, in every channel: no playbook can leave it away.
    package static func mark(ofExercise id: String) -> Bilingual { Bilingual(zh: "【演练 \(id)】", en: "[EXERCISE \(id)] ") }

    /// The words that templates may use.
    static let words: Set<String> = [
        "text", "level", "urgency", "post", "person", "notification", "call", "requested", "expires", "again", "round", "step",
    ]
    /// Words without which a body cannot be understood.
    static let required: Set<String> = ["text", "level"]

    /// The level's word; a colour is never shown without it. Not that it is a warning: a call may be about one that nobody has released yet, about
    /// a mistake that is taken back, or about an incident.
    package static func word(for level: WarningLevel) -> Bilingual {
        switch level {
        case .blue: Bilingual(zh: "蓝色", en: "Blue")
        case .yellow: Bilingual(zh: "黄色", en: "Yellow")
        case .orange: Bilingual(zh: "橙色", en: "Orange")
        case .red: Bilingual(zh: "红色", en: "Red")
        }
    }

    static func word(for urgency: CallUrgency) -> Bilingual {
        switch urgency {
        case .critical: Bilingual(zh: "紧急", en: "critical")
        case .major: Bilingual(zh: "重要", en: "major")
        case .minor: Bilingual(zh: "一般", en: "minor")
        }
    }
}

/// How long a text may be, as the channel counts.
enum TextLimit: Hashable, Sendable {
    /// Bytes of UTF-8.
    case bytes(Int)
    /// Units of UTF-16.
    case units(Int)

    func count(_ text: String) -> Int {
        switch self {
        case .bytes: text.utf8.count
        case .units: text.utf16.count
        }
    }

    var most: Int {
        switch self {
        case .bytes(let most), .units(let most): most
        }
    }

    /// Whole characters; what was left out is shown by an ellipsis.
    func shortened(_ text: String, to most: Int) -> String {
        guard count(text) > most else { return text }
        var (kept, length) = ("", count("…"))
        for character in text {
            length += count(String(character))
            if length > most { break }
            kept.append(character)
        }
        return kept + "…"
    }
}
