import Chronology
import Events
import Foundation

/// What was kept and not receipted yet, and the chain of receipts.
struct Receipts: Hashable, Sendable, Codable {
    /// The digest of the last receipt.
    var digest = String(repeating: "0", count: 64)
    /// Of the last receipt.
    var position: Int64 = 0
    var waiting: [Kept] = []
    private var since: Timestamp?
    private var isUrgent = false

    struct Kept: Hashable, Sendable, Codable {
        let position: Int64
        /// SHA-256 of its bytes in base64.
        let digest: String
    }

    /// What is about the link itself is not receipted, or receipts would be receipted for ever.
    mutating func add(_ taken: LinkIntake.Taken, isNew: Bool, _ now: Timestamp?) {
        // Known, and receipted before a crash or by an earlier reading.
        guard isNew || taken.sequence > position, !taken.event.type.hasPrefix("link.") else { return }
        waiting.append(Kept(position: taken.sequence, digest: LinkReceived.digest(of: taken.body)))
        since = since ?? now
        isUrgent = isUrgent || Self.urgent.contains { taken.event.type.hasPrefix($0) }
    }

    private static let urgent = ["warning.", "consultation.", "acknowledgement.", "water.", "key."]

    /// The receipts that are due, the chain moved on past them.
    /// - Parameter aloneSince: to be said at once, also where nothing has been kept.
    mutating func due(
        _ peer: Side, _ policy: CrossingPolicy, at now: Timestamp, isCaughtUp: Bool, aloneSince: Int64? = nil
    ) -> [LinkReceived] {
        var due: [LinkReceived] = []
        if let aloneSince { due.append(receipt(min(waiting.count, policy.receiptEvery), peer, now, aloneSince)) }
        while waiting.count >= policy.receiptEvery { due.append(receipt(policy.receiptEvery, peer, now)) }
        let isOld = since.map { now >= $0 + .seconds(policy.receiptWithin) } ?? true
        if !waiting.isEmpty, isCaughtUp, isUrgent || isOld { due.append(receipt(waiting.count, peer, now)) }
        if waiting.isEmpty { (since, isUrgent) = (nil, false) }
        return due
    }

    private mutating func receipt(_ count: Int, _ peer: Side, _ now: Timestamp, _ aloneSince: Int64? = nil) -> LinkReceived {
        let some = waiting.prefix(count).map(\.digest)
        position = waiting.prefix(count).last.map { max(position, $0.position) } ?? position
        waiting.removeFirst(count)
        digest = Self.digest(after: digest, some)
        return LinkReceived(
            peer: peer, position: String(position), count: count, digest: digest, at: now, events: some,
            aloneSince: aloneSince.map { String($0) })
    }

    static func digest(after previous: String, _ events: [String]) -> String {
        let bytes = (Digest.bytes(hexadecimal: previous) ?? []) + events.flatMap { Data(base64Encoded: $0).map(Array.init) ?? [] }
        return Digest.hexadecimal(Digest.of(bytes))
    }

    /// - Parameter named: the digests in the receipts that may be missing here; where they are not known, a receipt is taken to name
    ///   everything up to its position.
    mutating func recover(position last: Int64, digest lastDigest: String, named: Set<String>? = nil) {
        guard lastDigest != digest else { return }
        (position, digest) = (max(position, last), lastDigest)
        waiting.removeAll { kept in named.map { $0.contains(kept.digest) } ?? (kept.position <= last) }
    }

    /// What is known already was receipted under its old numbers.
    mutating func beginAnew(head: Int64) { position = head }
}

extension LinkReceived {
    /// Whether this receipt follows from the one before it, and names this event's bytes.
    package func proves(_ body: [UInt8], after previous: String) -> Bool {
        names(body) && count == events?.count && Receipts.digest(after: previous, events ?? []) == digest
    }

    package func names(_ body: [UInt8]) -> Bool {
        events?.contains(Self.digest(of: body)) ?? false
    }

    /// As a receipt names an event.
    package static func digest(of body: [UInt8]) -> String { Data(Digest.of(body)).base64EncodedString() }

    /// The digest before the first receipt.
    package static let origin = String(repeating: "0", count: 64)
}
