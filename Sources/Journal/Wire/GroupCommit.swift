import Chronology

/// Many waiting appends share one durable commit: while one commit is under way the next batch gathers.
actor GroupCommit {
    /// Events in one commit, at most.
    static let maximumBatch = 8_000
    /// Events that may wait for the next commit; then `add` waits, and the queue of the sockets holds back the senders.
    static let maximumWaiting = 16_000

    /// One request's candidates, and what to do with their outcomes.
    struct Submission: Sendable {
        /// In the request's order; a refusal found before the commit stands in its place.
        let entries: [Entry]
        let origin: Origin
    }

    enum Entry: Sendable {
        case candidate(Candidate)
        case refused(JournalError)
    }

    /// A request, to be answered once its events are safe.
    struct Origin: Sendable {
        let answer: @Sendable ([AppendOutcome]) -> [[UInt8]]
        let socket: Int
    }

    /// What a commit produced.
    struct Committed: Sendable {
        let submissions: [(origin: Origin, outcomes: [AppendOutcome])]
        /// What is new in the journal, in order.
        let stored: [(sequence: Int64, candidate: Candidate)]
        let failure: JournalError?
    }

    private let storage: any JournalStorage
    private let now: @Sendable () -> Timestamp
    private var waiting: [Submission] = []
    private var waitingEvents = 0
    private var arrival: CheckedContinuation<Void, Never>?
    private var room: [CheckedContinuation<Void, Never>] = []
    private var isClosed = false

    init(storage: any JournalStorage, now: @escaping @Sendable () -> Timestamp) {
        self.storage = storage
        self.now = now
    }

    /// Hands requests over to the next commit; waits while too much is waiting.
    func add(_ submissions: [Submission]) async {
        while waitingEvents >= Self.maximumWaiting, !isClosed {
            await withCheckedContinuation { room.append($0) }
        }
        waiting += submissions
        waitingEvents += submissions.reduce(0) { $0 + $1.entries.count }
        arrival?.resume()
        arrival = nil
    }

    /// Commits until `close`. Each result is delivered while the next commit is under way, in order.
    func run(deliver: @escaping @Sendable (Committed) async -> Void) async {
        await withTaskGroup(of: Void.self) { group in
            while let batch = await nextBatch() {
                let committed = await commit(batch)
                await group.next()
                group.addTask { await deliver(committed) }
            }
        }
    }

    func close() {
        isClosed = true
        arrival?.resume()
        arrival = nil
        wakeSenders()
    }

    private func nextBatch() async -> [Submission]? {
        if waiting.isEmpty, !isClosed {
            await withCheckedContinuation { arrival = $0 }
        }
        guard !waiting.isEmpty else { return nil }
        var count = 0
        let batch = Array(
            waiting.prefix { submission in
                defer { count += submission.entries.count }
                return count < Self.maximumBatch
            })
        waiting.removeFirst(batch.count)
        waitingEvents -= batch.reduce(0) { $0 + $1.entries.count }
        wakeSenders()
        return batch
    }

    private func wakeSenders() {
        for sender in room { sender.resume() }
        room = []
    }

    private func commit(_ batch: [Submission]) async -> Committed {
        let candidates = batch.flatMap(\.entries).compactMap(\.candidate)
        do {
            var outcomes = (candidates.isEmpty ? [] : try await storage.append(candidates, recorded: now()))[...]
            let stored = zip(outcomes, candidates).compactMap { outcome, candidate in
                if case .stored(let sequence) = outcome { (sequence, candidate) } else { nil }
            }
            return Committed(submissions: batch.map { ($0.origin, $0.outcomes(from: &outcomes)) }, stored: stored, failure: nil)
        } catch {
            return Committed(
                submissions: batch.map { ($0.origin, $0.entries.map { _ in .refused(error) }) }, stored: [], failure: error)
        }
    }
}

extension GroupCommit.Entry {
    fileprivate var candidate: Candidate? {
        switch self {
        case .candidate(let candidate): candidate
        case .refused: nil
        }
    }
}

extension GroupCommit.Submission {
    /// Takes this request's outcomes from the front of its batch's.
    fileprivate func outcomes(from outcomes: inout ArraySlice<AppendOutcome>) -> [AppendOutcome] {
        entries.map { entry in
            switch entry {
            case .refused(let reason): .refused(reason)
            case .candidate: outcomes.popFirst() ?? .refused(.busy)
            }
        }
    }
}
