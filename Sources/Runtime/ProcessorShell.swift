import Chronology
package import Events
package import Journal
import Logging

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

    /// Runs until the task is cancelled. A journal that is away is waited for.
    package func run() async throws {
        var run = ShellRun(processor, node, beginning: snapshots.load(or: processor.initialState()))
        let follower = Follower(node.journal, realm: node.configuration.realm, after: run.position, typePrefixes: interests)
        defer { node.log.info("stopped at \(run.position)") }
        node.log.info("begins at \(run.position)")
        var saved = run.position
        var lastSave = ContinuousClock.now
        while !Task.isCancelled {
            let step = try await patiently { try await follower.next() }
            if case .events(let events) = step { try await take(events, &run) }
            run.position = await follower.position
            try await announceDeadline(&run)
            try await report(run.position)
            await watch?(run.state, run.position, await follower.health)
            if run.position - saved >= SnapshotPace.events || (run.position > saved && lastSave.duration(to: .now) > SnapshotPace.time) {
                keep(run)
                (saved, lastSave) = (run.position, .now)
            }
        }
    }

    /// The processor's interests, its own deadlines and, in an exercise, the time.
    private var interests: [String] {
        processor.interests + ["\(DeadlineReached.type).\(processor.name)", ClockAdvanced.type]
    }

    private func take(_ events: [JournaledEvent], _ run: inout ShellRun<P>) async throws {
        var said: [Event] = []
        for event in events {
            node.clock.hear(event.event)
            let answers = run.answers(to: event)
            for failure in answers.failures { node.log.error("\(failure)") }
            said += answers.events
            if said.count >= SnapshotPace.saidAtOnce {
                try await say(said)
                said = []
            }
        }
        try await say(said)
    }

    /// Appends until every event is in the journal, however long a full disk or a missing journal takes.
    private func say(_ events: [Event]) async throws {
        var open = events
        while !open.isEmpty {
            let outcomes = try await patiently { [open] in try await node.journal.append(open) }
            open = zip(open, outcomes).compactMap { event, outcome in
                switch outcome {
                case .stored, .known: return nil
                case .refused(let reason):
                    node.log.error("the journal refused \(event.type) \(event.id): \(reason)")
                    return nil
                case .delayed: return event
                }
            }
            if !open.isEmpty { try await Task.sleep(for: Patience.pause) }
        }
    }

    private func announceDeadline(_ run: inout ShellRun<P>) async throws {
        guard let deadline = processor.nextDeadline(in: run.state), deadline <= node.clock.now, deadline != run.announced else { return }
        let id = EventIdentity.derived(from: [processor.name, "deadline", deadline.rfc3339])
        let event = try node.event(DeadlineReached(processor: processor.name, deadline: deadline), subject: processor.name, id: id)
        try await say([event])
        run.announced = deadline
    }

    private func report(_ position: Int64) async throws {
        _ = try await patiently { try await node.journal.report(position: position, of: processor.name) }
    }

    private func keep(_ run: ShellRun<P>) {
        do {
            try snapshots.save(run.state, at: run.position)
        } catch {
            node.log.warning("no snapshot was kept, the next start takes longer: \(error)")
        }
    }

    /// Tries again while the journal is away; says so once.
    private func patiently<Result: Sendable>(_ work: @Sendable () async throws -> Result) async throws -> Result {
        var told = false
        while true {
            do {
                return try await work()
            } catch let error as JournalError where error.isPassing {
                if !told { node.log.warning("\(error)") }
                told = true
                try await Task.sleep(for: Patience.pause)
            }
        }
    }
}

/// When a snapshot is worth its writing.
enum SnapshotPace {
    static let events: Int64 = 20_000
    static let time = Duration.seconds(30)
    /// What is said is handed over at the latest after this many events.
    static let saidAtOnce = 1_000
}

enum Patience {
    static let pause = Duration.milliseconds(500)
}
