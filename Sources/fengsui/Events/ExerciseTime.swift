import Chronology
import Events
import Journal
import Processing
import Runtime
import Synchronization

/// What time it is in an exercise.
enum ExerciseTime {
    /// The last time that the journal says; its beginning when nobody has said one.
    static func last(in client: JournalClient, realm: Realm) async throws -> Timestamp {
        try await told(in: client, realm: realm, after: 0).time
    }

    /// The last time that the journal says after a number, and up to where it was read.
    static func told(in client: JournalClient, realm: Realm, after sequence: Int64) async throws -> (time: Timestamp, through: Int64) {
        var (after, time) = (sequence, Timestamp.distantPast)
        while true {
            let page = try await client.read(after: after, prefixes: [Topic.prefix(realm, typePrefix: ClockAdvanced.type)])
            for event in page.events { time = max(time, try event.event.payload(ClockAdvanced.self).to) }
            after = max(after, page.through)
            if page.isLast { return (time, after) }
        }
    }
}

/// The realm's time for a process that follows no journal of its own node: asked for, each time from where it was read before.
final class AskedTime: Sendable {
    private let node: Node
    private let heard = Mutex<(time: Timestamp, through: Int64)>((.distantPast, 0))

    init(of node: Node) { self.node = node }

    /// Nil while an exercise has no time, or its journal is away.
    func now() async throws -> Timestamp? {
        guard node.configuration.clock == .journal else { return node.clock.now }
        let known = heard.withLock { $0 }
        do {
            let told = try await ExerciseTime.told(in: node.journal, realm: node.configuration.realm, after: known.through)
            let time = max(told.time, known.time)
            heard.withLock { $0 = (time, told.through) }
            return time > .distantPast ? time : nil
        } catch let error as JournalError where error.isPassing {
            return known.time > .distantPast ? known.time : nil
        }
    }
}
