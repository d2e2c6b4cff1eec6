/// A socket of a hub: a name for it, to be copied and handed to any task.
///
/// Every call hops to the socket thread once; the batch calls carry many messages in one hop.
public struct Socket: Sendable, Hashable {
    let id: Int
    public let pattern: Pattern
    public let hub: Hub

    public static func == (left: Socket, right: Socket) -> Bool { left.id == right.id && left.hub === right.hub }
    public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

// MARK: - Receiving

extension Socket {
    /// Waits for one message. Those who wait on one socket are served in the order in which they came.
    ///
    /// - Parameter time: how long to wait; then it throws `timedOut`. Nil waits as long as it takes.
    /// - Throws: `CancellationError` when the task is cancelled before a message is there; no message is lost by that.
    ///   `ZeroMQError.closed` when the socket or the hub is closed meanwhile.
    public nonisolated(nonsending) func receive(within time: Duration? = nil) async throws -> Message {
        let messages = try await hub.receive(on: id, upTo: 1, within: time)
        return messages[0]
    }

    /// Waits for a message, then takes what else is already there: at least one, at most `limit`, and not much more than 16 MiB.
    public nonisolated(nonsending) func receive(upTo limit: Int, within time: Duration? = nil) async throws -> [Message] {
        precondition(limit > 0, "a batch has at least one message")
        return try await hub.receive(on: id, upTo: limit, within: time)
    }

    /// What is there now, without waiting; perhaps nothing.
    public nonisolated(nonsending) func tryReceive(upTo limit: Int = 1) async throws(ZeroMQError) -> [Message] {
        precondition(limit > 0, "a batch has at least one message")
        return try await hub.receiveNow(on: id, upTo: limit)
    }
}

// MARK: - Sending

extension Socket {
    /// Sends one message, waiting while the queue is full.
    ///
    /// - Throws: `CancellationError` or `timedOut` while it waits, and then the message was not sent. `peerUnreachable` on a ROUTER.
    public nonisolated(nonsending) func send(_ frames: [Frame], within time: Duration? = nil) async throws {
        precondition(!frames.isEmpty, "a message has at least one frame")
        _ = try await hub.send([frames], on: id, skippingUnreachable: false, within: time)
    }

    /// Sends many messages in one hop, in order, waiting while the queue is full.
    ///
    /// An error says that the rest was not sent, not how much was; where that matters, use `trySend(batch:)`.
    /// - Parameter skippingUnreachable: on a ROUTER, leaves out what no connected peer could take instead of throwing `peerUnreachable`.
    /// - Returns: how many messages were left out.
    @discardableResult
    public nonisolated(nonsending) func send(
        batch: [[Frame]], skippingUnreachable: Bool = false, within time: Duration? = nil
    ) async throws -> Int {
        precondition(batch.allSatisfy { !$0.isEmpty }, "a message has at least one frame")
        return try await hub.send(batch, on: id, skippingUnreachable: skippingUnreachable, within: time)
    }

    /// Sends one message unless the queue is full. False: nothing was sent.
    public nonisolated(nonsending) func trySend(_ frames: [Frame]) async throws(ZeroMQError) -> Bool {
        precondition(!frames.isEmpty, "a message has at least one frame")
        return try await hub.sendNow([frames], on: id, skippingUnreachable: false) == 1
    }

    /// Sends from the front of the batch until the queue is full; returns how many are done, sent or left out.
    public nonisolated(nonsending) func trySend(batch: [[Frame]], skippingUnreachable: Bool = false) async throws(ZeroMQError) -> Int {
        precondition(batch.allSatisfy { !$0.isEmpty }, "a message has at least one frame")
        return try await hub.sendNow(batch, on: id, skippingUnreachable: skippingUnreachable)
    }
}

// MARK: - Endpoints

extension Socket {
    /// Listens at `tcp://host:port`, `ipc:///path` or `inproc://name`; returns the endpoint with the port chosen for `*`.
    @discardableResult
    public nonisolated(nonsending) func bind(_ endpoint: String) async throws(ZeroMQError) -> String {
        try await hub.bind(id, to: endpoint)
    }

    /// Stops listening; the connections that came in there stay.
    public nonisolated(nonsending) func unbind(_ endpoint: String) async throws(ZeroMQError) {
        try await hub.unbind(id, from: endpoint)
    }

    /// Ends every connection of the socket, then binds and connects again, so that each peer is decided on anew.
    ///
    /// This is how a revoked key loses the connection that it already has: libzmq can neither end a single one, nor does `unbind`
    /// end any. Admitted peers come back by themselves, those who wait here go on waiting, but messages that were queued on
    /// either way are lost. Not for sockets bound to ipc, whose closing listener would take the new one's path away.
    ///
    /// The old listener closes in the background, which is waited for, at most five seconds. Where it throws, the socket
    /// may be left without endpoints: bind it again, or close it.
    public nonisolated(nonsending) func reset() async throws {
        try await hub.reset(id)
    }

    /// Connects in the background, again and again until the peer is there.
    public nonisolated(nonsending) func connect(_ endpoint: String) async throws(ZeroMQError) {
        try await hub.connect(id, to: endpoint)
    }

    public nonisolated(nonsending) func disconnect(_ endpoint: String) async throws(ZeroMQError) {
        try await hub.disconnect(id, from: endpoint)
    }

    /// The endpoint last bound or connected; empty before the first.
    public nonisolated(nonsending) func lastEndpoint() async throws(ZeroMQError) -> String {
        try await hub.lastEndpoint(of: id)
    }

    /// SUB: receive messages whose first frame begins with `prefix`; an empty one means all.
    public nonisolated(nonsending) func subscribe(to prefix: String) async throws(ZeroMQError) {
        try await hub.subscribe(id, to: Frame(prefix.utf8))
    }

    public nonisolated(nonsending) func unsubscribe(from prefix: String) async throws(ZeroMQError) {
        try await hub.unsubscribe(id, from: Frame(prefix.utf8))
    }

    /// What happens to the connections from now on; one stream a socket, an older one ends. Ask before `bind` or `connect`.
    ///
    /// - Parameter limit: how many events wait for a slow reader; then the oldest are dropped.
    public nonisolated(nonsending) func events(keeping limit: Int = 256) async throws(ZeroMQError) -> AsyncStream<SocketEvent> {
        try await hub.events(of: id, keeping: limit)
    }

    /// Turns those who wait away with `closed`; unsent messages linger as the options say. May be called again.
    public nonisolated(nonsending) func close() async {
        await hub.close(id)
    }
}
