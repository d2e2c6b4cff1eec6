import Events
import ZeroMQ

// The way of an append: taken from the socket, checked, committed with whatever else waits, answered, published.
// All but the check of large requests and the commit itself runs on the socket thread, so that one event needs few hops.

extension JournalServer {
    /// Requests taken from the socket in one go.
    private static let requestsInOneGo = 256
    /// So many bytes, give or take one request, are checked before they may be committed: so that the first of many requests is answered
    /// before its client loses patience and asks everything again.
    private static let bytesInOneGo = 256 << 10
    /// More bytes than this are checked away from the socket thread, which meanwhile serves others.
    private static let bytesCheckedInPlace = 16 << 10

    func takeAppends(at counter: Counter, _ index: Int, on hub: isolated Hub) async throws {
        while true {
            var messages = try await counter.append.receive(upTo: Self.requestsInOneGo)[...]
            while !messages.isEmpty {
                let some = messages.takeFirst(bytes: Self.bytesInOneGo)
                let isLarge = some.bytes > Self.bytesCheckedInPlace
                await commit.add(
                    isLarge ? await checkedElsewhere(some.messages, counter, index) : checked(some.messages, counter, index))
            }
        }
    }

    @concurrent private func checkedElsewhere(_ messages: ArraySlice<Message>, _ counter: Counter, _ index: Int) async -> [GroupCommit
        .Submission]
    {
        checked(messages, counter, index)
    }

    private func checked(_ messages: ArraySlice<Message>, _ counter: Counter, _ index: Int) -> [GroupCommit.Submission] {
        messages.compactMap { submission($0, counter, index) }
    }

    /// Nil for a message that nobody could be answered for.
    private func submission(_ message: Message, _ counter: Counter, _ index: Int) -> GroupCommit.Submission? {
        guard let peer = message.frames.first else { return nil }
        let origin = GroupCommit.Origin(door: index, peer: peer, number: JournalRequest.number(in: message.frames.dropFirst()))
        do throws(JournalError) {
            let bodies = try JournalRequest.events(in: message.frames.dropFirst())
            return GroupCommit.Submission(bodies.map { entry($0, message.userID, counter.access) }, from: origin)
        } catch {
            return GroupCommit.Submission(unreadable: error, from: origin)
        }
    }

    private func entry(_ body: Frame, _ userID: String?, _ access: Access?) -> GroupCommit.Entry {
        do throws(JournalError) {
            let candidate = try Candidate(json: body, realm: realm)
            try access?.check(candidate, from: userID)
            if isTimeBounded { try TimeBound.check(candidate, of: side, isFromNode: access == nil, now: now()) }
            return .candidate(candidate)
        } catch {
            return .refused(error)
        }
    }
}

// MARK: - Commit, answer, publish

extension JournalServer {
    func commitAndAnswer(to counters: [Counter], on hub: isolated Hub) async {
        while let batch = await commit.next() {
            let committed = await commit(batch)
            commit.settled()
            // The other one starts its commit first; then this one answers meanwhile.
            if commit.isBusy { await Task.yield() }
            await answer(batch, committed, at: counters)
            await publish(batch, committed, at: counters)
        }
    }

    private nonisolated(nonsending) func commit(_ batch: [GroupCommit.Submission]) async -> Result<[AppendOutcome], JournalError> {
        let candidates = batch.flatMap { $0.entries.compactMap(\.candidate) }
        if candidates.isEmpty { return .success([]) }
        do {
            let outcomes = try await storage.append(candidates, recorded: now())
            if let head = outcomes.lazy.compactMap(\.storedSequence).last { note(head: head) }
            return .success(outcomes)
        } catch {
            note(error)
            return .failure(error)
        }
    }

    private nonisolated(nonsending) func answer(
        _ batch: [GroupCommit.Submission], _ committed: Result<[AppendOutcome], JournalError>, at counters: [Counter]
    ) async {
        var outcomes = committed.map { $0[...] }
        var answers = [[[Frame]]](repeating: [], count: counters.count)
        for submission in batch { answers[submission.origin.door].append(submission.answer(&outcomes)) }
        for (counter, answers) in zip(counters, answers) where !answers.isEmpty {
            await counter.append.sendWithoutWaiting(answers)
        }
    }

    private nonisolated(nonsending) func publish(
        _ batch: [GroupCommit.Submission], _ committed: Result<[AppendOutcome], JournalError>, at counters: [Counter]
    ) async {
        guard case .success(let outcomes) = committed else { return }
        let candidates = batch.lazy.flatMap { $0.entries.lazy.compactMap(\.candidate) }
        let messages = zip(outcomes, candidates).compactMap { outcome, candidate in
            outcome.storedSequence.map { [Frame(candidate.topic.utf8), $0.bigEndianBytes, candidate.body] }
        }
        guard let last = outcomes.lazy.compactMap(\.storedSequence).last else { return }
        note(published: last)
        for counter in counters { await counter.live.sendWithoutWaiting(messages) }
    }
}

extension ArraySlice<Message> {
    /// At least one message, and more while they have fewer than `limit` bytes together.
    fileprivate mutating func takeFirst(bytes limit: Int) -> (messages: ArraySlice<Message>, bytes: Int) {
        var bytes = 0
        let taken = prefix { message in
            defer { bytes += message.byteCount }
            return bytes < limit
        }
        self = dropFirst(taken.count)
        return (taken, taken.reduce(0) { $0 + $1.byteCount })
    }
}

extension Socket {
    /// Sends what is taken at once. A peer whose queue is full loses its message: it can ask again, and nobody else waits for it.
    nonisolated(nonsending) func sendWithoutWaiting(_ messages: [[Frame]]) async {
        var done = 0
        while done < messages.count {
            // Closed: then nobody is there to be sent anything.
            guard let sent = try? await trySend(batch: Array(messages[done...]), skippingUnreachable: pattern == .router) else { return }
            done += sent + 1
        }
    }
}

extension AppendOutcome {
    /// Nil for what is not new in the journal.
    fileprivate var storedSequence: Int64? {
        if case .stored(let sequence) = self { sequence } else { nil }
    }
}

extension GroupCommit.Submission {
    /// The reply's frames, with this request's outcomes taken from the front of its batch's.
    fileprivate func answer(_ outcomes: inout Result<ArraySlice<AppendOutcome>, JournalError>) -> [Frame] {
        if let unreadable { return [origin.peer] + JournalReply.error(unreadable.description).frames(number: origin.number) }
        let mine = entries.map { entry in
            switch entry {
            case .refused(let reason): WireOutcome(.refused(reason))
            case .candidate: WireOutcome(Self.takeFirst(&outcomes))
            }
        }
        return [origin.peer] + JournalReply.appended(mine).frames(number: origin.number)
    }

    private static func takeFirst(_ outcomes: inout Result<ArraySlice<AppendOutcome>, JournalError>) -> AppendOutcome {
        switch outcomes {
        case .failure(let reason): return .refused(reason)
        case .success(var rest):
            let first = rest.popFirst()
            outcomes = .success(rest)
            return first ?? .refused(.busy)
        }
    }
}
