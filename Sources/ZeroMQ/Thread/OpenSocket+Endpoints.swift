internal import CZeroMQ

/// Endpoints and subscriptions, remembered for a reset.
extension OpenSocket {
    func bind(_ endpoint: String) throws(ZeroMQError) {
        try raw.bind(endpoint)
        bound.append(raw.lastEndpoint())
    }

    func unbind(_ endpoint: String) throws(ZeroMQError) {
        try raw.unbind(endpoint)
        bound.removeAll { $0 == endpoint }
    }

    func connect(_ endpoint: String) throws(ZeroMQError) {
        try raw.connect(endpoint)
        connected.append(endpoint)
    }

    func disconnect(_ endpoint: String) throws(ZeroMQError) {
        try raw.disconnect(endpoint)
        connected.removeAll { $0 == endpoint }
    }

    func subscribe(to prefix: Frame) throws(ZeroMQError) {
        try raw.set(ZMQ_SUBSCRIBE, "subscribe", to: prefix)
        subscriptions.append(prefix)
    }

    /// Libzmq counts subscriptions to one prefix; so does this.
    func unsubscribe(from prefix: Frame) throws(ZeroMQError) {
        try raw.set(ZMQ_UNSUBSCRIBE, "unsubscribe", to: prefix)
        if let index = subscriptions.firstIndex(of: prefix) { subscriptions.remove(at: index) }
    }
}
