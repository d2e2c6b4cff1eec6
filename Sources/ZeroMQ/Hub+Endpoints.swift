internal import CZeroMQ

/// What `Socket` asks of its hub about endpoints and subscriptions, on the socket thread.
extension Hub {
    func bind(_ id: Int, to endpoint: String) throws(ZeroMQError) -> String {
        let socket = try reactor.socket(id)
        try socket.bind(endpoint)
        return socket.bound.last ?? endpoint
    }

    func unbind(_ id: Int, from endpoint: String) throws(ZeroMQError) { try reactor.socket(id).unbind(endpoint) }

    func connect(_ id: Int, to endpoint: String) throws(ZeroMQError) { try reactor.socket(id).connect(endpoint) }

    func disconnect(_ id: Int, from endpoint: String) throws(ZeroMQError) { try reactor.socket(id).disconnect(endpoint) }

    func lastEndpoint(of id: Int) throws(ZeroMQError) -> String { try reactor.socket(id).raw.lastEndpoint() }

    func subscribe(_ id: Int, to prefix: Frame) throws(ZeroMQError) { try reactor.socket(id).subscribe(to: prefix) }

    func unsubscribe(_ id: Int, from prefix: Frame) throws(ZeroMQError) { try reactor.socket(id).unsubscribe(from: prefix) }

    func events(of id: Int, keeping limit: Int) throws(ZeroMQError) -> AsyncStream<SocketEvent> {
        try reactor.events(of: id, keeping: limit)
    }

    func close(_ id: Int) { reactor.close(id) }

    func reset(_ id: Int) async throws {
        let (bound, connected) = try takeEndpoints(of: id)
        for endpoint in bound { try await bindWhenFree(id, to: endpoint) }
        for endpoint in connected { try connect(id, to: endpoint) }
    }

    private func takeEndpoints(of id: Int) throws(ZeroMQError) -> (bound: [String], connected: [String]) {
        let old = try reactor.socket(id)
        if let path = old.bound.first(where: { $0.hasPrefix("ipc://") }) { throw .unsupported(operation: "reset at \(path)") }
        let socket = try reactor.reset(id)
        defer { (socket.bound, socket.connected) = ([], []) }
        return (socket.bound, socket.connected)
    }

    private func bindWhenFree(_ id: Int, to endpoint: String) async throws {
        let deadline = ContinuousClock.now + Self.freeingLimit
        while try !bindIfFree(id, to: endpoint) {
            guard ContinuousClock.now < deadline else { throw ZeroMQError.addressInUse(endpoint: endpoint) }
            try await Task.sleep(for: Self.freeingPause)
        }
    }

    private static let freeingLimit: Duration = .seconds(5)
    private static let freeingPause: Duration = .milliseconds(2)

    /// False while somebody else is bound there.
    private func bindIfFree(_ id: Int, to endpoint: String) throws(ZeroMQError) -> Bool {
        do {
            try reactor.socket(id).bind(endpoint)
            return true
        } catch .addressInUse {
            return false
        } catch .system(_, EAGAIN) {
            // Telling the events' reader that the bind failed has written its own number over the one that said why.
            return false
        }
    }
}
