/// FNV-1a with 64 bits (draft-eastlake-fnv), the same on every machine: for remembering what was said without keeping it.
struct Fingerprint {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }

    mutating func add(_ number: Int?) {
        guard let number else { return add(UInt8(0xFF)) }
        add(UInt8(0xFE))
        for shift in stride(from: 0, to: 64, by: 8) { add(UInt8(truncatingIfNeeded: number >> shift)) }
    }

    /// Of a file's name, cut to 32 bits: it only has to tell the files of one day apart.
    static func ofFile(_ name: some Sequence<UInt8>) -> UInt32 {
        var hash = Fingerprint()
        for byte in name { hash.add(byte) }
        return UInt32(truncatingIfNeeded: hash.value ^ hash.value >> 32)
    }
}
