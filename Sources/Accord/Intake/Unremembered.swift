import Events

/// What the own journal took after the last time that the intake was remembered: a crash came between. Such events are known to it, and yet
/// nobody has receipted or counted them.
package struct Unremembered: Hashable, Sendable, Codable {
    /// Digests of events, and of those that receipts name, at most. A step keeps one page before it is remembered.
    package static let maximumDigests = 8_000

    /// Digests of the other side's events.
    private(set) var kept: Set<String> = []
    /// Digests that this side's receipts name since then.
    private(set) var receipted: Set<String> = []

    package init() {}

    /// One of the other side's events, as it lies in the own journal.
    package mutating func keep(_ body: [UInt8]) {
        if kept.count < Self.maximumDigests { kept.insert(LinkReceived.digest(of: body)) }
    }

    package mutating func receipt(_ digests: [String]) {
        receipted.formUnion(digests.prefix(Self.maximumDigests - receipted.count))
    }

    /// Whether a known event has been kept since then, and whether it is receipted.
    mutating func find(_ taken: LinkIntake.Taken) -> (isNew: Bool, isReceipted: Bool) {
        guard !kept.isEmpty || !receipted.isEmpty else { return (false, false) }
        let digest = LinkReceived.digest(of: taken.body)
        return (kept.remove(digest) != nil, receipted.contains(digest))
    }
}
