import Chronology
import Events

/// One journal, with what is looked up in it.
struct SideHistory {
    let side: Side
    let end: Timestamp
    let entries: [History.Entry]
    private let byID: [String: Int]
    /// Places of the events of a type.
    private let byType: [String: [Int]]
    private let read: ReadWords
    /// When the exercise's time was told, if it goes by the journal.
    private let clocks: [(to: Timestamp, sequence: Int64)]

    init(_ side: Side, _ history: History) {
        (self.side, end) = (side, history.end)
        entries = history.journals[side] ?? []
        byID = Dictionary(entries.enumerated().map { ($0.element.event.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
        byType = Dictionary(grouping: entries.indices, by: { [entries] in entries[$0].event.type })
        read = ReadWords(count: entries.count)
        clocks = entries.filter { $0.event.type == ClockAdvanced.type }.map { ($0.event.time, $0.sequence) }
    }

    func entry(_ id: String) -> History.Entry? { byID[id].map { entries[$0] } }

    /// What this side itself says of a type, in order.
    func own<Payload: EventPayload>(_: Payload.Type) -> [(entry: History.Entry, word: Payload)] { words { $0.side == side } }

    /// What anybody says of a type, in order.
    func all<Payload: EventPayload>(_: Payload.Type) -> [(entry: History.Entry, word: Payload)] { words { _ in true } }

    private func words<Payload: EventPayload>(_ counts: (Event) -> Bool) -> [(entry: History.Entry, word: Payload)] {
        (byType[Payload.type] ?? []).compactMap { place in
            let entry = entries[place]
            return counts(entry.event) ? word(Payload.self, of: entry).map { (entry, $0) } : nil
        }
    }

    /// What an event of this journal says; nil when it says something else, or cannot be read.
    func word<Payload: EventPayload>(_: Payload.Type = Payload.self, of entry: History.Entry) -> Payload? {
        guard entry.event.type == Payload.type else { return nil }
        return read.word(at: Int(entry.sequence) - 1) { try? entry.event.payload(Payload.self) } as? Payload
    }

    /// From where on a service knew what made it say this: the number of the first event of the chain of causes that is not its own. What
    /// came into the journal after that may have been unknown to it.
    func known(by entry: History.Entry) -> Int64 {
        var current = entry
        for _ in 0..<100 {
            guard let cause = current.event.causationID.flatMap({ self.entry($0) }) else { break }
            current = cause
            guard cause.event.source == entry.event.source else { return cause.sequence }
        }
        guard current.event.type == DeadlineReached.type, let reached = try? current.event.payload(DeadlineReached.self) else {
            return current.sequence
        }
        let told = clocks.first { $0.to >= reached.deadline }
        return min(current.sequence, told?.sequence ?? current.sequence)
    }
}

/// What was read of a journal: the rules ask for the same words again and again.
private final class ReadWords {
    private var words: [(any EventPayload)?]

    init(count: Int) { words = Array(repeating: nil, count: count) }

    func word(at place: Int, _ reading: () -> (any EventPayload)?) -> (any EventPayload)? {
        guard words.indices.contains(place) else { return reading() }
        if let known = words[place] { return known }
        words[place] = reading()
        return words[place]
    }
}

extension History.Entry {
    /// When it was said at the latest. An event has the time of its cause, and a cause that crossed a link may be hours old.
    var happened: Timestamp { max(event.time, at) }
}
