package import Events
package import Journal
package import Logging

/// One side's end of the link.
package struct Link: Sendable {
    /// Keeps events in this side's journal, in order; returns when each of them is on disk or refused for good.
    package typealias Keep = @Sendable ([Event]) async throws -> Void
    /// Says that the link has come or gone, in this side's journal; false when it cannot be said yet and is to be asked again.
    package typealias Say = @Sendable (LinkChanged) async throws -> Bool

    private let peer: Side
    private let realm: Realm
    private let theirs: JournalClient
    private let file: LinkCursorFile
    private let log: Logger
    private let keep: Keep
    private let say: Say

    /// - Parameters:
    ///   - theirs: the other side's journal, with this side's key.
    ///   - cursorPath: the file that remembers how far theirs was read.
    package init(
        to peer: Side, realm: Realm, theirs: JournalClient, cursorPath: String, log: Logger, keep: @escaping Keep, say: @escaping Say
    ) {
        (self.peer, self.realm, self.theirs, self.log, self.keep, self.say) = (peer, realm, theirs, log, keep, say)
        file = LinkCursorFile(path: cursorPath)
    }

    /// Between two attempts to reach the other side.
    private static let pause = Duration.seconds(1)
    /// How long the other side may take to say who it is.
    private static let greeting = Duration.seconds(4)
    /// The name under which the other journal sees this reader.
    private var reader: String { "\(peer.other.rawValue)-liaise" }

    /// Fetches until the task is cancelled. Whatever the other side is or sends, it is tried again.
    package func run() async throws {
        var cursor = file.load()
        var news = LinkNews(about: peer, said: cursor.said)
        while !Task.isCancelled {
            let follower: Follower
            do {
                try await check(&cursor)
                follower = Follower(theirs, realm: realm, after: cursor.position, typePrefixes: Crossing.typePrefixes)
            } catch let trouble where trouble.isTheirs {
                try await rest(&news, &cursor, because: trouble)
                continue
            }
            do {
                try await fetch(from: follower, &news, &cursor)
            } catch let trouble where trouble.isTheirs {
                await follower.close()
                try await rest(&news, &cursor, because: trouble)
            }
        }
    }

    /// Whether it is the other side's journal, and the same as before.
    private func check(_ cursor: inout LinkCursor) async throws {
        let status = try await theirs.status(patience: Self.greeting)
        guard status.side == peer, status.realm == realm.description else {
            throw LinkError.otherJournal(
                found: "\(status.side.rawValue) \(status.realm)", wanted: "\(peer.rawValue) \(realm)")
        }
        guard try await !cursor.holds(in: theirs) else { return }
        log.warning("the journal of \(peer.rawValue) was replaced or restored from a backup; it is read again from its beginning")
        cursor = LinkCursor(said: cursor.said)
    }

    private func fetch(from follower: Follower, _ news: inout LinkNews, _ cursor: inout LinkCursor) async throws {
        while true {
            let step = try await follower.next()
            if news.note(.up) { log.notice("link to \(peer.rawValue): up") }
            let before = cursor
            if case .events(let events) = step {
                try await keepOurs(events)
                cursor.last = events.last.map(LinkCursor.Mark.init) ?? cursor.last
            }
            cursor.position = await follower.position
            try await tell(&news, &cursor)
            if cursor != before { remember(cursor) }
            try await theirs.report(position: cursor.position, of: reader)
        }
    }

    /// Trouble with our own journal is not the other side's.
    private func keepOurs(_ events: [JournaledEvent]) async throws {
        let crossing = events.map(\.event).filter { Crossing.takes($0, from: peer) }
        guard !crossing.isEmpty else { return }
        do {
            try await keep(crossing)
        } catch let error as JournalError {
            throw LinkError.ownJournal(error)
        }
    }

    private func rest(_ news: inout LinkNews, _ cursor: inout LinkCursor, because trouble: any Error) async throws {
        if news.note(.down) { log.error("link to \(peer.rawValue): down", metadata: ["reason": "\(trouble)"]) }
        let before = cursor
        try await tell(&news, &cursor)
        if cursor != before { remember(cursor) }
        try await Task.sleep(for: Self.pause)
    }

    private func tell(_ news: inout LinkNews, _ cursor: inout LinkCursor) async throws {
        guard let change = news.open else { return }
        do {
            guard try await say(change) else { return }
        } catch let error as JournalError {
            throw LinkError.ownJournal(error)
        }
        news.wasSaid(change)
        cursor.said = news.said
    }

    private func remember(_ cursor: LinkCursor) {
        do {
            try file.save(cursor)
        } catch {
            log.warning("the cursor was not kept, the next start reads more again: \(error)")
        }
    }
}

/// Why the link cannot go on, or not yet.
package enum LinkError: Error, Hashable, CustomStringConvertible {
    /// Whoever answers at the peer's address is somebody else.
    case otherJournal(found: String, wanted: String)
    case ownJournal(JournalError)

    package var description: String {
        switch self {
        case .otherJournal(let found, let wanted):
            "at the peer's address is the journal of ‘\(found)’ and not of ‘\(wanted)’; correct `peer` in the node's file or the realm of one side"
        case .ownJournal(let error): "our own journal: \(error)"
        }
    }
}

extension Error {
    /// Trouble on the other side, or on the way there: waited for, whatever it is.
    fileprivate var isTheirs: Bool {
        if case LinkError.otherJournal = self as any Error { return true }
        return self is JournalError
    }
}
