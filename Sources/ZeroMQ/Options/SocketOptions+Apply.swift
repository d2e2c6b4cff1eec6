internal import CZeroMQ

/// Each option as libzmq names it, set before the socket is bound or connected, because most count only for later endpoints.
extension SocketOptions {
    func apply(to socket: borrowing RawSocket, as pattern: Pattern) throws(ZeroMQError) {
        try applyLimits(to: socket)
        try applyConnection(to: socket)
        try applyPattern(pattern, to: socket)
        try applyHeartbeat(to: socket)
        try applyKeepAlive(to: socket)
        try security.apply(to: socket)
    }

    private func applyLimits(to socket: borrowing RawSocket) throws(ZeroMQError) {
        try socket.set(ZMQ_LINGER, "linger", to: linger.optionMilliseconds)
        try socket.set(ZMQ_SNDHWM, "sendHighWaterMark", to: Int32(clamping: sendHighWaterMark))
        try socket.set(ZMQ_RCVHWM, "receiveHighWaterMark", to: Int32(clamping: receiveHighWaterMark))
        try socket.set(ZMQ_MAXMSGSIZE, "maxMessageSize", to: Int64(clamping: maxMessageSize))
    }

    private func applyConnection(to socket: borrowing RawSocket) throws(ZeroMQError) {
        try socket.set(ZMQ_HANDSHAKE_IVL, "handshakeInterval", to: handshakeInterval.optionMilliseconds)
        try socket.set(ZMQ_IMMEDIATE, "immediate", to: immediate)
        try socket.set(ZMQ_RECONNECT_IVL, "reconnectInterval", to: reconnectInterval.optionMilliseconds)
        try socket.set(ZMQ_RECONNECT_IVL_MAX, "reconnectIntervalMax", to: reconnectIntervalMax.optionMilliseconds)
        try socket.set(ZMQ_IPV6, "ipv6", to: ipv6)
        if conflate { try socket.set(ZMQ_CONFLATE, "conflate", to: true) }
        if let routingID { try socket.set(ZMQ_ROUTING_ID, "routingID", to: routingID) }
    }

    private func applyPattern(_ pattern: Pattern, to socket: borrowing RawSocket) throws(ZeroMQError) {
        switch pattern {
        case .router:
            try socket.set(ZMQ_ROUTER_MANDATORY, "routerMandatory", to: routerMandatory)
            try socket.set(ZMQ_ROUTER_HANDOVER, "routerHandover", to: routerHandover)
        case .xpublish:
            try socket.set(ZMQ_XPUB_NODROP, "xpubNoDrop", to: xpubNoDrop)
            try socket.set(ZMQ_XPUB_VERBOSE, "xpubVerbose", to: xpubVerbose)
        case .publish, .subscribe, .xsubscribe, .push, .pull, .dealer, .pair:
            break
        }
    }

    private func applyHeartbeat(to socket: borrowing RawSocket) throws(ZeroMQError) {
        guard let heartbeat else { return }
        try socket.set(ZMQ_HEARTBEAT_IVL, "heartbeat.interval", to: heartbeat.interval.optionMilliseconds)
        try socket.set(ZMQ_HEARTBEAT_TIMEOUT, "heartbeat.timeout", to: heartbeat.timeout.optionMilliseconds)
        try socket.set(ZMQ_HEARTBEAT_TTL, "heartbeat.timeToLive", to: heartbeat.timeToLive.optionMilliseconds)
    }

    private func applyKeepAlive(to socket: borrowing RawSocket) throws(ZeroMQError) {
        guard let tcpKeepAlive else { return }
        try socket.set(ZMQ_TCP_KEEPALIVE, "tcpKeepAlive", to: true)
        try socket.set(ZMQ_TCP_KEEPALIVE_IDLE, "tcpKeepAlive.idle", to: tcpKeepAlive.idle.optionSeconds)
        try socket.set(ZMQ_TCP_KEEPALIVE_INTVL, "tcpKeepAlive.interval", to: tcpKeepAlive.interval.optionSeconds)
        try socket.set(ZMQ_TCP_KEEPALIVE_CNT, "tcpKeepAlive.probes", to: Int32(clamping: tcpKeepAlive.probes))
    }
}

extension Security {
    func apply(to socket: borrowing RawSocket) throws(ZeroMQError) {
        switch self {
        case .open: break
        case .addressOnly(let domain): try setDomain(domain, of: socket)
        case .curveServer(let secretKey, let domain):
            try setDomain(domain, of: socket)
            try socket.set(ZMQ_CURVE_SERVER, "curveServer", to: true)
            try secretKey.withBytes { bytes throws(ZeroMQError) in try socket.set(ZMQ_CURVE_SECRETKEY, "secretKey", to: bytes) }
        case .curveClient(let keys, let serverKey):
            try socket.set(ZMQ_CURVE_SERVERKEY, "serverKey", to: serverKey.bytes)
            try socket.set(ZMQ_CURVE_PUBLICKEY, "publicKey", to: keys.publicKey.bytes)
            try keys.secretKey.withBytes { bytes throws(ZeroMQError) in try socket.set(ZMQ_CURVE_SECRETKEY, "secretKey", to: bytes) }
        }
    }

    /// An empty domain would turn authentication off for NULL peers, so it is refused.
    private func setDomain(_ domain: String, of socket: borrowing RawSocket) throws(ZeroMQError) {
        guard !domain.isEmpty else { throw .invalidOption(name: "domain") }
        try socket.set(ZMQ_ZAP_DOMAIN, "domain", to: Array(domain.utf8))
    }
}

extension Duration {
    /// As libzmq takes it: whole milliseconds, never negative, because −1 means for ever.
    var optionMilliseconds: Int32 {
        let (seconds, attoseconds) = components
        guard seconds < Int64(Int32.max) / 1000 else { return .max }
        return Int32(clamping: max(0, seconds * 1000 + attoseconds / 1_000_000_000_000_000))
    }

    /// Whole seconds, at least one.
    var optionSeconds: Int32 { Int32(clamping: max(1, components.seconds)) }
}
