internal import CZeroMQ

/// A socket with those who wait for it. Touched on the socket thread only.
final class OpenSocket {
    /// What the socket thread itself does with a socket's messages; nil where callers receive them.
    enum Duty {
        case authenticate
        case report(AsyncStream<SocketEvent>.Continuation)
    }

    let id: Int
    let pattern: Pattern
    let options: SocketOptions
    private(set) var raw: RawSocket
    let duty: Duty?
    /// The socket that reports this one's events.
    var monitor: Int?
    /// What to do again when the socket is reset.
    var bound: [String] = []
    var connected: [String] = []
    var subscriptions: [Frame] = []
    private var readers = WaitingLine<Reader>()
    private var writers = WaitingLine<Writer>()
    private(set) var nextDeadline: ContinuousClock.Instant?
    /// How long to wait at most until blocked writers are tried again, where POLLOUT says nothing.
    private var patienceMilliseconds = 1

    init(_ id: Int, _ pattern: Pattern, _ options: SocketOptions, _ raw: consuming RawSocket, duty: Duty? = nil) {
        self.id = id
        self.pattern = pattern
        self.options = options
        self.raw = raw
        self.duty = duty
    }
}

extension OpenSocket {
    /// Puts a new C socket in the place of the old one, which closes at once. Those who wait go on waiting.
    func replace(by new: consuming RawSocket) { raw = new }

    /// For a monitor whose stream goes on elsewhere.
    func closeQuietly() { raw.close() }
}

// MARK: - Receiving

extension OpenSocket {
    /// One call stops gathering after so many bytes, so that a batch of large messages stays bounded.
    static let batchBytes = 16 << 20

    /// What is there, unless somebody came earlier; empty when there is nothing.
    func receive(upTo limit: Int) throws(ZeroMQError) -> [Message] {
        readers.isEmpty ? try take(upTo: limit) : []
    }

    private func take(upTo limit: Int) throws(ZeroMQError) -> [Message] {
        var messages: [Message] = []
        var bytes = 0
        while messages.count < limit, bytes < Self.batchBytes {
            guard let message = try raw.receive(withUserID: options.security.needsAuthenticator, upTo: options.maxFrames) else { break }
            bytes += message.byteCount
            messages.append(message)
        }
        return messages
    }

    func wait(_ reader: Reader) {
        readers.append(reader)
        note(reader.deadline)
    }

    /// Gives what arrived to those who wait, in the order in which they came.
    func serveReaders() {
        while !readers.isEmpty {
            do {
                let messages = try take(upTo: readers.first.limit)
                guard !messages.isEmpty else { return }
                readers.removeFirst().continuation.resume(returning: messages)
            } catch {
                readers.removeFirst().continuation.resume(throwing: error)
            }
        }
    }
}

// MARK: - Sending

extension OpenSocket {
    /// True when everything is sent. Nothing overtakes those who already wait, except to another peer of a ROUTER.
    func send(_ outbox: inout Outbox) throws(ZeroMQError) -> Bool {
        guard writers.isEmpty || pattern == .router && !writers.contains(where: { $0.outbox.peer == outbox.peer }) else { return false }
        return try outbox.flush(into: raw)
    }

    func wait(_ writer: Writer) {
        writers.append(writer)
        patienceMilliseconds = 1
        note(writer.deadline)
    }

    /// Sends what the queues take now, in order; on a ROUTER a full peer holds up only its own messages.
    func serveWriters() {
        guard !writers.isEmpty else { return }
        var full: Set<Frame> = []
        var sent = 0
        writers.removeServed { writer in
            let route = pattern == .router ? writer.outbox.peer ?? [] : []
            if full.contains(route) { return false }
            let before = writer.outbox.sent
            let isDone = serve(&writer)
            sent += writer.outbox.sent - before
            if !isDone { full.insert(pattern == .router ? writer.outbox.peer ?? [] : []) }
            return isDone
        }
        patienceMilliseconds = sent > 0 ? 1 : min(patienceMilliseconds * 2, Self.maximumPatienceMilliseconds)
    }

    private func serve(_ writer: inout Writer) -> Bool {
        do {
            guard try writer.outbox.flush(into: raw) else { return false }
            writer.continuation.resume(returning: writer.outbox.skipped)
        } catch {
            writer.continuation.resume(throwing: error)
        }
        return true
    }

    private static let maximumPatienceMilliseconds = 64
}

// MARK: - Polling

extension OpenSocket {
    /// What to ask `zmq_poll`; nil while nobody waits, so that libzmq's own limits hold the peers back.
    ///
    /// Where POLLOUT says nothing, the descriptor is watched instead: it becomes readable when a peer made room. Two calls on one
    /// socket can hide that signal from each other (libzmq#3641), therefore `patience` bounds the wait as well.
    func pollItem() -> zmq_pollitem_t? {
        let reads = duty != nil || !readers.isEmpty
        let polledForRoom = !writers.isEmpty && pattern.reportsWritability
        let events = (reads ? ZMQ_POLLIN : 0) | (polledForRoom ? ZMQ_POLLOUT : 0)
        return unsafe events == 0 ? nil : raw.pollItem(events)
    }

    var waiting: Int { readers.count + writers.count }

    var isRetrying: Bool { !writers.isEmpty && !pattern.reportsWritability }

    /// Tries blocked writers again just before the thread sleeps; nil when none is left waiting that POLLOUT does not wake.
    func retry() -> (descriptor: Int32, milliseconds: Int)? {
        guard isRetrying else { return nil }
        raw.processCommands()
        serveWriters()
        return isRetrying ? (raw.descriptor(), patienceMilliseconds) : nil
    }
}

// MARK: - Leaving the line

extension OpenSocket {
    private func note(_ deadline: ContinuousClock.Instant?) {
        guard let deadline else { return }
        nextDeadline = min(nextDeadline ?? deadline, deadline)
    }

    func cancel(_ ticket: Ticket) {
        readers.remove(ticket)?.continuation.resume(throwing: CancellationError())
        writers.remove(ticket)?.continuation.resume(throwing: CancellationError())
    }

    /// Turns away those whose time is over.
    func expire(at now: ContinuousClock.Instant) {
        guard let nextDeadline, nextDeadline <= now else { return }
        self.nextDeadline = nil
        readers.removeServed { reader in
            guard let deadline = reader.deadline, deadline <= now else {
                note(reader.deadline)
                return false
            }
            reader.continuation.resume(throwing: ZeroMQError.timedOut)
            return true
        }
        writers.removeServed { writer in
            guard let deadline = writer.deadline, deadline <= now else {
                note(writer.deadline)
                return false
            }
            writer.continuation.resume(throwing: ZeroMQError.timedOut)
            return true
        }
    }

    /// Turns everybody away and closes the C socket, however long somebody still holds this object: the context's end waits for it.
    func close() {
        for reader in readers.removeAll() { reader.continuation.resume(throwing: ZeroMQError.closed) }
        for writer in writers.removeAll() { writer.continuation.resume(throwing: ZeroMQError.closed) }
        if case .report(let events) = duty { events.finish() }
        raw.close()
    }
}
