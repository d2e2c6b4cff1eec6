package import Events
package import Journal
package import Logging
import Wording

/// One side's end of the link.
package struct Link: Sendable {
    /// Says that the link has come or gone, in this side's journal.
    package typealias Say = @Sendable (LinkChanged) async throws -> Void

    private let peer: Side
    private let realm: Realm
    private let theirs: JournalClient
    private let ours: JournalClient
    private let cursor: LinkCursor
    private let log: Logger
    private let say: Say

    /// - Parameters:
    ///   - theirs: the other side's journal, with this side's key.
    ///   - ours: this side's journal.
    ///   - cursorPath: the file that remembers how far theirs was read.
    package init(
        to peer: Side, realm: Realm, theirs: JournalClient, ours: JournalClient, cursorPath: String, log: Logger, say: @escaping Say
    ) {
        (self.peer, self.realm, self.theirs, self.ours, self.log, self.say) = (peer, realm, theirs, ours, log, say)
        cursor = LinkCursor(path: cursorPath)
    }

    private static let pause = Duration.seconds(1)
    /// The name under which the other journal sees this reader.
    private var reader: String { "\(peer.other.rawValue)-liaise" }

    /// Fetches until the task is cancelled.
    package func run() async throws {
        let follower = Follower(theirs, realm: realm, after: cursor.load(), typePrefixes: Crossing.typePrefixes)
        var state: LinkState?
        while !Task.isCancelled {
            do {
                let step = try await follower.next()
                try await note(.up, &state)
                if case .events(let events) = step { try await keep(events) }
                let position = await follower.position
                remember(position)
                try await theirs.report(position: position, of: reader)
            } catch let error as JournalError where error.isPassing {
                try await note(.down, &state, because: error)
                try await Task.sleep(for: Self.pause)
            }
        }
    }

    /// Keeps what crosses; waits as long as our own journal cannot.
    private func keep(_ events: [JournaledEvent]) async throws {
        var open = events.map(\.event).filter { Crossing.takes($0, from: peer) }
        while !open.isEmpty {
            do {
                let outcomes = try await ours.append(open)
                open = zip(open, outcomes).compactMap { event, outcome in remaining(event, outcome) }
            } catch let error as JournalError where error.isPassing {
                log.warning("our own journal: \(error)")
            }
            if !open.isEmpty { try await Task.sleep(for: Self.pause) }
        }
    }

    /// The event itself when it has to be tried again.
    private func remaining(_ event: Event, _ outcome: WireOutcome) -> Event? {
        switch outcome {
        case .stored, .known: return nil
        case .delayed: return event
        case .refused(let reason):
            log.error("\(event.type) \(event.id) from \(peer) was refused: \(reason)")
            return nil
        }
    }

    private func remember(_ position: Int64) {
        do {
            try cursor.save(position)
        } catch {
            log.warning("the cursor was not kept, the next start reads more again: \(error)")
        }
    }

    private func note(_ new: LinkState, _ state: inout LinkState?, because error: JournalError? = nil) async throws {
        guard new != state else { return }
        state = new
        log.notice("link to \(peer): \(new)", metadata: error.map { ["reason": "\($0)"] })
        try await say(LinkChanged(peer: peer, state: new, reason: reason(new)))
    }

    private func reason(_ state: LinkState) -> Bilingual {
        switch state {
        case .up: Bilingual(zh: "已连通，断开期间的事件按顺序补齐", en: "connected; what was missed is fetched in order")
        case .down: Bilingual(zh: "联系不上，各自对本辖区负责", en: "unreachable; each side decides for its own ground")
        }
    }
}
