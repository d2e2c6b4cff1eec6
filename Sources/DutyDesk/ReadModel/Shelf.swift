/// Something with a life: it is open, and at some time it is over.
package protocol Shelved: Codable, Hashable, Sendable {
    var id: String { get }
    var isOpen: Bool { get }
    /// Where there is no room, the greater gives way first.
    var yields: Int { get }
}

extension Shelved {
    package var yields: Int { 0 }
}

/// Keeps every open item and the last few that are over, in the order in which they came.
package struct Shelf<Item: Shelved>: Codable, Hashable, Sendable {
    package private(set) var items: [Item] = []

    /// Open items, at most. The least important and then the oldest gives way; that many at once are beyond any page.
    package static var maximumOpen: Int { 1000 }
    /// Items that are over, at most.
    package static var maximumClosed: Int { 50 }

    package init() {}

    package subscript(id: String) -> Item? { items.last { $0.id == id } }

    /// Adds an item. One that is there already stays as it is: its later life is not undone by hearing of its beginning again.
    /// - Returns: what has no room any more.
    @discardableResult
    mutating func put(_ item: Item) -> [Item] {
        guard self[item.id] == nil else { return [] }
        items.append(item)
        return prune(\.isOpen, to: Self.maximumOpen)
    }

    /// Changes an item; one that is not here is no concern.
    mutating func change(_ id: String, _ body: (inout Item) -> Void) {
        guard let index = items.lastIndex(where: { $0.id == id }) else { return }
        body(&items[index])
        prune({ !$0.isOpen }, to: Self.maximumClosed)
    }

    @discardableResult
    private mutating func prune(_ matches: (Item) -> Bool, to maximum: Int) -> [Item] {
        var gone: [Item] = []
        while items.count(where: matches) > maximum,
            let least = items.indices.filter({ matches(items[$0]) }).min(by: { (-items[$0].yields, $0) < (-items[$1].yields, $1) })
        {
            gone.append(items.remove(at: least))
        }
        return gone
    }
}
