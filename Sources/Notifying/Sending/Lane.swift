import Events

/// The queue before one channel: the most urgent first, only so many at once and in a minute.
struct Lane: Sendable {
    let limits: ChannelLimits
    var circuit = Circuit()
    private(set) var running = 0
    /// Whether it was said that the channel is down.
    var isSaidDown = false
    private var lines: [Line] = [Line](repeating: Line(), count: CallUrgency.allCases.count)
    /// When messages were handed over, in the last minute.
    private var starts: [Duration] = []

    static let minute = Duration.seconds(60)

    init(limits: ChannelLimits) { self.limits = limits }

    mutating func enqueue(_ ticket: Ticket, _ urgency: CallUrgency) { lines[urgency.place].append(ticket) }

    /// Everything that stands here, the most urgent first; the queue is empty then.
    mutating func clear() -> [Ticket] {
        var all: [Ticket] = []
        for index in lines.indices { while let ticket = lines[index].pop() { all.append(ticket) } }
        return all
    }

    /// The next that may start now, by its urgency, if any may.
    mutating func next(at uptime: Duration) -> Ticket? {
        guard hasRoom(at: uptime) else { return nil }
        forget(before: uptime)
        for urgency in CallUrgency.allCases where starts.count < allowed(urgency) {
            if let ticket = lines[urgency.place].pop() { return ticket }
        }
        return nil
    }

    private func hasRoom(at uptime: Duration) -> Bool {
        running < limits.concurrency && circuit.isAvailable(at: uptime) && (circuit.isClosed || running == 0)
    }

    /// A quarter of what goes in a minute is kept for what is more than minor.
    private func allowed(_ urgency: CallUrgency) -> Int {
        urgency == .minor ? max(1, limits.perMinute - limits.perMinute / 4) : limits.perMinute
    }

    mutating func begin(at uptime: Duration) {
        running += 1
        starts.append(uptime)
        circuit.begin()
    }

    mutating func end() { running -= 1 }

    /// When the rate lets the next one through, if that is what the queue waits for. While every place is taken it waits for one that ends,
    /// and a time that has come already would be waited for over and over.
    func frees(at uptime: Duration) -> Duration? {
        guard hasRoom(at: uptime), let first = CallUrgency.allCases.first(where: { !lines[$0.place].isEmpty }),
            starts.count >= allowed(first)
        else { return nil }
        return starts[starts.count - allowed(first)] + Self.minute
    }

    private mutating func forget(before uptime: Duration) {
        guard let first = starts.first, first <= uptime - Self.minute else { return }
        starts.removeAll { $0 <= uptime - Self.minute }
    }
}

/// A place in a queue. The message may have left it meanwhile; then its number is another.
struct Ticket: Hashable, Sendable {
    let notification: String
    let number: Int
}

/// First in, first out.
private struct Line: Sendable {
    private var items: [Ticket] = []
    private var head = 0

    var isEmpty: Bool { head == items.count }

    mutating func append(_ ticket: Ticket) { items.append(ticket) }

    mutating func pop() -> Ticket? {
        guard head < items.count else { return nil }
        defer {
            head += 1
            if head > 64, head * 2 > items.count {
                items.removeFirst(head)
                head = 0
            }
        }
        return items[head]
    }
}

extension CallUrgency {
    /// 0 for the most urgent.
    var place: Int {
        switch self {
        case .critical: 0
        case .major: 1
        case .minor: 2
        }
    }
}
