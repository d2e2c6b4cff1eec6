import Chronology

/// What is going to happen, in order of time. What happens at the same time is ordered by the seed and not by who came first.
struct Agenda<What> {
    struct Entry {
        let at: Timestamp
        fileprivate let tie: UInt64
        fileprivate let number: Int
        let what: What

        fileprivate func comes(before other: Entry) -> Bool {
            (at.milliseconds, tie, number) < (other.at.milliseconds, other.tie, other.number)
        }
    }

    private var heap: [Entry] = []
    private var added = 0

    /// Entries waiting, at most. A simulation that has more is caught in a circle.
    static var maximum: Int { 500_000 }

    var isEmpty: Bool { heap.isEmpty }
    var isFull: Bool { heap.count >= Self.maximum }
    var nextTime: Timestamp? { heap.first?.at }

    mutating func add(_ what: What, at: Timestamp, tie: UInt64) {
        added += 1
        heap.append(Entry(at: at, tie: tie, number: added, what: what))
        var child = heap.count - 1
        while child > 0, heap[child].comes(before: heap[(child - 1) / 2]) {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    mutating func next() -> Entry? {
        guard let first = heap.first, let last = heap.popLast() else { return nil }
        guard !heap.isEmpty else { return first }
        heap[0] = last
        sink()
        return first
    }

    private mutating func sink() {
        var parent = 0
        while true {
            let (left, right) = (2 * parent + 1, 2 * parent + 2)
            var least = parent
            if left < heap.count, heap[left].comes(before: heap[least]) { least = left }
            if right < heap.count, heap[right].comes(before: heap[least]) { least = right }
            guard least != parent else { return }
            heap.swapAt(parent, least)
            parent = least
        }
    }
}
