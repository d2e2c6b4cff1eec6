package import Chronology

/// Which thing comes due when: a binary heap that knows where each key stands, so that setting, moving and taking away cost O(log n).
///
/// Two that come due at once are taken in the order of their keys, so the order does not depend on how the heap came to be. Only the times
/// are kept in a snapshot and compared; the heap is made again from them.
package struct DeadlineIndex: Sendable {
    private var heap: [Item] = []
    private var places: [String: Int] = [:]

    struct Item: Hashable, Sendable, Comparable {
        let time: Timestamp
        let key: String

        static func < (left: Item, right: Item) -> Bool { (left.time, left.key) < (right.time, right.key) }
    }

    package init() {}

    init(_ times: [String: Timestamp]) {
        heap = times.map { Item(time: $0.value, key: $0.key) }.sorted()
        for (place, item) in heap.enumerated() { places[item.key] = place }
    }

    package var count: Int { heap.count }

    /// The earliest.
    package var first: (key: String, time: Timestamp)? { heap.first.map { ($0.key, $0.time) } }

    /// When a key comes due; setting nil takes it away.
    package subscript(key: String) -> Timestamp? {
        get { places[key].map { heap[$0].time } }
        set {
            if let place = places[key] {
                if let newValue { replace(place, Item(time: newValue, key: key)) } else { remove(place) }
            } else if let newValue {
                heap.append(Item(time: newValue, key: key))
                places[key] = heap.count - 1
                _ = rise(heap.count - 1)
            }
        }
    }

    /// All, by key.
    var times: [String: Timestamp] { Dictionary(uniqueKeysWithValues: heap.map { ($0.key, $0.time) }) }
}

extension DeadlineIndex {
    private mutating func replace(_ place: Int, _ item: Item) {
        heap[place] = item
        if rise(place) == place { sink(place) }
    }

    private mutating func remove(_ place: Int) {
        places[heap[place].key] = nil
        let last = heap.removeLast()
        guard place < heap.count else { return }
        heap[place] = last
        places[last.key] = place
        if rise(place) == place { sink(place) }
    }

    private mutating func rise(_ start: Int) -> Int {
        var place = start
        while place > 0, heap[place] < heap[(place - 1) / 2] {
            exchange(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
        return place
    }

    private mutating func sink(_ start: Int) {
        var place = start
        while true {
            let (left, right) = (2 * place + 1, 2 * place + 2)
            var least = place
            if left < heap.count, heap[left] < heap[least] { least = left }
            if right < heap.count, heap[right] < heap[least] { least = right }
            if least == place { return }
            exchange(place, least)
            place = least
        }
    }

    private mutating func exchange(_ one: Int, _ other: Int) {
        heap.swapAt(one, other)
        places[heap[one].key] = one
        places[heap[other].key] = other
    }
}

extension DeadlineIndex: Hashable, Codable {
    package static func == (left: DeadlineIndex, right: DeadlineIndex) -> Bool { left.times == right.times }
    package func hash(into hasher: inout Hasher) { hasher.combine(times) }

    package init(from decoder: any Decoder) throws { self.init(try [String: Timestamp](from: decoder)) }
    package func encode(to encoder: any Encoder) throws { try times.encode(to: encoder) }
}
