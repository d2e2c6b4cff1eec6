import Chronology
import Events
import Foundation
import Processing

/// A processor in the shell's own run.
final class ProcessorService<P: Processor>: DrillService {
    private let processor: P
    private var run: ShellRun<P>?
    private var snapshot: Snapshot<P.State>?
    /// By event type, whether the processor asked for it.
    private var wanted: [String: Bool] = [:]
    private var source = ""

    init(_ processor: P) { self.processor = processor }

    var name: String { processor.name }
    var isRunning: Bool { run != nil }
    var position: Int64 { run?.position ?? 0 }
    var unsaid: [Event] { run?.unsaid ?? [] }
    var hasToSpeak: Bool { run?.hasToSpeak ?? false }
    var deadline: Timestamp? { run?.nextDeadline() }

    /// As `ProcessorShell` begins.
    func start(over journal: DrillJournal, at place: DrillPlace) {
        source = "/\(place.side.rawValue)/\(processor.name)"
        let at = ShellRun<P>.Place(side: place.side, realm: place.realm)
        if let snapshot = snapshot.flatMap(Self.throughDisk), snapshot.position <= journal.head {
            run = ShellRun(processor, at: at, clock: place.clock(), from: snapshot)
            return
        }
        var past = PastWords()
        for journaled in journal.events where journaled.event.source == source { past.take(journaled) }
        run = ShellRun(processor, at: at, clock: place.clock(), answered: past.answered, past: past)
    }

    func die() { run = nil }
    func loseSnapshot() { snapshot = nil }

    /// What a snapshot is after it was written and read.
    private static func throughDisk(_ snapshot: Snapshot<P.State>) -> Snapshot<P.State>? {
        guard let bytes = try? JSONEncoder().encode(snapshot) else { return nil }
        return try? JSONDecoder().decode(Snapshot<P.State>.self, from: bytes)
    }

    func wants(_ event: Event) -> Bool {
        if event.type == DeadlineReached.type { return event.subject == processor.name }
        if let known = wanted[event.type] { return known }
        let isWanted = event.type == ClockAdvanced.type || processor.interests.contains { event.type.hasPrefix($0) }
        wanted[event.type] = isWanted
        return isWanted
    }

    func take(_ event: JournaledEvent) { run?.take(event) }
    func takeBack(_ sequences: [Int64?]) { run?.takeBack(sequences) }
    func advance(to position: Int64) { run?.advance(to: position) }
    func announceDeadline() { run?.announceDeadline() }
    func keepSnapshot() { if let run, run.unsaid.isEmpty { snapshot = run.snapshot } }
    func tellFailures() -> [String] { run?.tellFailures() ?? [] }
}
