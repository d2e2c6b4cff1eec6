/// Owns sockets, all on one thread of its own, which is also the actor's executor.
///
/// A socket is polled only while somebody waits for it, so libzmq's high-water marks are the back pressure and nothing piles up here.
/// One hub per process is enough, and in-process endpoints reach only sockets of the same hub. Do not fork after making one.
///
/// `close` ends it in bounded time. A hub that is dropped without `close` ends by itself, once no `Socket` of it is left.
public actor Hub {
    let thread: SocketThread
    /// Only the socket thread touches it, and this actor runs there.
    let reactor: Reactor

    public nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe thread.asUnownedSerialExecutor() }

    /// Starts the socket thread. One libzmq I/O thread carries about a gigabyte a second.
    public init(ioThreads: Int = 1) throws(ZeroMQError) {
        reactor = try Reactor(ioThreads: ioThreads)
        thread = try SocketThread(reactor)
        try thread.start()
    }

    deinit { thread.stop(lingerLimit: Self.lingerLimit) }

    /// What a hub waits for unsent messages unless told otherwise.
    public static let lingerLimit: Duration = .seconds(2)

    /// Opens a socket. With `bind` or `connect` the first endpoint; more follow with `Socket.bind` and `Socket.connect`.
    public func open(
        _ pattern: Pattern, _ options: SocketOptions = SocketOptions(), bind: String? = nil, connect: String? = nil
    ) throws(ZeroMQError) -> Socket {
        let socket = try reactor.open(pattern, options)
        do {
            if let bind { try socket.bind(bind) }
            if let connect { try socket.connect(connect) }
        } catch {
            reactor.close(socket.id)
            throw error
        }
        return Socket(id: socket.id, pattern: pattern, hub: self)
    }

    /// Decides about new connections from now on, also to sockets that are already open. Until then everybody is refused.
    public func authenticate(with authenticator: any Authenticator) {
        reactor.authenticator = authenticator
    }

    /// Closes every socket, turns every waiter away with `closed`, and ends the thread.
    ///
    /// Takes at most as long as the lingering of unsent messages, bounded by `lingerLimit` and by the socket's own option.
    /// May be called more than once, also at the same time; every call returns when the end has come.
    public nonisolated func close(lingerLimit: Duration = Hub.lingerLimit) async {
        thread.stop(lingerLimit: lingerLimit)
        await thread.stopped()
    }
}
