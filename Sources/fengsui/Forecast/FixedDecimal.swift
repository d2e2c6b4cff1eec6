extension [UInt8] {
    /// A number with so many decimals, 1 to 9, rounded half away from zero: `103.4`, `-0.003`.
    mutating func append(_ value: Double, decimals: Int) {
        var scale = 1
        for _ in 0..<decimals { scale *= 10 }
        let steps = Int((value * Double(scale)).rounded())
        if steps < 0 { append(UInt8(ascii: "-")) }
        let (whole, rest) = abs(steps).quotientAndRemainder(dividingBy: scale)
        append(whole: whole)
        append(UInt8(ascii: "."))
        var place = scale / 10
        while place > 0 {
            append(.zero + UInt8(rest / place % 10))
            place /= 10
        }
    }

    /// A whole number that is not negative.
    mutating func append(whole value: Int) {
        var place = 1
        while value / place >= 10 { place *= 10 }
        while place > 0 {
            append(.zero + UInt8(value / place % 10))
            place /= 10
        }
    }
}

extension UInt8 {
    static let comma = UInt8(ascii: ",")
    static let quote = UInt8(ascii: "\"")
    static let colon = UInt8(ascii: ":")
    fileprivate static let zero = UInt8(ascii: "0")
}
