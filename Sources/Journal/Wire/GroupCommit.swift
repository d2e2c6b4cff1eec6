import Synchronization
import ZeroMQ

/// Many waiting appends share one durable commit: while one commit is under way the next batch gathers.
///
/// `add` fills, `next` takes a batch once no other commit is under way, `settled` says that it is over.
final class GroupCommit: Sendable {
    /// Events in one commit, at most, give or take one request.
    static let maximumBatch = 8_000
    /// Events and bytes that may wait for the next commit; then `add` waits, and the queue of the sockets holds back the senders.
    static let maximumWaiting = 32_000
    static let maximumWaitingBytes = 32 << 20

    /// One request, with what to do once its events are safe.
    struct Submission: Sendable {
        /// In the request's order; a refusal found before the commit stands in its place.
        let entries: [Entry]
        let origin: Origin
        let byteCount: Int
        /// Why the request as a whole could not be read.
        let unreadable: JournalError?

        init(_ entries: [Entry], from origin: Origin) {
            (self.entries, self.origin, unreadable) = (entries, origin, nil)
            byteCount = entries.reduce(0) { $0 + ($1.candidate?.body.count ?? 0) }
        }

        /// Has nothing to commit, and is answered in its turn.
        init(unreadable: JournalError, from origin: Origin) {
            (entries, self.origin, byteCount, self.unreadable) = ([], origin, 0, unreadable)
        }
    }

    enum Entry: Sendable {
        case candidate(Candidate)
        case refused(JournalError)

        var candidate: Candidate? {
            switch self {
            case .candidate(let candidate): candidate
            case .refused: nil
            }
        }
    }

    /// Who asked: the door, the peer behind it, and the number that the reply repeats.
    struct Origin: Sendable {
        let door: Int
        let peer: Frame
        let number: Int64
    }

    fileprivate struct State {
        var waiting: [Submission] = []
        var events = 0
        var bytes = 0
        var isCommitting = false
        var isClosed = false
        /// Those who would commit, with nothing to do at the moment.
        var takers: [CheckedContinuation<[Submission]?, Never>] = []
        /// Those who would add, with no room at the moment.
        var senders: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())

    /// Hands requests over to the next commit; waits while too much is waiting. What comes after `close` is dropped unanswered.
    nonisolated(nonsending) func add(_ submissions: [Submission]) async {
        await withCheckedContinuation { sender in
            let hasRoom = state.withLock { state in
                if !state.isFull { return true }
                state.senders.append(sender)
                return false
            }
            if hasRoom { sender.resume() }
        }
        let taken = state.withLock { state in
            state.append(submissions)
            return state.startCommit()
        }
        taken?.start()
    }

    /// Waits until no other commit is under way and something waits; nil after `close`, when nothing is left.
    nonisolated(nonsending) func next() async -> [Submission]? {
        await withCheckedContinuation { taker in
            let taken = state.withLock { state in
                state.takers.append(taker)
                return state.startCommit()
            }
            taken?.start()
        }
    }

    /// The commit that `next` began is over; another may begin.
    func settled() {
        let taken = state.withLock { state in
            state.isCommitting = false
            return state.startCommit()
        }
        taken?.start()
    }

    /// Nothing more comes. What waits is still committed.
    func close() {
        let taken = state.withLock { state in
            state.isClosed = true
            return state.startCommit()
        }
        taken?.start()
    }

    /// Whether somebody waits to commit at once.
    var isBusy: Bool { state.withLock { $0.isCommitting } }

    /// A commit that may begin, and whom its beginning sets free: done outside the lock.
    fileprivate struct Start {
        var takers: [CheckedContinuation<[Submission]?, Never>]
        let batch: [Submission]?
        let senders: [CheckedContinuation<Void, Never>]

        func start() {
            for taker in takers { taker.resume(returning: batch) }
            for sender in senders { sender.resume() }
        }
    }
}

extension GroupCommit.State {
    var isFull: Bool { !isClosed && (events >= GroupCommit.maximumWaiting || bytes >= GroupCommit.maximumWaitingBytes) }

    mutating func append(_ submissions: [GroupCommit.Submission]) {
        guard !isClosed else { return }
        waiting += submissions
        events += submissions.reduce(0) { $0 + $1.entries.count }
        bytes += submissions.reduce(0) { $0 + $1.byteCount }
    }

    mutating func startCommit() -> GroupCommit.Start? {
        if isClosed, waiting.isEmpty { return release(takers.count, batch: nil) }
        guard !isCommitting, !waiting.isEmpty, !takers.isEmpty else { return isClosed ? release(0, batch: nil) : nil }
        isCommitting = true
        return release(1, batch: takeBatch())
    }

    private mutating func release(_ count: Int, batch: [GroupCommit.Submission]?) -> GroupCommit.Start {
        let first = Array(takers.prefix(count))
        takers.removeFirst(count)
        defer { if !isFull { senders = [] } }
        return GroupCommit.Start(takers: first, batch: batch, senders: isFull ? [] : senders)
    }

    private mutating func takeBatch() -> [GroupCommit.Submission] {
        var count = 0
        let batch = Array(
            waiting.prefix { submission in
                defer { count += submission.entries.count }
                return count < GroupCommit.maximumBatch
            })
        waiting.removeFirst(batch.count)
        events -= batch.reduce(0) { $0 + $1.entries.count }
        bytes -= batch.reduce(0) { $0 + $1.byteCount }
        return batch
    }
}
