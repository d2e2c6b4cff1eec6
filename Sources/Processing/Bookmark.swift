package import Events

/// An event by its number and its name. A journal that has another event under that number, or none, is another journal, or an older
/// state of it that was restored.
package struct Bookmark: Hashable, Sendable, Codable {
    package let sequence: Int64
    package let source: String
    package let id: String

    package init(_ event: JournaledEvent) {
        (sequence, source, id) = (event.sequence, event.event.source, event.event.id)
    }
}
