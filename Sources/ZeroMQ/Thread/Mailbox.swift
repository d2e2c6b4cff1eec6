/// What other threads leave for the socket thread. Kept behind a lock; does nothing itself, only says what is to be done.
struct Mailbox {
    enum Phase {
        case running
        /// Asked to end; still serves.
        case stopping
        /// The socket thread is gone. A job that comes now gets a thread of its own.
        case ended
    }

    /// What the one who posted has to do, outside the lock.
    enum Call { case nothing, wake, startThread }

    private(set) var phase = Phase.running
    private var jobs: [UnownedJob] = []
    private var cancellations: [Ticket] = []
    private var isAsleep = false
    /// Whether a thread of its own already serves late jobs.
    private var isServedLate = false
    /// The longest that closed sockets may keep unsent messages.
    private(set) var lingerLimit: Duration = .seconds(60)
    private var closers: [CheckedContinuation<Void, Never>] = []

    mutating func post(_ job: UnownedJob) -> Call {
        jobs.append(job)
        guard phase == .ended else { return wake() }
        defer { isServedLate = true }
        return isServedLate ? .nothing : .startThread
    }

    mutating func cancel(_ ticket: Ticket) -> Call {
        guard phase != .ended else { return .nothing }
        cancellations.append(ticket)
        return wake()
    }

    mutating func stop(lingerLimit: Duration) -> Call {
        guard phase == .running else { return .nothing }
        phase = .stopping
        self.lingerLimit = lingerLimit
        return wake()
    }

    /// False when the end has already come.
    mutating func add(_ closer: CheckedContinuation<Void, Never>) -> Bool {
        guard phase != .ended else { return false }
        closers.append(closer)
        return true
    }

    private mutating func wake() -> Call {
        defer { isAsleep = false }
        return isAsleep ? .wake : .nothing
    }
}

// MARK: - The socket thread's side

extension Mailbox {
    /// True when there is nothing to do: from then on a post wakes the thread.
    mutating func fallAsleep() -> Bool {
        isAsleep = jobs.isEmpty && cancellations.isEmpty && phase == .running
        return isAsleep
    }

    /// Hands over what was posted; gives the emptied arrays back for reuse.
    mutating func take(_ jobs: inout [UnownedJob], _ cancellations: inout [Ticket]) -> Phase {
        isAsleep = false
        swap(&self.jobs, &jobs)
        swap(&self.cancellations, &cancellations)
        return phase
    }

    /// The end, unless there is still a job; those who wait for it are then handed over.
    mutating func end() -> [CheckedContinuation<Void, Never>]? {
        guard jobs.isEmpty else { return nil }
        phase = .ended
        cancellations = []
        defer { closers = [] }
        return closers
    }

    /// Whether a thread that serves late jobs may go home.
    mutating func endLateService() -> Bool {
        isServedLate = !jobs.isEmpty
        return !isServedLate
    }
}
