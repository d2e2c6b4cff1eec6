package import Events
package import Journal
package import Logging

/// Hands events to a journal until each of them is in it, however long a full disk or a missing journal takes.
///
/// They go in one request after the other: what is delayed is sent again before anything later is sent, so the order stays. What was
/// stored although its answer was lost is known to the journal by source and id.
package struct Delivery: Sendable {
    private let journal: JournalClient
    private let log: Logger
    private let signer: EventSigner?

    /// - Parameter signer: signs what crosses to the other side; nil: nothing is signed.
    package init(to journal: JournalClient, log: Logger, signer: EventSigner? = nil) {
        (self.journal, self.log, self.signer) = (journal, log, signer)
    }

    /// Returns when every event is on disk or refused for good; a refusal is logged with its reason.
    /// - Returns: for each event its sequence in the journal, nil when it was refused.
    /// - Throws: `CancellationError`; `JournalError` when whoever answers is no journal.
    @discardableResult
    package func deliver(_ events: [Event]) async throws -> [Int64?] {
        let events = signer?.sign(events) ?? events
        var sequences: [Int64?] = []
        for range in Self.requests(for: events.map { $0.json.count }) {
            let some = events[range]
            let outcomes = try await deliver(bodies: some.map(\.json))
            for (event, outcome) in zip(some, outcomes) { sequences.append(sequence(of: event, outcome)) }
        }
        return sequences
    }

    /// The same for events of others that are JSON already: they go in byte for byte.
    /// - Returns: for each what became of it; never a delay.
    package func deliver(foreign bodies: [[UInt8]]) async throws -> [WireOutcome] {
        var outcomes: [WireOutcome] = []
        for range in Self.requests(for: bodies.map(\.count)) { outcomes += try await deliver(bodies: Array(bodies[range])) }
        return outcomes
    }

    /// Ranges of events that fit into one request, which the journal keeps as a whole or not at all.
    static func requests(for sizes: [Int]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var (start, bytes) = (0, 0)
        for (index, size) in sizes.enumerated() {
            if index - start == WireLimit.eventsInAppend || (bytes + size > Event.maximumBytes && index > start) {
                ranges.append(start..<index)
                (start, bytes) = (index, 0)
            }
            bytes += size
        }
        return start < sizes.count ? ranges + [start..<sizes.count] : ranges
    }

    /// One request, as often as it takes.
    private func deliver(bodies: [[UInt8]]) async throws -> [WireOutcome] {
        // The client would refuse the request for its size and the others with it.
        if bodies.count == 1, bodies[0].count > Event.maximumBytes {
            return [.refused("it has \(bodies[0].count) bytes, the most is \(Event.maximumBytes)")]
        }
        var trouble = Trouble(log: log)
        while true {
            do {
                let outcomes = try await journal.append(bodies: bodies)
                guard let reason = outcomes.lazy.compactMap(\.delay).first else { return outcomes }
                trouble.note(reason)
            } catch let error as JournalError where error.isPassing {
                trouble.note(error.description)
            }
            try await Task.sleep(for: Patience.pause)
        }
    }

    private func sequence(of event: Event, _ outcome: WireOutcome) -> Int64? {
        if case .refused(let reason) = outcome { log.error("the journal refused \(event.type) \(event.id): \(reason)") }
        return outcome.sequence
    }
}

extension WireOutcome {
    /// Why it has to be sent again.
    fileprivate var delay: String? {
        if case .delayed(let reason) = self { reason } else { nil }
    }
}

/// Says once what is wrong for as long as the same is wrong.
struct Trouble {
    let log: Logger
    private var said: String?

    init(log: Logger) { self.log = log }

    var isOn: Bool { said != nil }

    mutating func note(_ reason: String) {
        if said != reason { log.warning("\(reason)") }
        said = reason
    }

    mutating func end(_ text: String) {
        log.notice("\(text)")
        said = nil
    }
}

enum Patience {
    /// Between two attempts at a journal that is away or takes nothing.
    static let pause = Duration.milliseconds(500)
}
