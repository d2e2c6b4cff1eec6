internal import CZeroMQ
internal import Glibc

/// Every socket of a hub, and the poll over those that somebody waits for.
///
/// `@safe`: the poll items are private, and each dies before its socket.
/// `@unchecked Sendable`: after `init` it is touched only by the thread that serves the hub's jobs, which is one at a time
/// (`SocketThread`): by the jobs themselves, by the poll between them, and by the end after them.
@safe final class Reactor: @unchecked Sendable {
    private var context: Context?
    private var sockets: [Int: OpenSocket] = [:]
    private var lastID = 0
    private var lastTicket: UInt64 = 0
    private var isAuthenticating = false
    /// From the first moment of the end: a socket opened now would be closed by nobody, and the context would wait for it.
    private var isClosing = false
    var authenticator: any Authenticator = NobodyAdmitted()
    /// Asked of `zmq_poll`, and the sockets they belong to; the first item is the wake-up, those past the sockets are descriptors.
    private var items: [zmq_pollitem_t] = unsafe []
    private var polled: [OpenSocket] = []

    init(ioThreads: Int) throws(ZeroMQError) {
        context = try Context(ioThreads: ioThreads)
    }
}

// MARK: - Sockets

extension Reactor {
    func open(_ pattern: Pattern, _ options: SocketOptions, duty: OpenSocket.Duty? = nil) throws(ZeroMQError) -> OpenSocket {
        guard let context, !isClosing else { throw .closed }
        if options.security.needsAuthenticator { try authenticate() }
        let raw = try RawSocket(pattern.number, in: context)
        try options.apply(to: raw, as: pattern)
        lastID += 1
        let socket = OpenSocket(lastID, pattern, options, raw, duty: duty)
        sockets[lastID] = socket
        return socket
    }

    func socket(_ id: Int) throws(ZeroMQError) -> OpenSocket {
        guard let socket = sockets[id] else { throw .closed }
        return socket
    }

    func close(_ id: Int) {
        guard let socket = sockets.removeValue(forKey: id) else { return }
        endMonitor(of: socket)
        socket.close()
    }

    func nextTicket(for socket: Int) -> Ticket {
        lastTicket += 1
        return Ticket(socket: socket, number: lastTicket)
    }

    func cancel(_ ticket: Ticket) { sockets[ticket.socket]?.cancel(ticket) }

    /// Asks are answered from before the first server listens: without a handler libzmq admits everybody.
    private func authenticate() throws(ZeroMQError) {
        guard !isAuthenticating else { return }
        isAuthenticating = true
        do {
            let handler = try open(.router, .inProcess, duty: .authenticate)
            try handler.raw.bind(ZAPRequest.endpoint)
        } catch {
            isAuthenticating = false
            throw error
        }
    }
}

// MARK: - Monitors

extension Reactor {
    /// Events of a socket from now on; the stream keeps the newest `limit`.
    func events(of id: Int, keeping limit: Int) throws(ZeroMQError) -> AsyncStream<SocketEvent> {
        let socket = try socket(id)
        endMonitor(of: socket)
        let (stream, continuation) = AsyncStream.makeStream(of: SocketEvent.self, bufferingPolicy: .bufferingNewest(limit))
        try startMonitor(of: socket, duty: .report(continuation))
        return stream
    }

    private func startMonitor(of socket: OpenSocket, duty: OpenSocket.Duty) throws(ZeroMQError) {
        let endpoint = "inproc://zeromq.monitor.\(lastID + 1)"
        try socket.raw.monitor(at: endpoint, events: SocketEvent.watched)
        let monitor = try open(.pair, .inProcess, duty: duty)
        try monitor.raw.connect(endpoint)
        socket.monitor = monitor.id
    }

    /// Before the monitored socket closes: an event that nobody takes would block libzmq's own thread.
    private func endMonitor(of socket: OpenSocket) {
        detachMonitor(of: socket)?.close()
    }

    private func detachMonitor(of socket: OpenSocket) -> OpenSocket? {
        guard let monitor = socket.monitor.flatMap({ sockets.removeValue(forKey: $0) }) else { return nil }
        socket.monitor = nil
        try? socket.raw.monitor(at: nil, events: 0)
        perform(monitor)
        return monitor
    }

    /// Ends every connection of a socket, and gives it a new C socket with the same options, subscriptions and events.
    func reset(_ id: Int) throws(ZeroMQError) -> OpenSocket {
        guard let context, !isClosing else { throw .closed }
        let socket = try socket(id)
        let new = try RawSocket(socket.pattern.number, in: context)
        try socket.options.apply(to: new, as: socket.pattern)
        for prefix in socket.subscriptions { try new.set(ZMQ_SUBSCRIBE, "subscribe", to: prefix) }
        let monitor = detachMonitor(of: socket)
        try? socket.raw.set(ZMQ_LINGER, "linger", to: Int32(0))
        socket.replace(by: new)
        // Only the C socket: the stream goes on with the next.
        monitor?.closeQuietly()
        if let duty = monitor?.duty { try startMonitor(of: socket, duty: duty) }
        return socket
    }

    /// Does what the socket thread itself does with a socket's messages.
    private func perform(_ socket: OpenSocket) {
        guard let duty = socket.duty, let messages = try? socket.receive(upTo: Self.dutyBatch) else { return }
        for message in messages {
            switch duty {
            case .report(let events): SocketEvent(message).map { _ = events.yield($0) }
            case .authenticate: _ = try? socket.raw.send(answer(message.frames))
            }
        }
    }

    private static let dutyBatch = 256

    /// Libzmq asks as a REQ does: behind the route back and an empty frame. A ROUTER, unlike a REP, may answer in any order.
    private func answer(_ frames: [Frame]) -> [Frame] {
        let (envelope, question) = (Array(frames.prefix(2)), Array(frames.dropFirst(2)))
        guard let request = ZAPRequest(question) else { return envelope + ZAPReply.malformed(question) }
        return envelope + ZAPReply(to: request.id, authenticator.decide(request.handshake)).frames
    }
}

extension SocketOptions {
    /// For sockets between libzmq and this module. No high-water mark on the way in: libzmq's own thread would block on it, and
    /// the socket thread empties it at every turn.
    fileprivate static let inProcess = SocketOptions.with {
        $0.linger = .zero
        $0.receiveHighWaterMark = 0
        $0.heartbeat = nil
    }
}

// MARK: - Polling

extension Reactor {
    /// Waits until a socket is ready for somebody or the wake-up is written, then serves. `fallAsleep` says whether it may wait at all.
    func poll(wakeup: Int32, fallAsleep: () -> Bool) {
        let patience = prepare(wakeup)
        let milliseconds = fallAsleep() ? patience : 0
        guard unsafe zmq_poll(&items, Int32(items.count), milliseconds) > 0 else { return }
        if unsafe items[0].revents != 0 { drain(wakeup) }
        for (index, socket) in polled.enumerated() {
            let ready = unsafe Int32(items[index + 1].revents)
            if ready & ZMQ_POLLIN != 0 { socket.duty == nil ? socket.serveReaders() : perform(socket) }
            if ready & ZMQ_POLLOUT != 0 { socket.serveWriters() }
        }
    }

    /// Lists what to poll, and returns for how many milliseconds at most; −1 for as long as it takes.
    private func prepare(_ wakeup: Int32) -> Int {
        unsafe items.removeAll(keepingCapacity: true)
        polled.removeAll(keepingCapacity: true)
        unsafe items.append(zmq_pollitem_t(socket: nil, fd: wakeup, events: Int16(ZMQ_POLLIN), revents: 0))
        var retries: [zmq_pollitem_t] = unsafe []
        var patience = Patience()
        for socket in sockets.values {
            patience.expire(socket)
            if let retry = socket.retry() {
                patience.limit(to: retry.milliseconds)
                unsafe retries.append(zmq_pollitem_t(socket: nil, fd: retry.descriptor, events: Int16(ZMQ_POLLIN), revents: 0))
            }
            guard let item = unsafe socket.pollItem() else { continue }
            polled.append(socket)
            unsafe items.append(item)
        }
        unsafe items += retries
        return patience.milliseconds
    }

    private func drain(_ wakeup: Int32) {
        var count: UInt64 = 0
        _ = unsafe read(wakeup, &count, MemoryLayout<UInt64>.size)
    }
}

/// How long a poll may last.
private struct Patience {
    private(set) var milliseconds = -1
    private var now: ContinuousClock.Instant?

    mutating func limit(to limit: Int) {
        milliseconds = milliseconds < 0 ? limit : min(milliseconds, limit)
    }

    /// Turns away those on the socket whose time is over, and waits no longer than for the next of them.
    mutating func expire(_ socket: OpenSocket) {
        guard socket.nextDeadline != nil else { return }
        let now = self.now ?? .now
        self.now = now
        socket.expire(at: now)
        guard let deadline = socket.nextDeadline else { return }
        // One more, because rounding down would wake too early and turn in a circle.
        limit(to: Int((deadline - now).optionMilliseconds) + 1)
    }
}

// MARK: - The end

extension Reactor {
    /// Turns every waiter away and closes every socket; none keeps unsent messages longer than `lingerLimit`.
    func closeSockets(lingerLimit: Duration) {
        isClosing = true
        for socket in sockets.values {
            let linger = min(socket.options.linger, lingerLimit)
            try? socket.raw.set(ZMQ_LINGER, "linger", to: linger.optionMilliseconds)
        }
        // The handler of handshakes last, the monitors with their sockets.
        for id in sockets.values.filter({ $0.duty == nil }).map(\.id) { close(id) }
        for id in Array(sockets.keys) { close(id) }
        unsafe items = []
        polled = []
    }

    /// Blocks until what lingers is sent or given up.
    func endContext() { context = nil }
}
