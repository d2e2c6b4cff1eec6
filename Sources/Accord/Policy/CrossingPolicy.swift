package import Events

/// Which events go from one side to the other, and within which bounds. Read from `liaison/policy.yaml`; both sides should hold the same.
package struct CrossingPolicy: Hashable, Sendable, Codable {
    /// Beginnings of event types and whose events of these types cross.
    package struct Crossing: Hashable, Sendable, Codable {
        package let prefix: String
        package let from: [Side]
    }

    package enum Signatures: String, Hashable, Sendable, Codable, CaseIterable {
        /// What is not signed by a known key is not taken.
        case required
        /// What is not signed is taken; what is signed has to be signed rightly.
        case accepted
    }

    package let crossings: [Crossing]
    package let signatures: Signatures
    /// Bytes a second that the link fetches over a longer time, at most.
    package let bytesPerSecond: Int
    /// Bytes a day, at most; beyond them the link goes on at the pace at which a day refills.
    package let bytesPerDay: Int
    /// Events in one page, at most.
    package let pageEvents: Int
    /// Bytes in one page, at most.
    package let pageBytes: Int
    /// Events after which a receipt is said.
    package let receiptEvery: Int
    /// Seconds after which what was taken is receipted, however little it is. Vital events are receipted at once.
    package let receiptWithin: Int
    /// Seconds by which an event may be ahead of this side's clock.
    package let aheadSeconds: Int
    /// Seconds during which a key still counts after the announcement of the next.
    package let overlapSeconds: Int

    /// Crossings in one policy, at most: a page is asked for by its prefixes, and a journal takes 64 of them.
    package static let maximumCrossings = 48

    package func crosses(_ type: String) -> Bool { crossings.contains { type.hasPrefix($0.prefix) } }

    /// Whether events of this type cross that `side` says.
    package func crosses(_ type: String, from side: Side) -> Bool {
        crossings.contains { type.hasPrefix($0.prefix) && $0.from.contains(side) }
    }

    /// Beginnings of the types that `side` sends.
    package func prefixes(from side: Side) -> [String] { crossings.filter { $0.from.contains(side) }.map(\.prefix) }

    /// Only what a side itself says crosses, so nothing travels in a circle and nobody speaks for somebody else.
    package func takes(_ event: Event, from peer: Side) -> Bool {
        event.side == peer && event.source.hasPrefix("/\(peer.rawValue)/") && crosses(event.type, from: peer)
    }

    package func requiring(_ signatures: Signatures) -> CrossingPolicy {
        CrossingPolicy(
            crossings: crossings, signatures: signatures, bytesPerSecond: bytesPerSecond, bytesPerDay: bytesPerDay, pageEvents: pageEvents,
            pageBytes: pageBytes, receiptEvery: receiptEvery, receiptWithin: receiptWithin, aheadSeconds: aheadSeconds,
            overlapSeconds: overlapSeconds)
    }

    /// The same with another cap.
    package func limited(to bytesPerSecond: Int, perDay bytesPerDay: Int? = nil) -> CrossingPolicy {
        CrossingPolicy(
            crossings: crossings, signatures: signatures, bytesPerSecond: bytesPerSecond, bytesPerDay: bytesPerDay ?? self.bytesPerDay,
            pageEvents: pageEvents, pageBytes: pageBytes, receiptEvery: receiptEvery, receiptWithin: receiptWithin,
            aheadSeconds: aheadSeconds, overlapSeconds: overlapSeconds)
    }

    /// What the shipped file says, for drills and tests that read no file; signatures are accepted and not asked for.
    package static let standard = CrossingPolicy(
        crossings: (VitalType.all.map(\.prefix) + [
            "air.observation.recorded", "air.day.", "air.forecast.", "response.", "task.", "call.", "cap.sent", "link.refused",
        ]).map { Crossing(prefix: $0, from: Side.allCases) },
        signatures: .accepted, bytesPerSecond: 1 << 20, bytesPerDay: 1 << 30, pageEvents: 1_000, pageBytes: 1 << 20, receiptEvery: 500,
        receiptWithin: 60, aheadSeconds: 3_600, overlapSeconds: 86_400)
}
