package import Accord
package import Chronology
package import Events
package import Journal

/// This side's end of the link: everything that it needs of its own node.
package struct LinkHome: Sendable {
    package let side: Side
    package let realm: Realm
    let journal: JournalClient
    /// Puts bytes into the own journal, in order, however long that takes; never answers with a delay.
    let keep: @Sendable ([[UInt8]]) async throws -> [WireOutcome]
    /// Says words of this side's own, signed where they cross.
    let say: @Sendable ([Event]) async throws -> Void
    /// What is agreed, and the keys that were let in by hand, as they are now.
    let terms: @Sendable () async -> (CrossingPolicy, KeyRing)
    /// The realm's time; nil while an exercise has none.
    let time: @Sendable () async throws -> Timestamp?
    /// Whether the realm's time is this machine's: only then can an event be ahead of it.
    let isTimeOwn: Bool
    let machine: @Sendable () -> Timestamp

    package init(
        side: Side, realm: Realm, journal: JournalClient, isTimeOwn: Bool, machine: @escaping @Sendable () -> Timestamp,
        keep: @escaping @Sendable ([[UInt8]]) async throws -> [WireOutcome], say: @escaping @Sendable ([Event]) async throws -> Void,
        terms: @escaping @Sendable () async -> (CrossingPolicy, KeyRing), time: @escaping @Sendable () async throws -> Timestamp?
    ) {
        (self.side, self.realm, self.journal, self.isTimeOwn, self.machine) = (side, realm, journal, isTimeOwn, machine)
        (self.keep, self.say, self.terms, self.time) = (keep, say, terms, time)
    }

    /// Trouble with the own journal is not the other side's.
    func owning<Value>(_ work: () async throws -> Value) async throws -> Value {
        do {
            return try await work()
        } catch let error as JournalError {
            throw LinkError.ownJournal(error)
        }
    }

    /// - Returns: what became of each, and the number in this side's journal up to which it has them now.
    func keep(_ taken: [LinkIntake.Taken]) async throws -> (outcomes: [LinkIntake.Outcome], through: Int64) {
        guard !taken.isEmpty else { return ([], 0) }
        var through: Int64 = 0
        let outcomes = try await owning { try await keep(taken.map(\.body)) }.map { outcome -> LinkIntake.Outcome in
            switch outcome {
            case .stored(let sequence):
                through = max(through, sequence)
                return .stored
            case .known: return .known
            case .refused(let reason), .delayed(let reason): return .refused(reason)
            }
        }
        return (outcomes, through)
    }

    func head() async throws -> Int64 {
        try await owning { try await journal.status().headSequence }
    }

    /// What this side said after a number in its own journal that decided something, and its receipts, which tell when it was alone.
    func decisions(after sequence: Int64) async throws -> [JournaledEvent] {
        var decisions: [JournaledEvent] = []
        let types = IndependentDecision.prefixes + [LinkReceived.type]
        try await eachSaid(after: sequence, types, by: "/\(side.rawValue)/") { journaled in
            decisions.append(journaled)
            return decisions.count < Self.maximumDecisions
        }
        return decisions
    }

    private static let maximumDecisions = 1_000

    /// What this side said last about the link.
    struct LastWords {
        var receipt: LinkReceived?
        var change: (word: LinkChanged, time: Timestamp, sequence: Int64)?
        /// When the cut began that was settled last.
        var healedFrom: Timestamp?
    }

    func lastWords() async throws -> LastWords {
        var last: [String: JournaledEvent] = [:]
        let types = [LinkReceived.type, LinkChanged.type, LinkHealed.type]
        try await eachSaid(after: 0, types, by: "/\(side.rawValue)/liaise") { journaled in
            last[journaled.event.type] = journaled
            return true
        }
        let change = try last[LinkChanged.type].map { (try $0.event.payload(LinkChanged.self), $0.event.time, $0.sequence) }
        return LastWords(
            receipt: try last[LinkReceived.type]?.event.payload(), change: change,
            healedFrom: try last[LinkHealed.type]?.event.payload(LinkHealed.self).from)
    }

    /// What this side's journal has taken of the other side behind `sequence`, and what its receipts name since then.
    func unremembered(after sequence: Int64) async throws -> Unremembered {
        var found = Unremembered()
        var position = sequence
        while true {
            let page = try await owning {
                try await journal.page(after: position, prefixes: ["/\(side.other.rawValue)/"], limit: Self.pageEvents)
            }
            for event in page.events { found.keep(event.body) }
            if page.through >= page.head || page.through <= position { break }
            position = page.through
        }
        try await eachSaid(after: sequence, [LinkReceived.type], by: "/\(side.rawValue)/liaise") { journaled in
            found.receipt((try? journaled.event.payload(LinkReceived.self))?.events ?? [])
            return true
        }
        return found
    }

    private static let pageEvents = 1_000

    /// Reads the own journal until `body` has enough.
    private func eachSaid(
        after sequence: Int64, _ types: [String], by source: String, _ body: (JournaledEvent) -> Bool
    ) async throws {
        let prefixes = types.map { Topic.prefix(realm, typePrefix: $0) } + [source]
        var position = sequence
        while true {
            let page = try await owning { try await journal.read(after: position, prefixes: prefixes) }
            for journaled in page.events where !body(journaled) { return }
            if page.isLast || page.through <= position { return }
            position = page.through
        }
    }
}
