internal import CZeroMQ

/// The only owner of one C socket: cannot be copied, closes at the end of its life or earlier. Not thread-safe, like the C socket.
///
/// After `close` every call reports `closed`, because libzmq refuses a null socket with ENOTSOCK.
/// `@safe`: the pointers are private, come from libzmq, and die with the value.
@safe struct RawSocket: ~Copyable {
    private var pointer: UnsafeMutableRawPointer?
    /// Reused for every frame received, so that receiving allocates only what it returns.
    private let inbox: UnsafeMutablePointer<zmq_msg_t>

    init(_ number: Int32, in context: Context) throws(ZeroMQError) {
        guard let pointer = unsafe zmq_socket(context.pointer, number) else { throw .last("open") }
        unsafe self.pointer = pointer
        unsafe inbox = .allocate(capacity: 1)
        unsafe zmq_msg_init(inbox)
    }

    deinit {
        unsafe zmq_msg_close(inbox)
        unsafe inbox.deallocate()
        if let pointer = unsafe pointer { unsafe zmq_close(pointer) }
    }

    mutating func close() {
        if let pointer = unsafe pointer { unsafe zmq_close(pointer) }
        unsafe pointer = nil
    }

    /// What `zmq_poll` is asked about this socket.
    func pollItem(_ events: Int32) -> zmq_pollitem_t {
        unsafe zmq_pollitem_t(socket: pointer, fd: 0, events: Int16(events), revents: 0)
    }
}

// MARK: - Messages

extension RawSocket {
    /// False when the queue is full: then nothing of the message was taken.
    borrowing func send(_ frames: [Frame]) throws(ZeroMQError) -> Bool {
        let last = frames.count - 1
        for index in 0...last {
            if try send(frames[index], more: index < last) { continue }
            // A connection ended between two frames: libzmq took the first ones back and waits for the end of this
            // message in order to drop it (lb_t::sendpipe). Give it that end; the caller sends the whole message again.
            if index > 0, index < last {
                for rest in index + 1...last { _ = try send(frames[rest], more: rest < last) }
            }
            return false
        }
        return true
    }

    private borrowing func send(_ frame: Frame, more: Bool) throws(ZeroMQError) -> Bool {
        let flags = more ? ZMQ_DONTWAIT | ZMQ_SNDMORE : ZMQ_DONTWAIT
        let count = unsafe frame.withUnsafeBytes { unsafe zmq_send(pointer, $0.baseAddress, $0.count, flags) }
        if count >= 0 { return true }
        switch zmq_errno() {
        case EAGAIN: return false
        case EINTR: return try send(frame, more: more)
        default: throw .last("send")
        }
    }

    /// Nil when no message is there.
    borrowing func receive(withUserID: Bool, upTo maximumFrames: Int) throws(ZeroMQError) -> Message? {
        guard try receiveFrame() else { return nil }
        var message = Message([])
        // Most messages have two to four frames: one allocation for the list, not one a frame.
        message.frames.reserveCapacity(4)
        message.frames.append(frame)
        var count = 1
        while unsafe zmq_msg_more(inbox) != 0 {
            guard try receiveFrame() else { return nil }
            count += 1
            // The rest has to be taken in order to come to the next message, but not kept.
            if count <= maximumFrames { message.frames.append(frame) }
        }
        if count > maximumFrames { message.frames = [] }
        // Of the last frame: the first one of a ROUTER is made by libzmq and may lack what hangs on the connection.
        if withUserID { message.userID = userID }
        return message
    }

    private borrowing func receiveFrame() throws(ZeroMQError) -> Bool {
        while unsafe zmq_msg_recv(inbox, pointer, ZMQ_DONTWAIT) < 0 {
            switch zmq_errno() {
            case EAGAIN: return false
            case EINTR: continue
            default: throw .last("receive")
            }
        }
        return true
    }

    private var frame: Frame {
        unsafe Frame(UnsafeRawBufferPointer(start: zmq_msg_data(inbox), count: zmq_msg_size(inbox)))
    }

    private var userID: String? {
        guard let text = unsafe zmq_msg_gets(inbox, "User-Id") else { return nil }
        return unsafe String(cString: text)
    }
}

// MARK: - Endpoints

extension RawSocket {
    borrowing func bind(_ endpoint: String) throws(ZeroMQError) {
        guard endpoint.hasPossiblePort else { throw .badEndpoint(endpoint) }
        guard unsafe zmq_bind(pointer, endpoint) == 0 else { throw .last("bind", endpoint: endpoint) }
    }

    borrowing func unbind(_ endpoint: String) throws(ZeroMQError) {
        guard unsafe zmq_unbind(pointer, endpoint) == 0 else { throw .last("unbind", endpoint: endpoint) }
    }

    borrowing func connect(_ endpoint: String) throws(ZeroMQError) {
        guard endpoint.hasPossiblePort else { throw .badEndpoint(endpoint) }
        guard unsafe zmq_connect(pointer, endpoint) == 0 else { throw .last("connect", endpoint: endpoint) }
    }

    borrowing func disconnect(_ endpoint: String) throws(ZeroMQError) {
        guard unsafe zmq_disconnect(pointer, endpoint) == 0 else { throw .last("disconnect", endpoint: endpoint) }
    }

    /// Reports the socket's events to an endpoint inside the process; nil ends that.
    borrowing func monitor(at endpoint: String?, events: Int32) throws(ZeroMQError) {
        guard unsafe zmq_socket_monitor(pointer, endpoint, events) == 0 else { throw .last("monitor") }
    }

    /// The endpoint last bound or connected, with the port that the system chose for `*`.
    borrowing func lastEndpoint() -> String {
        var buffer = [CChar](repeating: 0, count: Self.endpointBytes)
        var size = buffer.count
        guard unsafe zmq_getsockopt(pointer, ZMQ_LAST_ENDPOINT, &buffer, &size) == 0 else { return "" }
        return String(decoding: buffer.prefix(max(0, size - 1)).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// Longer than any endpoint: a host name has at most 253 bytes, a path for ipc 107.
    private static let endpointBytes = 1024
}

extension String {
    /// Libzmq takes tcp port 99999 as 34463; nobody means that.
    fileprivate var hasPossiblePort: Bool {
        guard hasPrefix("tcp://"), let port = split(separator: ":").last.flatMap({ Int($0) }) else { return true }
        return (0...65_535).contains(port)
    }
}

// MARK: - Options

extension RawSocket {
    borrowing func set(_ option: Int32, _ name: String, to number: Int32) throws(ZeroMQError) {
        var number = number
        guard unsafe zmq_setsockopt(pointer, option, &number, MemoryLayout<Int32>.size) == 0 else { throw .invalidOption(name: name) }
    }

    borrowing func set(_ option: Int32, _ name: String, to number: Int64) throws(ZeroMQError) {
        var number = number
        guard unsafe zmq_setsockopt(pointer, option, &number, MemoryLayout<Int64>.size) == 0 else { throw .invalidOption(name: name) }
    }

    borrowing func set(_ option: Int32, _ name: String, to isOn: Bool) throws(ZeroMQError) {
        try set(option, name, to: Int32(isOn ? 1 : 0))
    }

    borrowing func set(_ option: Int32, _ name: String, to bytes: [UInt8]) throws(ZeroMQError) {
        let span = bytes.span
        try set(option, name, to: unsafe span.bytes)
    }

    borrowing func set(_ option: Int32, _ name: String, to bytes: RawSpan) throws(ZeroMQError) {
        let result = unsafe bytes.withUnsafeBytes { unsafe zmq_setsockopt(pointer, option, $0.baseAddress, $0.count) }
        guard result == 0 else { throw zmq_errno() == EINVAL ? .invalidOption(name: name) : .last("set \(name)") }
    }

    /// Lets libzmq do what other threads asked of this socket, and returns ZMQ_POLLIN and ZMQ_POLLOUT as they then are.
    @discardableResult
    borrowing func processCommands() -> Int32 { integer(ZMQ_EVENTS) ?? 0 }

    /// Readable after another thread asked something of this socket, until `processCommands`.
    borrowing func descriptor() -> Int32 { integer(ZMQ_FD) ?? -1 }

    private borrowing func integer(_ option: Int32) -> Int32? {
        var number: Int32 = 0
        var size = MemoryLayout<Int32>.size
        return unsafe zmq_getsockopt(pointer, option, &number, &size) == 0 ? number : nil
    }
}
