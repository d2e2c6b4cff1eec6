package import Events
package import Journal
import Logging
import Processing

/// Runs any processor over its node's journal: catches up from its snapshot, follows, appends what it says, wakes it at its deadlines.
///
/// After a crash it begins at the last snapshot and says some things again, under the same ids; the journal knows them already.
/// So nothing is lost and nothing is said twice, at whatever moment the process dies.
package struct ProcessorShell<P: Processor>: Sendable {
    /// Sees the state after every batch, and every few seconds when nothing comes.
    package typealias Watch = @Sendable (_ state: P.State, _ position: Int64, _ health: JournalStatus.Health) async -> Void

    private let processor: P
    private let node: Node
    private let watch: Watch?
    private let snapshots: SnapshotStore<P.State>

    package init(_ processor: P, on node: Node, watch: Watch? = nil) {
        self.processor = processor
        self.node = node
        self.watch = watch
        snapshots = SnapshotStore(folder: node.configuration.folder.snapshots, processor: processor.name, version: processor.version)
    }

    /// Runs until the task is cancelled. A journal that is away is waited for; one that was restored or replaced is read from its
    /// beginning.
    /// - Throws: `RuntimeError.otherJournal` when it is not this node's.
    package func run() async throws {
        while !Task.isCancelled {
            do {
                var run = try await begin()
                try await follow(&run)
            } catch let error as JournalError where error.isRewound {
                node.log.warning("the journal was replaced or restored from a backup: \(processor.name) begins anew")
            }
        }
    }

    // MARK: Beginning

    private func begin() async throws -> ShellRun<P> {
        try await patiently { try await node.checkJournal() }
        let found = snapshots.load()
        if case .snapshot(let snapshot) = found, try await holds(snapshot.bookmark, snapshot.position) {
            return ShellRun(processor, at: place, clock: node.clock, from: snapshot)
        }
        let past = try await patiently { try await PastWords(of: source, in: node.journal) }
        var answered = past.answered
        if case .label(let label) = found, try await holds(label.bookmark, label.position) { answered = .through(label.position) }
        return ShellRun(processor, at: place, clock: node.clock, answered: answered, past: past)
    }

    /// Whether the journal is still the one of a snapshot.
    private func holds(_ bookmark: Bookmark?, _ position: Int64) async throws -> Bool {
        let head = try await patiently { try await node.journal.status().headSequence }
        guard head >= position else { return false }
        return try await patiently { try await bookmark?.holds(in: node.journal) ?? true }
    }

    private var place: ShellRun<P>.Place { .init(side: node.configuration.side, realm: node.configuration.realm) }
    private var source: String { "/\(node.configuration.side.rawValue)/\(processor.name)" }

    // MARK: Following

    private func follow(_ run: inout ShellRun<P>) async throws {
        let follower = Follower(node.journal, realm: node.configuration.realm, after: run.position, typePrefixes: interests)
        var pace = SnapshotPace(since: run.position)
        node.log.info("begins at \(run.position)")
        defer { node.log.info("stopped at \(run.position)") }
        do {
            while true {
                try await take(next(of: follower, run), &run)
                run.advance(to: await follower.position)
                if await follower.head <= run.position { try await announceDeadline(&run) }
                try await report(run.position)
                await watch?(run.state, run.position, await follower.health)
                if pace.isDue(at: run.position) { try await keepWithBookmark(&run, &pace) }
            }
        } catch {
            await follower.close()
            if run.unsaid.isEmpty, pace.isDue(at: run.position, isLast: true) { keep(run) }
            throw error
        }
    }

    /// The processor's interests, its own deadlines and, in an exercise, the time.
    private var interests: [String] {
        processor.interests + ["\(DeadlineReached.type).\(processor.name)", ClockAdvanced.type]
    }

    /// What comes next. A journal that was away may have come back as another.
    private func next(of follower: Follower, _ run: ShellRun<P>) async throws -> Follower.Step {
        var trouble = Trouble(log: node.log)
        while true {
            do {
                let step = try await follower.next()
                guard trouble.isOn else { return step }
                try await patiently { try await node.checkJournal() }
                guard try await holds(run.bookmark, run.position) else { throw JournalError.rewound(reader: run.position, head: 0) }
                trouble.end("the journal answers again")
                return step
            } catch let error as JournalError where error.isPassing {
                trouble.note(error.description)
                try await Task.sleep(for: Patience.pause)
            }
        }
    }

    private func take(_ step: Follower.Step, _ run: inout ShellRun<P>) async throws {
        guard case .events(let events) = step else { return }
        for event in events {
            run.take(event)
            for failure in run.tellFailures() { node.log.error("\(failure)") }
            while run.hasToSpeak { try await speak(&run) }
        }
        while !run.unsaid.isEmpty { try await speak(&run) }
    }

    private func speak(_ run: inout ShellRun<P>) async throws {
        run.takeBack(try await node.delivery.deliver(run.unsaid))
    }

    /// At the end of the journal, where nothing that would change the deadline is still to come.
    private func announceDeadline(_ run: inout ShellRun<P>) async throws {
        run.announceDeadline()
        while !run.unsaid.isEmpty { try await speak(&run) }
    }

    private func report(_ position: Int64) async throws {
        _ = try await patiently { try await node.journal.report(position: position, of: processor.name) }
    }

    // MARK: Snapshots

    private func keepWithBookmark(_ run: inout ShellRun<P>, _ pace: inout SnapshotPace) async throws {
        let position = run.position
        run.advance(to: position, bookmark: try await patiently { try await Bookmark.at(position, in: node.journal) })
        keep(run)
        pace = SnapshotPace(since: position)
    }

    private func keep(_ run: ShellRun<P>) {
        do {
            try snapshots.save(run.snapshot)
        } catch {
            node.log.warning("no snapshot was kept, the next start takes longer: \(error)")
        }
    }

    /// Tries again while the journal is away; says so once.
    private func patiently<Result: Sendable>(_ work: @Sendable () async throws -> Result) async throws -> Result {
        var trouble = Trouble(log: node.log)
        while true {
            do {
                return try await work()
            } catch let error as JournalError where error.isPassing {
                trouble.note(error.description)
                try await Task.sleep(for: Patience.pause)
            }
        }
    }
}

/// When a snapshot is worth its writing.
struct SnapshotPace {
    private let position: Int64
    private let time = ContinuousClock.now

    static let events: Int64 = 200_000
    static let time = Duration.seconds(30)

    init(since position: Int64) { self.position = position }

    func isDue(at now: Int64, isLast: Bool = false) -> Bool {
        guard now > position else { return false }
        return isLast || now - position >= Self.events || time.duration(to: .now) > Self.time
    }
}

extension JournalError {
    /// A reader stands behind the journal's end.
    var isRewound: Bool {
        if case .rewound = self { true } else { false }
    }
}
