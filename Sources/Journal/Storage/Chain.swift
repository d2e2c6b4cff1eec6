package import Chronology
import Crypto

/// The hash chain over a journal: whoever changes, drops or inserts a record breaks every link after it.
package enum Chain {
    /// The link before the first: 32 zero bytes.
    package static let origin = [UInt8](repeating: 0, count: 32)

    /// SHA-256 over the link before (32 bytes), the sequence and the time of recording in milliseconds (8 bytes each, big endian) and the body.
    package static func link(after previous: [UInt8], sequence: Int64, recorded: Timestamp, body: [UInt8]) -> [UInt8] {
        // One piece, because many small ones cost more than the hash itself.
        var text: [UInt8] = []
        text.reserveCapacity(previous.count + 16 + body.count)
        text += previous
        text.append(bigEndian: sequence)
        text.append(bigEndian: recorded.milliseconds)
        text += body
        // Not `Array(digest)`, which copies byte by byte out of a second array.
        return unsafe SHA256.hash(data: text).withUnsafeBytes { unsafe Array($0) }
    }
}

extension Int64 {
    package var bigEndianBytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(8)
        bytes.append(bigEndian: self)
        return bytes
    }

    /// Nil unless there are exactly eight bytes.
    package init?(bigEndianBytes bytes: some Collection<UInt8>) {
        guard bytes.count == 8 else { return nil }
        self = bytes.reduce(0) { $0 << 8 | Int64($1) }
    }
}

extension [UInt8] {
    /// Adds eight bytes, the most significant first.
    mutating func append(bigEndian number: Int64) {
        for shift in stride(from: 56, through: 0, by: -8) { append(UInt8(truncatingIfNeeded: number >> shift)) }
    }
}
