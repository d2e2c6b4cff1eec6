import Events
import ZeroMQ

/// The three sockets at which one kind of client is served.
struct Counter: Sendable {
    let append: Socket
    let read: Socket
    let live: Socket
    /// With the ports that the system chose.
    let endpoints: JournalEndpoints
    /// Nil: whoever reaches the sockets may do everything.
    let access: Access?

    /// Messages that wait for a slow subscriber. What is over is dropped for that one alone; it notices and reads.
    static let liveQueue = 20_000
    /// Answers that wait for a client that does not take them. What is over is dropped; the client asks again.
    static let answerQueue = 2_000
    /// A page may have two megabytes, so few may wait.
    static let pageQueue = 8

    init(_ hub: Hub, _ wanted: JournalEndpoints, _ security: Security, access: Access?) async throws {
        self.access = access
        append = try await Self.open(hub, .router, security, queue: Self.answerQueue, at: wanted.append)
        read = try await Self.open(hub, .router, security, queue: Self.pageQueue, at: wanted.read)
        live = try await Self.open(hub, .publish, security, queue: Self.liveQueue, at: wanted.live)
        endpoints = JournalEndpoints(
            append: try await append.lastEndpoint(), read: try await read.lastEndpoint(), live: try await live.lastEndpoint())
    }

    private static func open(
        _ hub: Hub, _ pattern: Pattern, _ security: Security, queue: Int, at endpoint: String
    ) async throws(ZeroMQError) -> Socket {
        let options = SocketOptions.with {
            $0.security = security
            $0.maxMessageSize = Event.maximumBytes + 4096
            $0.sendHighWaterMark = queue
        }
        return try await hub.open(pattern, options, bind: endpoint)
    }

    func close() async {
        for socket in [append, read, live] { await socket.close() }
    }

    /// Ends every connection and listens again, so that each client has to show its key anew.
    /// - Throws: `ZeroMQError` when an endpoint cannot be bound again: then nobody can connect, and the server must end.
    func cutEverybodyOff() async throws {
        for socket in [append, read, live] { try await socket.reset() }
    }
}
