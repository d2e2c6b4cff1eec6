import Chronology
import Events
import Journal
import Logging
import Processing
package import Runtime
import Wording

/// Notices when a service of this node no longer reads its journal, and says so on change.
///
/// Every service reports its place about once a second. One that has fallen is started again by its supervisor; what is said here is that one
/// stays away, or was never there.
package struct ServiceWatch: Sendable {
    private let node: Node
    private let events: OutcomeEvents
    private let services: [ServiceName]

    static let glance = Duration.seconds(5)

    package init(node: Node) {
        self.node = node
        events = OutcomeEvents(side: node.configuration.side, realm: node.configuration.realm)
        services = node.configuration.services.filter(\.readsJournal)
    }

    /// Runs until the task is cancelled.
    package func run() async throws {
        var judge = ServiceJudge(services: services, missing: try await missingBefore())
        let start = ContinuousClock.now
        while true {
            try await Task.sleep(for: Self.glance)
            guard let status = try await status() else { continue }
            for change in judge.take(status.readers, uptime: start.duration(to: .now)) { try await say(change) }
        }
    }

    /// Nil while the journal is away, of which no journal can tell.
    private func status() async throws -> JournalStatus? {
        do {
            return try await node.journal.status()
        } catch let error as JournalError where error.isPassing {
            return nil
        }
    }

    /// What was said before this start and not taken back.
    private func missingBefore() async throws -> Set<ServiceName> {
        var (missing, position): (Set<ServiceName>, Int64) = ([], 0)
        let mark = OutcomeEvents.watch(ofReader: "")
        let prefixes = [WatchLapsed.type, WatchRecovered.type].map { Topic.prefix(node.configuration.realm, typePrefix: "\($0).\(mark)") }
        while true {
            do {
                let page = try await node.journal.read(after: position, prefixes: prefixes)
                for journaled in page.events where journaled.event.source == events.source {
                    guard let service = ServiceName(rawValue: String(journaled.event.subject.dropFirst(mark.count))) else { continue }
                    if journaled.event.type == WatchLapsed.type { missing.insert(service) } else { missing.remove(service) }
                }
                if page.isLast { return missing }
                position = page.through
            } catch let error as JournalError where error.isPassing {
                try await Task.sleep(for: Self.glance)
            }
        }
    }

    private func say(_ change: ServiceJudge.Change) async throws {
        // In an exercise nothing can be said before it has a time.
        guard node.clock.isSet else { return }
        let (name, now) = (change.service.rawValue, node.clock.now)
        let watch = OutcomeEvents.watch(ofReader: name)
        let event: Event
        if let silent = change.silentSeconds {
            node.log.warning("\(name) has not read the journal for \(silent) s")
            event = try events.lapsed(
                watch, .service, last: now - .seconds(silent), every: 1,
                Bilingual(zh: "服务 \(name) 已 \(silent) 秒没有动静", en: "the service \(name) has been silent for \(silent) s"), at: now)
        } else {
            node.log.notice("\(name) reads the journal again")
            event = try events.recovered(
                watch, .service, Bilingual(zh: "服务 \(name) 恢复", en: "the service \(name) is heard again"), at: now)
        }
        try await node.delivery.deliver([event])
    }
}
