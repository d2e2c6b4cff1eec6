internal import CZeroMQ

/// What `Socket` asks of its hub about endpoints and subscriptions, on the socket thread.
extension Hub {
    func bind(_ id: Int, to endpoint: String) throws(ZeroMQError) -> String {
        let socket = try reactor.socket(id)
        try socket.raw.bind(endpoint)
        return socket.raw.lastEndpoint()
    }

    /// False while somebody else is bound there.
    func bindIfFree(_ id: Int, to endpoint: String) throws(ZeroMQError) -> Bool {
        let socket = try reactor.socket(id)
        do {
            try socket.raw.bind(endpoint)
            return true
        } catch .addressInUse {
            return false
        }
    }

    func unbind(_ id: Int, from endpoint: String) throws(ZeroMQError) { try reactor.socket(id).raw.unbind(endpoint) }

    func connect(_ id: Int, to endpoint: String) throws(ZeroMQError) { try reactor.socket(id).raw.connect(endpoint) }

    func disconnect(_ id: Int, from endpoint: String) throws(ZeroMQError) { try reactor.socket(id).raw.disconnect(endpoint) }

    func lastEndpoint(of id: Int) throws(ZeroMQError) -> String { try reactor.socket(id).raw.lastEndpoint() }

    func subscribe(_ id: Int, to prefix: Frame) throws(ZeroMQError) {
        try reactor.socket(id).raw.set(ZMQ_SUBSCRIBE, "subscribe", to: prefix)
    }

    func unsubscribe(_ id: Int, from prefix: Frame) throws(ZeroMQError) {
        try reactor.socket(id).raw.set(ZMQ_UNSUBSCRIBE, "unsubscribe", to: prefix)
    }

    func events(of id: Int, keeping limit: Int) throws(ZeroMQError) -> AsyncStream<SocketEvent> {
        try reactor.events(of: id, keeping: limit)
    }

    func close(_ id: Int) { reactor.close(id) }
}
