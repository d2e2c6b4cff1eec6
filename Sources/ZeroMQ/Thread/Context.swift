internal import CZeroMQ

/// The only owner of one libzmq context. Its end waits for the linger of its closed sockets.
///
/// `@safe`: the pointer comes from libzmq and dies with the object.
@safe final class Context {
    let pointer: UnsafeMutableRawPointer

    init(ioThreads: Int) throws(ZeroMQError) {
        guard let pointer = unsafe zmq_ctx_new() else { throw .last("open a context") }
        unsafe self.pointer = pointer
        unsafe zmq_ctx_set(pointer, ZMQ_IO_THREADS, Int32(clamping: ioThreads))
    }

    deinit {
        // A signal may interrupt the wait; the context has ended only when this returns 0.
        while unsafe zmq_ctx_term(pointer) != 0, zmq_errno() == EINTR {}
    }
}
