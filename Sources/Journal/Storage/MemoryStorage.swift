package import Chronology

/// A journal in memory: for tests, and for drills that leave nothing behind.
package actor MemoryStorage: JournalStorage {
    private var events: [StoredEvent] = []
    private var sequences: [[UInt8]: Int64] = [:]

    package init() {}

    package func append(_ batch: [Candidate], recorded: Timestamp) throws(JournalError) -> [AppendOutcome] {
        batch.map { keep($0, recorded) }
    }

    private func keep(_ candidate: Candidate, _ recorded: Timestamp) -> AppendOutcome {
        if let sequence = sequences[candidate.key] {
            guard Candidate.isSameWord(events[Int(sequence) - 1].body, candidate.body) else {
                return .refused(.conflict(source: candidate.source, id: candidate.id, sequence: sequence))
            }
            return .known(sequence: sequence)
        }
        let sequence = Int64(events.count) + 1
        let link = Chain.link(after: events.last?.link ?? Chain.origin, sequence: sequence, recorded: recorded, body: candidate.body)
        events.append(StoredEvent(sequence: sequence, recorded: recorded, topic: candidate.topic, body: candidate.body, link: link))
        sequences[candidate.key] = sequence
        return .stored(sequence: sequence)
    }

    package func read(after sequence: Int64, prefixes: [String], limit: PageLimit) throws(JournalError) -> Page {
        var found: [StoredEvent] = []
        var bytes = 0
        var through = min(max(sequence, 0), Int64(events.count))
        for event in events.dropFirst(Int(through)).prefix(limit.scanned) {
            if prefixes.isEmpty || prefixes.contains(where: event.topic.hasPrefix) {
                guard found.isEmpty || bytes + event.body.count <= limit.bytes else { break }
                found.append(event)
                bytes += event.body.count
            }
            through = event.sequence
            if found.count == limit.events { break }
        }
        return Page(events: found, through: through, head: Int64(events.count))
    }

    package func head() throws(JournalError) -> Int64 { Int64(events.count) }
}
