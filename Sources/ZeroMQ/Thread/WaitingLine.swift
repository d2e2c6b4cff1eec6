/// People in a queue: first come, first served, and anyone may leave.
struct WaitingLine<Waiter: Identifiable> {
    private var waiters: [Waiter] = []
    private var head = 0

    var isEmpty: Bool { head == waiters.count }
    var count: Int { waiters.count - head }

    mutating func append(_ waiter: Waiter) { waiters.append(waiter) }

    /// Traps on an empty line.
    var first: Waiter { waiters[head] }

    mutating func removeFirst() -> Waiter {
        let waiter = waiters[head]
        head += 1
        compact()
        return waiter
    }

    /// Nil when no such waiter is in the line.
    mutating func remove(_ id: Waiter.ID) -> Waiter? {
        guard let index = waiters[head...].firstIndex(where: { $0.id == id }) else { return nil }
        return waiters.remove(at: index)
    }

    /// Everybody, in order; the line is empty afterwards.
    mutating func removeAll() -> [Waiter] {
        defer { self = WaitingLine() }
        return Array(waiters[head...])
    }

    /// Offers service to each in turn; those for whom it returns true leave.
    mutating func removeServed(_ serve: (inout Waiter) -> Bool) {
        var kept: [Waiter] = []
        for var waiter in waiters[head...] where !serve(&waiter) { kept.append(waiter) }
        waiters = kept
        head = 0
    }

    func contains(where matches: (Waiter) -> Bool) -> Bool { waiters[head...].contains(where: matches) }

    /// Forgets the served ones once they are the larger half, so that serving stays O(1) on average.
    private mutating func compact() {
        guard head == waiters.count || head > 64 && head * 2 > waiters.count else { return }
        waiters.removeFirst(head)
        head = 0
    }
}
