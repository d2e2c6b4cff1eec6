/// Who wants to be woken when: a binary heap. What is no longer wanted is found out when its time comes.
struct Alarms<Name: Hashable & Sendable>: Sendable {
    private var heap: [(at: Duration, name: Name)] = []

    var first: Duration? { heap.first?.at }
    var count: Int { heap.count }

    mutating func set(_ name: Name, at time: Duration) {
        heap.append((time, name))
        var child = heap.count - 1
        while child > 0, heap[(child - 1) / 2].at > heap[child].at {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    /// The next one that is due.
    mutating func pop(at now: Duration) -> Name? {
        guard let first = heap.first, first.at <= now else { return nil }
        heap.swapAt(0, heap.count - 1)
        heap.removeLast()
        sink()
        return first.name
    }

    private mutating func sink() {
        var parent = 0
        while true {
            let left = 2 * parent + 1
            guard left < heap.count else { return }
            let child = left + 1 < heap.count && heap[left + 1].at < heap[left].at ? left + 1 : left
            guard heap[child].at < heap[parent].at else { return }
            heap.swapAt(parent, child)
            parent = child
        }
    }
}
