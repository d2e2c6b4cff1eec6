/// How one socket behaves; fixed when it is opened. The defaults are bounded and careful, not libzmq's.
public struct SocketOptions: Sendable {
    /// How long messages not yet sent outlive `close`. Libzmq's own default is for ever, which would block the end of the process.
    public var linger: Duration = .seconds(1)
    /// Messages that may queue for one peer; then a sender waits, or a PUB drops.
    public var sendHighWaterMark = 1000
    /// Messages that may queue from one peer; then the peer is slowed down.
    public var receiveHighWaterMark = 1000
    /// Bytes of one frame; a peer that sends a larger one is disconnected.
    public var maxMessageSize = 16 << 20
    /// Frames of one message that are kept; of a message with more nothing is, and it is received as one without frames. Libzmq itself counts
    /// none of them until the last has come: how long that may take is for the receiver to bound.
    public var maxFrames = 4_096
    /// A peer that has not finished its handshake by then is disconnected.
    public var handshakeInterval: Duration = .seconds(10)
    /// Pings and their limits on tcp and ipc; nil turns them off.
    public var heartbeat: Heartbeat? = Heartbeat()
    /// The name by which a ROUTER knows this DEALER, 1–255 bytes, not starting with a zero byte. Nil: the ROUTER makes one up.
    public var routingID: [UInt8]?
    /// ROUTER: sending to an unknown peer throws `peerUnreachable` and to a full one waits, instead of dropping silently.
    public var routerMandatory = true
    /// ROUTER: a peer that comes back under its old routing id takes the place of its dead connection.
    ///
    /// Any admitted peer can claim any id, so trust `Message.userID`, not the id.
    public var routerHandover = true
    /// XPUB: a full subscriber makes the sender wait; without it messages are dropped silently.
    public var xpubNoDrop = true
    /// XPUB: hear every subscription, not only the first to each topic.
    public var xpubVerbose = false
    /// Queue only for finished connections, so that a sender waits instead of filling a queue for nobody.
    public var immediate = false
    /// Keep only the newest message. For messages of one frame only: libzmq breaks longer ones apart.
    public var conflate = false
    /// The first pause before connecting again; doubles up to `reconnectIntervalMax`.
    public var reconnectInterval: Duration = .milliseconds(100)
    public var reconnectIntervalMax: Duration = .seconds(5)
    /// The kernel's own probes on tcp. Not presence: see `heartbeat` for that.
    public var tcpKeepAlive: TCPKeepAlive? = TCPKeepAlive()
    public var ipv6 = false
    public var security = Security.open

    public init() {}

    /// The defaults with some changes: `.with { $0.linger = .zero }`.
    public static func with(_ change: (inout SocketOptions) -> Void) -> SocketOptions {
        var options = SocketOptions()
        change(&options)
        return options
    }
}

/// ZMTP pings (RFC 23).
public struct Heartbeat: Sendable, Hashable {
    /// Between two pings.
    public var interval: Duration
    /// A peer that does not answer for so long is disconnected.
    public var timeout: Duration
    /// What the peer is told to do if it hears nothing from here for so long; 0.1 s steps, at most 6553 s.
    public var timeToLive: Duration

    public init(interval: Duration = .seconds(5), timeout: Duration = .seconds(15), timeToLive: Duration = .seconds(20)) {
        self.interval = interval
        self.timeout = timeout
        self.timeToLive = timeToLive
    }
}

/// The kernel's probes of an idle tcp connection, tcp(7).
public struct TCPKeepAlive: Sendable, Hashable {
    public var idle: Duration
    public var interval: Duration
    /// Unanswered probes after which the connection is dead.
    public var probes: Int

    public init(idle: Duration = .seconds(60), interval: Duration = .seconds(10), probes: Int = 3) {
        self.idle = idle
        self.interval = interval
        self.probes = probes
    }
}
