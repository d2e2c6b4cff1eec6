package import Chronology
package import Events
package import Wording

/// Somebody has seen something.
package struct Acknowledgement: Codable, Hashable, Sendable {
    /// The event that says so.
    package let id: String
    package let side: Side
    /// The event that was on the screen.
    package let of: String
    package let post: String
    package let person: String
    package let at: Timestamp
    package let note: String?
    /// Until when the person has it in hand; nil: until it is over.
    package let expires: Timestamp?

    init(_ acknowledgement: AcknowledgementRecorded, _ event: Event) {
        (id, side, of) = (event.id, event.side, acknowledgement.of)
        (post, person, at, note) = (acknowledgement.post, acknowledgement.person, acknowledgement.at, acknowledgement.note)
        expires = acknowledgement.expires
    }
}

/// The link to another side, as last heard.
package struct DeskLink: Codable, Hashable, Sendable {
    package let state: LinkState
    package let reason: Bilingual
    package let since: Timestamp

    init(_ link: LinkChanged, _ event: Event) {
        (state, reason, since) = (link.state, link.reason, event.time)
    }
}

/// One event of the list, told.
package struct EventLine: Codable, Hashable, Sendable {
    package let id: String
    package let time: Timestamp
    package let side: Side
    package let type: String
    package let importance: Importance
    package let sentence: Bilingual

    /// Characters of a sentence, at most: a reporter's words may be long.
    package static let maximumCharacters = 600

    init(_ event: Event, _ narration: Narration) {
        (id, time, side, type) = (event.id, event.time, event.side, event.type)
        importance = narration.importance
        sentence = Bilingual(zh: Self.cut(narration.sentence.zh), en: Self.cut(narration.sentence.en))
    }

    private static func cut(_ text: String) -> String {
        text.count <= maximumCharacters ? text : text.prefix(maximumCharacters - 1) + "…"
    }
}
