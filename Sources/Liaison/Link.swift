package import Accord
import Chronology
import Events
package import Journal
package import Logging
import Wording

/// One side's end of the link.
package struct Link: Sendable {
    private let home: LinkHome
    private let theirs: @Sendable () async -> [JournalClient]
    private let memory: LinkMemory
    private let log: Logger

    /// - Parameters:
    ///   - theirs: the other side's journal with this side's key; several while the other side changes its own: the next is tried when one
    ///     does not answer. At least one; asked for at each attempt, because another may have been let in.
    ///   - memoryPath: the file that remembers how far theirs was read, and what is still to be said.
    package init(_ home: LinkHome, theirs: @escaping @Sendable () async -> [JournalClient], memoryPath: String, log: Logger) {
        (self.home, self.theirs, memory, self.log) = (home, theirs, LinkMemory(path: memoryPath), log)
    }

    /// Bytes of one frame that the other side may send: for the clients in `theirs`.
    package static let maximumFrame = PeerReader.maximumFrame
    /// Up to which number of the other side's journal the link has come that remembers here, and the keys that it knows; nil while there is none.
    package static func remembered(at path: String) -> (position: Int64, keys: KeyRing)? {
        LinkMemory(path: path).load().map { ($0.position, $0.keys) }
    }
    /// How long the other side may take to say who it is.
    static let greeting = Duration.seconds(4)
    private var peer: Side { home.side.other }
    /// The name under which the other journal sees this reader.
    private var reader: String { "\(home.side.rawValue)-liaise" }

    /// Fetches until the task is cancelled. Whatever the other side is or sends, it is tried again.
    package func run() async throws {
        var intake = try await begin()
        var (pause, door) = (Pause(), 0)
        while !Task.isCancelled {
            // Since when the other journal has been read.
            var wellSince: ContinuousClock.Instant?
            do {
                let doors = await theirs()
                try await fetch(from: doors[door % doors.count], &intake, &wellSince)
            } catch let trouble where trouble.isTheirs {
                let wellFor = wellSince.map { $0.duration(to: .now) } ?? .zero
                if wellSince == nil { door += 1 }
                try await fall(&intake, because: trouble)
                try await Task.sleep(for: pause.next(afterFault: trouble is PeerFault, wellFor: wellFor))
            }
        }
    }

    private func begin() async throws -> LinkIntake {
        let (policy, keys) = await home.terms()
        var intake = LinkIntake(of: home.side, realm: home.realm, policy: policy, keys: keys)
        if let known = memory.load(), known.side == home.side, known.realm == home.realm { intake = known }
        intake.adopt(policy, keys)
        let last = try await home.lastWords()
        // A node that remembers nothing reads everything again, and what is known is taken for receipted.
        let since = intake.kept == 0 ? nil : try await home.unremembered(after: intake.kept)
        intake.recover(last.receipt, last.change, healedFrom: last.healedFrom, since: since)
        return intake
    }

    // MARK: Up

    private func fetch(
        from client: JournalClient, _ intake: inout LinkIntake, _ wellSince: inout ContinuousClock.Instant?
    ) async throws {
        try await check(client, &intake)
        let reader = PeerReader(client, realm: home.realm, peer: peer, policy: intake.policy)
        do {
            try await reader.listen()
            let agreed = intake.policy
            // Another policy asks for other pages.
            while intake.policy == agreed {
                try await step(reader, client, &intake)
                wellSince = wellSince ?? .now
            }
            await reader.close()
        } catch {
            await reader.close()
            throw error
        }
    }

    /// Whether it is the other side's journal, and the same as before.
    private func check(_ client: JournalClient, _ intake: inout LinkIntake) async throws {
        let status = try await client.status(patience: Self.greeting)
        guard status.side == peer, status.realm == home.realm.description else {
            throw LinkError.otherJournal(
                found: "\(status.side.rawValue) \(status.realm)".visible, wanted: "\(peer.rawValue) \(home.realm)")
        }
        guard try await !holds(intake, client) else { return }
        log.warning("the journal of \(peer.rawValue) was replaced or restored from a backup; it is read again from its beginning")
        intake.beginAnew(head: status.headSequence)
    }

    /// Whether this journal is the one that was read up to here. Another one, or an older state of it that was restored, ends before, or
    /// has something else under the same number.
    private func holds(_ intake: LinkIntake, _ client: JournalClient) async throws -> Bool {
        let page = try await client.page(after: (intake.mark?.sequence ?? 1) - 1, prefixes: [], limit: 1, patience: Self.greeting)
        guard page.head >= intake.position else { return false }
        guard let mark = intake.mark else { return true }
        guard let first = page.events.first, let event = try? Event(json: first.body) else { return false }
        return LinkIntake.Mark(sequence: first.sequence, source: event.source, id: event.id) == mark
    }

    /// One page, with all that follows from it; then what is new is waited for.
    private func step(_ reader: PeerReader, _ client: JournalClient, _ intake: inout LinkIntake) async throws {
        var next = intake
        let (policy, keys) = await home.terms()
        next.adopt(policy, keys)
        let now = try await home.owning { try await home.time() }
        if next.lookAgain(at: now) { log.notice("what was refused of \(peer.rawValue) is looked at again") }
        let page = try await reader.page(after: next.position, keys: next.keys)
        if next.comesUp(head: page.head) {
            log.notice("link to \(peer.rawValue): up")
            // Before the first old event: by this side's own word its services know what time it is again.
            try await speak(&next, at: now)
        }
        let taken = next.sift(page, at: home.isTimeOwn ? now : nil, machine: home.machine())
        let kept = try await home.keep(taken)
        next.settle(taken, kept.outcomes, at: now)
        next.keeps(through: kept.through)
        try await speak(&next, at: now)
        remember(next, after: &intake)
        guard intake.isCaughtUp else { return }
        try await client.report(position: intake.position, of: self.reader)
        try await reader.waitForNews(after: intake.position)
    }

    /// Nothing can be said while an exercise has no time; it is said later.
    private func speak(_ intake: inout LinkIntake, at now: Timestamp?) async throws {
        guard let now else { return }
        var words = intake.words(at: now, machine: home.machine())
        if let sequence = intake.healsAfter { words += intake.heal(try await home.decisions(after: sequence), at: now) }
        guard !words.isEmpty else { return }
        try await home.owning { [words] in try await home.say(words) }
    }

    // MARK: Down

    private func fall(_ intake: inout LinkIntake, because trouble: any Error) async throws {
        var next = intake
        let now = try await home.owning { try await home.time() }
        let ownHead = intake.isUp || intake.cutSince == nil ? try await home.head() : 0
        if next.goesDown(Self.words(for: trouble), ownHead: ownHead, at: now) {
            log.error("link to \(peer.rawValue): down", metadata: ["reason": "\("\(trouble)".visible)"])
        }
        try await speak(&next, at: now)
        remember(next, after: &intake)
    }

    private static func words(for trouble: any Error) -> Bilingual? {
        let why = "\(trouble)".visible
        switch trouble {
        case is PeerFault, JournalError.protocolViolation:
            return Bilingual(
                zh: "对方的应答不合规（\(why)）；请对方检查程序和网络，稍后再试",
                en:
                    "the other side answers what no journal answers (\(why)); it should check its program and its network; it is tried again later"
            )
        case is LinkError: return Bilingual(zh: "应答的不是对方的日志：\(why)", en: why)
        default: return nil
        }
    }

    private func remember(_ next: LinkIntake, after intake: inout LinkIntake) {
        guard next != intake else { return }
        intake = next
        do {
            try memory.save(intake)
        } catch {
            log.warning("how far the link is was not kept, the next start reads more again: \(error)")
        }
    }
}
