/// What a channel reads into a text besides letters, and how people's words are kept from meaning any of it.
///
/// Marks are put in their full-width forms, which nobody takes for markup and everybody can read: the robots' own rules for escaping are not
/// documented. What a playbook's template says is meant so and stays.
enum TextMarkup: Hashable, Sendable {
    case none
    /// A robot's plain text, in which `<@member>` and `@all` may call people.
    case mentions
    /// A robot's Markdown: besides that, links, headings, quotations, code and colours.
    case markdown

    func escaped(_ text: String) -> String {
        switch self {
        case .none: text
        case .mentions: String(text.map { $0 == "@" ? "＠" : $0 })
        case .markdown: String(text.map(Self.inert))
        }
    }

    private static func inert(_ character: Character) -> Character {
        if character.isNewline || character == "\t" { return " " }
        guard let ascii = character.asciiValue, marks.contains(ascii) else { return character }
        return Character(Unicode.Scalar(UInt16(ascii) + 0xFEE0) ?? "\u{FFFD}")
    }

    private static let marks = Set("@[]()<>*_`#~|!\\".utf8)
}
