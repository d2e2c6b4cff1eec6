import Events
import Foundation
import Journal
import Logging
import Runtime

/// Follows the journal for the sender. Before anything is sent, everything up to the journal's end has been read: what has an outcome is done.
struct SenderReading: Sendable {
    let sender: Sender
    let put: AsyncStream<SenderInput>.Continuation

    static let prefixes = [
        NotificationRequested.type, NotificationTransported.type, NotificationFailed.type, "\(WatchLapsed.type).channel-",
        "\(WatchRecovered.type).channel-",
    ]
    /// Between two attempts at a journal that is away.
    static let pause = Duration.milliseconds(500)
    /// Between two savings of the place.
    static let saving = Duration.seconds(30)

    private var node: Node { sender.node }
    private var path: String { node.configuration.folder.snapshots + "/channels.json" }

    func run() async throws {
        try await hearChannels()
        var first = true
        while !Task.isCancelled {
            do {
                try await follow(from: first ? try await begin() : 0)
            } catch let error as JournalError where error.isRewound {
                node.log.warning("the journal was replaced or restored from a backup: messages are looked for from its beginning")
            }
            first = false
        }
    }

    private func begin() async throws -> Int64 {
        guard let cursor = SenderCursor.load(path) else { return 0 }
        return try await patiently { try await cursor.holds(in: node.journal) } ? cursor.position : 0
    }

    /// What was said about channels, long before the place where reading begins maybe: it is true until it is taken back.
    private func hearChannels() async throws {
        let types = [WatchLapsed.type, WatchRecovered.type]
        let prefixes = types.map { Topic.prefix(node.configuration.realm, typePrefix: "\($0).\(OutcomeEvents.watch(ofChannel: ""))") }
        var position: Int64 = 0
        while true {
            let page = try await patiently { [position] in try await node.journal.read(after: position, prefixes: prefixes) }
            for journaled in page.events { hearChannel(journaled.event) }
            if page.isLast { return }
            position = page.through
        }
    }

    private func hearChannel(_ event: Event) {
        guard event.source == sender.events.source else { return }
        let name = event.subject.dropFirst(OutcomeEvents.watch(ofChannel: "").count)
        put.yield(.channel(String(name), isDown: event.type == WatchLapsed.type))
    }

    private func follow(from position: Int64) async throws {
        let follower = Follower(node.journal, realm: node.configuration.realm, after: position, typePrefixes: Self.prefixes)
        var past: Past? = Past()
        var saved = ContinuousClock.now
        do {
            while true {
                let step = try await patiently { try await follower.next() }
                if case .events(let events) = step { for event in events { hear(event, &past) } }
                if past != nil, await follower.head <= follower.position { begin(with: &past) }
                _ = try await patiently { try await node.journal.report(position: await follower.position, of: OutcomeEvents.service) }
                if past == nil, saved.duration(to: .now) > Self.saving {
                    try await save(await follower.position)
                    saved = .now
                }
            }
        } catch {
            await follower.close()
            throw error
        }
    }

    /// What was asked for and has no outcome yet, while the past is read.
    private struct Past {
        var requests: [String: (event: JournaledEvent, request: NotificationRequested)] = [:]
    }

    private func hear(_ journaled: JournaledEvent, _ past: inout Past?) {
        let event = journaled.event
        // The other side's people are the other side's business, also when its events come here.
        guard event.side == node.configuration.side else { return }
        switch event.type {
        case NotificationRequested.type:
            guard let request = try? event.payload(NotificationRequested.self) else { return unread(event) }
            if past == nil {
                put.yield(.requested(journaled, request))
            } else {
                past?.requests[request.notification] = (journaled, request)
            }
        case NotificationTransported.type, NotificationFailed.type:
            guard let outcome = outcome(of: event) else { return unread(event) }
            guard !outcome.isLater else { return }
            if past == nil { put.yield(.settled(outcome.notification)) } else { past?.requests[outcome.notification] = nil }
        default: hearChannel(event)
        }
    }

    /// That the network could not deliver what a channel had sent is later news, and not the outcome.
    private func outcome(of event: Event) -> (notification: String, isLater: Bool)? {
        if let told = try? event.payload(NotificationTransported.self) { return (told.notification, false) }
        return (try? event.payload(NotificationFailed.self)).map { ($0.notification, $0.sent != nil) }
    }

    private func unread(_ event: Event) {
        node.log.error("\(event.type) \(event.id) of \(event.source) cannot be read and is left out")
    }

    private func begin(with past: inout Past?) {
        let open = (past?.requests ?? [:]).values.sorted { $0.event.sequence < $1.event.sequence }
        past = nil
        if !open.isEmpty { node.log.notice("\(open.count) messages were asked for and have no outcome: they are sent now") }
        for (event, request) in open { put.yield(.requested(event, request)) }
    }

    private func save(_ position: Int64) async throws {
        let (answers, answer) = AsyncStream.makeStream(of: Int64.self)
        put.yield(.asked(position, answer))
        for await settled in answers {
            guard let cursor = try await patiently({ try await SenderCursor.at(settled, in: node.journal) }) else { return }
            do {
                try cursor.save(path)
            } catch {
                node.log.warning("the sender's place was not kept, the next start takes longer: \(error.localizedDescription)")
            }
        }
    }

    /// Tries again while the journal is away.
    private func patiently<Result: Sendable>(_ work: @Sendable () async throws -> Result) async throws -> Result {
        var said = false
        while true {
            do {
                return try await work()
            } catch let error as JournalError where error.isPassing {
                if !said { node.log.warning("\(error)") }
                said = true
                try await Task.sleep(for: Self.pause)
            }
        }
    }
}

extension JournalError {
    /// A reader stands behind the journal's end.
    fileprivate var isRewound: Bool {
        if case .rewound = self { true } else { false }
    }
}
