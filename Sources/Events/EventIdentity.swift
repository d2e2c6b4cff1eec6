/// Ids that follow from their cause.
///
/// A processor that is run again over the same events says the same things under the same ids, and the journal drops what it has.
package enum EventIdentity {
    /// The id of the `index`-th thing that `source` says because of `cause`.
    package static func derived(source: String, cause: Event, index: Int) -> String {
        derived(from: [source, cause.source, cause.id, String(index)])
    }

    /// 32 hexadecimal digits: FNV-1a with 128 bits over the parts, each closed by a zero byte, so that `a`, `bc` is not `ab`, `c`.
    /// It keeps honest names apart; it is no seal against a forger, which the hash chain and the keys are for.
    package static func derived(from parts: [String]) -> String { FNV1a(over: parts).hexadecimal }
}

/// The hash of Fowler, Noll and Vo, variant 1a, with 128 bits (RFC 9923).
struct FNV1a: Hashable {
    private var value: UInt128 = 0x6C62_272E_07BB_0142_62B8_2175_6295_C58D

    init() {}

    /// Each part closed by a zero byte.
    init(over parts: [String]) {
        for part in parts {
            for byte in part.utf8 { mix(byte) }
            mix(0)
        }
    }

    mutating func mix(_ byte: UInt8) { value = (value ^ UInt128(byte)) &* 0x0000_0000_0100_0000_0000_0000_0000_013B }

    /// 32 digits.
    var hexadecimal: String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 32 - digits.count) + digits
    }
}
