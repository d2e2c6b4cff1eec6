/// An exact concentration: a whole number of thousandths of the pollutant's unit (µg/m³; CO mg/m³), never negative.
///
/// Everything up to the index is integer arithmetic. In doubles a daily CO of 2.2 mg/m³ gives 56 instead of 55.
package struct Concentration: Hashable, Sendable {
    private let stored: Int32

    /// A million units: no air has it, so a reading above it is a fault of the instrument or of the file.
    package static let maximumThousandths = 1_000_000_000
    package static let zero = Concentration(trusted: 0)

    /// The number of thousandths of the unit, 0 to `maximumThousandths`.
    package var thousandths: Int { Int(stored) }

    /// Nil below zero and above `maximumThousandths`.
    package init?(thousandths: Int) {
        guard (0...Self.maximumThousandths).contains(thousandths) else { return nil }
        stored = Int32(thousandths)
    }

    /// Nil below zero and above a million. A whole number of µg/m³ (CO: mg/m³).
    package init?(whole units: Int) {
        guard (0...Self.maximumThousandths / 1000).contains(units) else { return nil }
        stored = Int32(units * 1000)
    }

    /// Model output, in the unit; rounded half-to-even to thousandths. Nil for what is not a number, below zero or
    /// above a million.
    package init?(_ units: Double) {
        let exact = units * 1000
        guard exact >= -0.5, exact <= Double(Self.maximumThousandths) else { return nil }
        let whole = Int(exact)
        let rest = exact - Double(whole)
        // By hand, because `rounded()` would need the C library's mathematics at link time.
        stored = Int32(rest > 0.5 || (rest == 0.5 && whole % 2 == 1) ? whole + 1 : whole)
    }

    private init(trusted thousandths: Int) { stored = Int32(thousandths) }

    /// The concentration in its unit, for curves and models; not for the index.
    package var units: Double { Double(stored) / 1000 }
}

// MARK: - Rounding

extension Concentration {
    /// The number of rounding steps of HJ 633 (whole µg/m³; CO 0.1 mg/m³), half to even.
    func steps(of pollutant: Pollutant) -> Int {
        thousandths.dividedHalfToEven(by: pollutant.roundingStepInThousandths)
    }

    /// As it is published and as it enters the index: whole µg/m³, CO to 0.1 mg/m³, half to even.
    package func rounded(for pollutant: Pollutant) -> Concentration {
        Concentration(trusted: steps(of: pollutant) * pollutant.roundingStepInThousandths)
    }

    /// The arithmetic mean of `count` values that add up to `sumInThousandths`; nil without values.
    ///
    /// Cut to thousandths, but never onto a digit 0 or 5 when something was cut off, so that rounding the result half-to-even
    /// gives what rounding the exact mean would give.
    package static func mean(sumInThousandths sum: Int, count: Int) -> Concentration? {
        guard count > 0 else { return nil }
        let (quotient, rest) = sum.quotientAndRemainder(dividingBy: count)
        return Concentration(thousandths: quotient.raised(ifCut: rest != 0))
    }

    /// The arithmetic mean of the values that are there; nil when none is.
    package static func mean(of values: some Sequence<Concentration?>) -> Concentration? {
        var sum = 0
        var count = 0
        for case let value? in values {
            sum += value.thousandths
            count += 1
        }
        return mean(sumInThousandths: sum, count: count)
    }
}

extension Int {
    /// Division of a number that is not negative, rounded to the nearest, half to even.
    func dividedHalfToEven(by divisor: Int) -> Int {
        let (quotient, rest) = quotientAndRemainder(dividingBy: divisor)
        let twice = 2 * rest
        return twice > divisor || (twice == divisor && quotient % 2 == 1) ? quotient + 1 : quotient
    }

    /// Raised by one from a last digit 0 or 5 when digits were cut off behind it: the number stays on its side of every tie.
    fileprivate func raised(ifCut isCut: Bool) -> Int { isCut && self % 5 == 0 ? self + 1 : self }
}

// MARK: - Text

extension Concentration: CustomStringConvertible {
    /// The shortest decimal: `75`, `0.4`, `12.125`.
    package var description: String {
        let (whole, rest) = thousandths.quotientAndRemainder(dividingBy: 1000)
        guard rest != 0 else { return "\(whole)" }
        let digits = "\(1000 + rest)".dropFirst()
        return "\(whole).\(digits.prefix(through: digits.lastIndex { $0 != "0" } ?? digits.startIndex))"
    }

    /// Reads `75` or `0.4` without passing through a double; nil for anything else, so for `NaN`, `-1`, `1e3` and an empty cell.
    ///
    /// Digits past the third are cut in such a way that later rounding is that of the full number.
    package init?(_ text: some StringProtocol) {
        var decimal = DecimalReader()
        for byte in text.utf8 { guard decimal.take(byte) else { return nil } }
        guard let thousandths = decimal.thousandths else { return nil }
        self.init(thousandths: thousandths.raised(ifCut: decimal.isCut))
    }
}

/// Reads digits, at most one point between digits, and nothing else.
private struct DecimalReader {
    private var value = 0
    private var digitsSeen = 0
    /// Digits behind the point; nil before the point.
    private var decimals: Int?
    /// A digit other than 0 stood behind the third decimal.
    private(set) var isCut = false

    /// False when the byte cannot stand here.
    mutating func take(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "."):
            guard decimals == nil, digitsSeen > 0 else { return false }
            decimals = 0
            return true
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            return takeDigit(Int(byte - UInt8(ascii: "0")))
        default:
            return false
        }
    }

    private mutating func takeDigit(_ digit: Int) -> Bool {
        digitsSeen += 1
        guard (decimals ?? 0) < 3 else {
            isCut = isCut || digit != 0
            return true
        }
        value = value * 10 + digit
        decimals = decimals.map { $0 + 1 }
        return value <= Concentration.maximumThousandths
    }

    /// Nil when nothing was read, or nothing behind the point.
    var thousandths: Int? {
        guard digitsSeen > 0 else { return nil }
        switch decimals {
        case nil: return value * 1000
        case 1: return value * 100
        case 2: return value * 10
        case 3: return value
        default: return nil
        }
    }
}

extension Concentration: Comparable {
    package static func < (left: Concentration, right: Concentration) -> Bool { left.stored < right.stored }
}

extension Concentration: Codable {
    /// On the wire a JSON number in the unit (`0.4`); its thousandths survive the way through a double.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let units = try container.decode(Double.self)
        guard let value = Concentration(units) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "\(units) is no concentration; write a number from 0 to 1000000, or leave it out")
        }
        self = value
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(units)
    }
}
