package import Chronology
import Crypto

/// The hash chain over a journal: whoever changes, drops or inserts a record breaks every link after it.
package enum Chain {
    /// The link before the first: 32 zero bytes.
    package static let origin = [UInt8](repeating: 0, count: 32)

    /// SHA-256 over the link before (32 bytes), the sequence and the time of recording in milliseconds (8 bytes each, big endian) and the body.
    package static func link(after previous: [UInt8], sequence: Int64, recorded: Timestamp, body: [UInt8]) -> [UInt8] {
        var digest = SHA256()
        digest.update(data: previous)
        digest.update(data: sequence.bigEndianBytes + recorded.milliseconds.bigEndianBytes)
        digest.update(data: body)
        return Array(digest.finalize())
    }
}

extension Int64 {
    package var bigEndianBytes: [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: self >> (56 - 8 * $0)) }
    }

    /// Nil unless there are exactly eight bytes.
    package init?(bigEndianBytes bytes: some Collection<UInt8>) {
        guard bytes.count == 8 else { return nil }
        self = bytes.reduce(0) { $0 << 8 | Int64($1) }
    }
}
