internal import CZeroMQ

/// What happened to a connection of one socket (zmq_socket_monitor(3)).
public struct SocketEvent: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        /// Bytes can flow; the handshake comes next.
        case connected
        /// The peer does not answer yet; tried again in the background.
        case connectDelayed
        /// Tries again after so many milliseconds.
        case connectRetried(milliseconds: Int)
        case listening
        case bindFailed(errno: Int)
        case accepted
        case acceptFailed(errno: Int)
        case closed
        case disconnected
        /// The peer is who it says, and messages flow.
        case handshakeSucceeded
        /// The server's authenticator refused, with the ZAP status: 300, 400 or 500.
        case handshakeRefused(status: Int)
        /// The two do not speak the same protocol or mechanism: a NULL peer at a CURVE server, or a wrong server key.
        case handshakeProtocolFailed(code: Int)
        case handshakeFailed(errno: Int)
        case other(number: Int)
    }

    public let kind: Kind
    /// Of this side, or of the peer where libzmq tells it.
    public let endpoint: String

    /// Reads the two frames of a monitor: event number (16 bits) and value (32 bits), then the endpoint.
    init?(_ message: Message) {
        guard message.count == 2, message[0].count == 6 else { return nil }
        // In the byte order of this machine, and not aligned.
        let (number, value) = unsafe message[0].withUnsafeBytes {
            unsafe ($0.loadUnaligned(as: UInt16.self), $0.loadUnaligned(fromByteOffset: 2, as: UInt32.self))
        }
        kind = Kind(number: Int32(number), value: Int(value))
        endpoint = String(decoding: message[1], as: UTF8.self)
    }

    /// Every event but the end of the monitor itself, which libzmq might wait to deliver.
    static let watched = ZMQ_EVENT_ALL & ~ZMQ_EVENT_MONITOR_STOPPED
}

extension SocketEvent.Kind {
    fileprivate init(number: Int32, value: Int) {
        switch number {
        case ZMQ_EVENT_CONNECTED: self = .connected
        case ZMQ_EVENT_CONNECT_DELAYED: self = .connectDelayed
        case ZMQ_EVENT_CONNECT_RETRIED: self = .connectRetried(milliseconds: value)
        case ZMQ_EVENT_LISTENING: self = .listening
        case ZMQ_EVENT_BIND_FAILED: self = .bindFailed(errno: value)
        case ZMQ_EVENT_ACCEPTED: self = .accepted
        case ZMQ_EVENT_ACCEPT_FAILED: self = .acceptFailed(errno: value)
        case ZMQ_EVENT_CLOSED: self = .closed
        case ZMQ_EVENT_DISCONNECTED: self = .disconnected
        case ZMQ_EVENT_HANDSHAKE_SUCCEEDED: self = .handshakeSucceeded
        case ZMQ_EVENT_HANDSHAKE_FAILED_AUTH: self = .handshakeRefused(status: value)
        case ZMQ_EVENT_HANDSHAKE_FAILED_PROTOCOL: self = .handshakeProtocolFailed(code: value)
        case ZMQ_EVENT_HANDSHAKE_FAILED_NO_DETAIL: self = .handshakeFailed(errno: value)
        default: self = .other(number: Int(number))
        }
    }
}
