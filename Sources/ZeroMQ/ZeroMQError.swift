internal import CZeroMQ

/// What went wrong, and what to do about it.
public enum ZeroMQError: Error, Hashable, Sendable {
    /// Somebody else is bound to the endpoint.
    case addressInUse(endpoint: String)
    /// No interface of this machine has the endpoint's address.
    case addressUnavailable(endpoint: String)
    /// Not an endpoint that libzmq reads.
    case badEndpoint(String)
    /// The endpoint was never bound or connected, or is no longer.
    case unknownEndpoint(String)
    /// The system refuses the endpoint to this user.
    case permissionDenied(endpoint: String)
    /// A ROUTER knows no connected peer of that routing id.
    case peerUnreachable
    /// The socket or its hub was closed.
    case closed
    /// Nothing happened in the time given.
    case timedOut
    /// The process has no more descriptors, or the context no more sockets.
    case tooManySockets
    /// This kind of socket cannot do that.
    case unsupported(operation: String)
    /// libzmq refuses the value of an option.
    case invalidOption(name: String)
    /// Not a CURVE key.
    case invalidKey(reason: String)
    /// Anything else that libzmq or the system reported, by its number.
    case system(operation: String, number: Int32)
}

extension ZeroMQError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .addressInUse(let endpoint): "\(endpoint) is in use: stop the other program that is bound to it, or choose another endpoint"
        case .addressUnavailable(let endpoint):
            "no interface of this machine has the address of \(endpoint): bind tcp://*:port or an address that `ip address` lists"
        case .badEndpoint(let endpoint):
            "‘\(endpoint)’ is no endpoint: write tcp://host:port, ipc:///path (at most 107 bytes) or inproc://name"
        case .unknownEndpoint(let endpoint):
            "\(endpoint) is not bound or connected on this socket, or its path does not exist: use the text that bind or connect returned"
        case .permissionDenied(let endpoint):
            "the system refuses \(endpoint): use a port above 1023, or a directory that this user may write"
        case .peerUnreachable: "no peer with that routing id is connected: drop the reply, the peer asks again when it is back"
        case .closed: "the socket is closed: open a new one"
        case .timedOut: "no answer in the time given: ask again with the same ids, or check that the peer runs and its key is admitted"
        case .tooManySockets: "no more sockets or descriptors: close some, or raise the limit (ulimit -n)"
        case .unsupported(let operation): "this kind of socket cannot \(operation): choose another pattern"
        case .invalidOption(let name): "libzmq refuses the value of \(name): see zmq_setsockopt(3) for its range"
        case .invalidKey(let reason): "not a CURVE key, \(reason): a key is 40 characters of Z85 or 32 bytes"
        case .system(let operation, let number): "\(operation) failed: \(Self.text(of: number)) (\(number))"
        }
    }

    private static func text(of number: Int32) -> String { unsafe String(cString: zmq_strerror(number)) }
}

extension ZeroMQError {
    /// The error that the last call on this thread left behind.
    static func last(_ operation: String) -> ZeroMQError {
        switch zmq_errno() {
        case EHOSTUNREACH: .peerUnreachable
        case ETERM, ENOTSOCK: .closed
        case EMFILE, ENFILE: .tooManySockets
        case ENOTSUP, EFSM: .unsupported(operation: operation)
        case let number: .system(operation: operation, number: number)
        }
    }

    /// The same for bind, connect and their opposites.
    static func last(_ operation: String, endpoint: String) -> ZeroMQError {
        switch zmq_errno() {
        case EADDRINUSE: .addressInUse(endpoint: endpoint)
        case EADDRNOTAVAIL, ENODEV: .addressUnavailable(endpoint: endpoint)
        case EINVAL, EPROTONOSUPPORT, ENOCOMPATPROTO, ENAMETOOLONG: .badEndpoint(endpoint)
        case ENOENT, ENOTDIR, ECONNREFUSED: .unknownEndpoint(endpoint)
        case EACCES, EPERM, EROFS: .permissionDenied(endpoint: endpoint)
        default: last(operation)
        }
    }
}
