internal import CZeroMQ
internal import Glibc
internal import Synchronization

/// One thread of the system that touches every socket of a hub, and runs the hub's jobs between two polls.
///
/// Posting writes the eventfd only when the thread sleeps; while it works, posts are found by themselves.
final class SocketThread: SerialExecutor {
    private let mailbox = Lock(Mailbox())
    private let reactor: Reactor
    private let wakeup: Int32
    /// The thread that serves jobs at the moment, by `pthread_self`; 0 for none.
    private let owner = Atomic<UInt>(0)

    init(_ reactor: Reactor) throws(ZeroMQError) {
        self.reactor = reactor
        wakeup = czmq_wakeup_open()
        guard wakeup >= 0 else { throw .tooManySockets }
    }

    deinit {
        // Not earlier: somebody may just be about to write to it.
        Glibc.close(wakeup)
    }

    /// Starts the thread, which keeps itself alive until `stop`.
    func start() throws(ZeroMQError) {
        guard spawn({ $0.serve() }) == 0 else { throw .system(operation: "start the socket thread", number: EAGAIN) }
    }

    /// Asks the thread to close everything and end.
    func stop(lingerLimit: Duration) { answer(mailbox.withLock { $0.stop(lingerLimit: lingerLimit) }) }

    /// Returns when every socket is closed and the context has ended.
    func stopped() async {
        await withCheckedContinuation { closer in
            if !mailbox.withLock({ $0.add(closer) }) { closer.resume() }
        }
    }

    /// Lets somebody who waits on a socket leave; without effect once served.
    func cancel(_ ticket: Ticket) { answer(mailbox.withLock { $0.cancel(ticket) }) }
}

// MARK: - As an executor

extension SocketThread {
    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        answer(mailbox.withLock { $0.post(job) })
    }

    func checkIsolated() { precondition(isOnThread, "only the socket thread may do this") }
    func isIsolatingCurrentContext() -> Bool? { isOnThread }
    private var isOnThread: Bool { owner.load(ordering: .relaxed) == UInt(pthread_self()) }

    private func answer(_ call: Mailbox.Call) {
        switch call {
        case .nothing: break
        case .wake: signal()
        // Nothing else could ever run the job: without a thread there is no way on.
        case .startThread: precondition(spawn { $0.serveLate() } == 0, "no thread for a job that came after the end")
        }
    }

    private func signal() {
        var one: UInt64 = 1
        _ = unsafe write(wakeup, &one, MemoryLayout<UInt64>.size)
    }
}

// MARK: - The thread

extension SocketThread {
    /// Jobs may post further jobs; after so many rounds the sockets are looked at in between.
    private static let roundsBetweenPolls = 16

    private func serve() {
        owner.store(UInt(pthread_self()), ordering: .relaxed)
        var desk = Desk()
        while runJobs(&desk) == .running {
            reactor.poll(wakeup: wakeup) { mailbox.withLock { $0.fallAsleep() } }
        }
        reactor.closeSockets(lingerLimit: mailbox.withLock { $0.lingerLimit })
        // The waiters just turned away have jobs here; let them go on before the context's end blocks this thread.
        _ = runJobs(&desk)
        reactor.endContext()
        end(&desk)
    }

    private func end(_ desk: inout Desk) {
        var closers = leave()
        while closers == nil {
            _ = runJobs(&desk)
            closers = leave()
        }
        for closer in closers ?? [] { closer.resume() }
    }

    /// The owner is cleared under the lock, so that it cannot hide a thread for late jobs that starts right after.
    private func leave() -> [CheckedContinuation<Void, Never>]? {
        mailbox.withLock { mailbox in
            let closers = mailbox.end()
            if closers != nil { owner.store(0, ordering: .relaxed) }
            return closers
        }
    }

    /// Jobs of a hub that was closed: each finds it closed, but must run somewhere.
    private func serveLate() {
        owner.store(UInt(pthread_self()), ordering: .relaxed)
        var desk = Desk()
        repeat {
            _ = runJobs(&desk)
        } while !mailbox.withLock { late in
            let isDone = late.endLateService()
            if isDone { owner.store(0, ordering: .relaxed) }
            return isDone
        }
    }

    private func runJobs(_ desk: inout Desk) -> Mailbox.Phase {
        var phase = Mailbox.Phase.running
        for _ in 0..<Self.roundsBetweenPolls {
            phase = mailbox.withLock { $0.take(&desk.jobs, &desk.cancellations) }
            if desk.jobs.isEmpty, desk.cancellations.isEmpty { break }
            for job in desk.jobs { unsafe job.runSynchronously(on: asUnownedSerialExecutor()) }
            for ticket in desk.cancellations { reactor.cancel(ticket) }
            desk.clear()
        }
        return phase
    }

    /// The posts being served, in arrays that are used over and over.
    private struct Desk {
        var jobs: [UnownedJob] = []
        var cancellations: [Ticket] = []

        mutating func clear() {
            jobs.removeAll(keepingCapacity: true)
            cancellations.removeAll(keepingCapacity: true)
        }
    }

    /// A detached thread that keeps this object alive and takes no signals: those belong to the program's own threads.
    private func spawn(_ run: @escaping @Sendable (SocketThread) -> Void) -> Int32 {
        let box = ErrandBox(thread: self, run: run)
        let handle = unsafe Unmanaged.passRetained(box)
        var all = sigset_t()
        var before = sigset_t()
        unsafe sigfillset(&all)
        unsafe pthread_sigmask(SIG_SETMASK, &all, &before)
        defer { unsafe pthread_sigmask(SIG_SETMASK, &before, nil) }
        var thread = pthread_t()
        let result = unsafe pthread_create(
            &thread, nil,
            { raw in
                guard let raw = unsafe raw else { return nil }
                unsafe czmq_name_thread("zmq-sockets")
                let box = unsafe Unmanaged<ErrandBox>.fromOpaque(raw).takeRetainedValue()
                box.run(box.thread)
                return nil
            }, handle.toOpaque())
        if result == 0 { pthread_detach(thread) } else { unsafe handle.release() }
        return result
    }
}

/// What a new thread is handed: the object to keep alive and what to do with it.
private final class ErrandBox: Sendable {
    let thread: SocketThread
    let run: @Sendable (SocketThread) -> Void

    init(thread: SocketThread, run: @escaping @Sendable (SocketThread) -> Void) {
        self.thread = thread
        self.run = run
    }
}
