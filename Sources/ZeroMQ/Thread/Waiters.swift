/// Names one wait on one socket, so that a cancellation finds it.
struct Ticket: Hashable, Sendable {
    let socket: Int
    let number: UInt64
}

/// Somebody waits for messages.
struct Reader: Identifiable {
    let id: Ticket
    let limit: Int
    let deadline: ContinuousClock.Instant?
    let continuation: CheckedContinuation<[Message], any Error>
}

/// Somebody waits for room in the queue.
struct Writer: Identifiable {
    let id: Ticket
    var outbox: Outbox
    let deadline: ContinuousClock.Instant?
    let continuation: CheckedContinuation<Int, any Error>
}

/// Messages on their way out, in order.
struct Outbox {
    private let messages: [[Frame]]
    private let skipsUnreachable: Bool
    private(set) var sent = 0
    /// Messages that no connected peer could take.
    private(set) var skipped = 0

    init(_ messages: [[Frame]], skipsUnreachable: Bool) {
        self.messages = messages
        self.skipsUnreachable = skipsUnreachable
    }

    /// The routing id of the message that comes next, on a ROUTER.
    var peer: Frame? { sent < messages.count ? messages[sent].first : nil }

    /// Sends until the queue is full; true when nothing is left.
    mutating func flush(into socket: borrowing RawSocket) throws(ZeroMQError) -> Bool {
        while sent < messages.count {
            do {
                guard try socket.send(messages[sent]) else { return false }
            } catch .peerUnreachable where skipsUnreachable {
                skipped += 1
            }
            sent += 1
        }
        return true
    }
}
