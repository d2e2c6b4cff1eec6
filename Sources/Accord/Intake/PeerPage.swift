package import Chronology
import Events

/// An event as the other side's journal gives it: not looked at yet.
package struct PeerEvent: Hashable, Sendable {
    /// Its number there.
    package let sequence: Int64
    /// When that journal took it, by that machine's clock.
    package let recorded: Timestamp
    /// Its bytes, whatever they are.
    package let body: [UInt8]
    /// What was found out about it ahead of its turn.
    package internal(set) var reading: Reading?

    package struct Reading: Hashable, Sendable {
        let event: Event
        /// The key of its side that signed it, where that was known.
        let signer: VerifyingKey?
    }

    /// Reads it and looks for whoever signed it. Whether it is taken is decided in its turn.
    package func read(by keys: KeyRing) -> PeerEvent {
        guard let event = try? Event(json: body) else { return self }
        var read = self
        read.reading = Reading(event: event, signer: keys.signer(of: event, body: body))
        return read
    }

    package init(sequence: Int64, recorded: Timestamp, body: [UInt8]) {
        (self.sequence, self.recorded, self.body) = (sequence, recorded, body)
    }
}

/// A part of the other side's journal.
package struct PeerPage: Hashable, Sendable {
    package private(set) var events: [PeerEvent]
    /// Everything up to here has been looked at.
    package let through: Int64
    package let head: Int64

    package init(events: [PeerEvent], through: Int64, head: Int64) {
        (self.events, self.through, self.head) = (events, through, head)
    }

    /// The same page with its events read.
    package func with(_ read: [PeerEvent]) -> PeerPage {
        var page = self
        page.events = read
        return page
    }

    package var isLast: Bool { through >= head }
    package var byteCount: Int { events.reduce(0) { $0 + $1.body.count } }
}

/// Why a page is none. Whoever sends such a thing is no journal of ours, or not any more.
package enum PeerFault: Error, Hashable, Sendable, CustomStringConvertible {
    case tooMany(events: Int, maximum: Int)
    case tooLarge(bytes: Int, maximum: Int)
    case sequences(after: Int64, through: Int64, head: Int64)
    case order(sequence: Int64)
    case noProgress(at: Int64, head: Int64)
    case endless(pages: Int)
    case clock(sequence: Int64)

    package var description: String {
        switch self {
        case .tooMany(let events, let maximum): "its page has \(events) events, and \(maximum) were asked for"
        case .tooLarge(let bytes, let maximum): "its page has \(bytes) bytes, the most is \(maximum)"
        case .sequences(let after, let through, let head):
            "its page after \(after) goes through \(through) with the head \(head): no such page can be"
        case .order(let sequence): "the numbers in its page do not rise, or lie outside it, at \(sequence)"
        case .noProgress(let position, let head):
            "its pages after \(position) bring nothing, and yet its head is \(head)"
        case .clock(let sequence): "the time at which it took its number \(sequence) is none of the years 1 to 9999"
        case .endless(let pages): "\(pages) of its pages in a row brought nothing that crosses"
        }
    }
}

extension PeerPage {
    /// Pages in a row that bring nothing and are not the last: a journal looks at 20,000 records for each, so this is twenty million.
    package static let maximumEmptyInRow = 1_000
    /// What one page may be larger than was asked for: a journal counts bytes by its own limit.
    package static let maximumBytes = 4 << 20

    /// - Throws: `PeerFault` unless this can be the answer to a question for at most `limit` events after `position`.
    package func check(after position: Int64, limit: Int) throws(PeerFault) {
        guard events.count <= limit else { throw .tooMany(events: events.count, maximum: limit) }
        guard byteCount <= Self.maximumBytes else { throw .tooLarge(bytes: byteCount, maximum: Self.maximumBytes) }
        guard through >= position, head >= through else { throw .sequences(after: position, through: through, head: head) }
        var last = position
        for event in events {
            guard event.sequence > last, event.sequence <= through else { throw .order(sequence: event.sequence) }
            // Milliseconds come as 64 bits: no span to such a time could be counted.
            guard (Timestamp.distantPast...Timestamp.distantFuture).contains(event.recorded) else { throw .clock(sequence: event.sequence) }
            last = event.sequence
        }
        guard through > position || head == position else { throw .noProgress(at: position, head: head) }
    }
}
