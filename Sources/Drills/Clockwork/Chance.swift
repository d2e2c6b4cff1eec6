import Chronology
import Randomness

/// Draws of one concern. Each concern has numbers of its own, so that one draw more in the network leaves the weather as it was.
struct Chance {
    /// What is drawn for.
    enum Concern: UInt64 {
        case climate = 1
        case weather, turns, crashes, network, people, channels, keys, forger
    }

    private var numbers: SplitMix64

    init(seed: UInt64, _ concern: Concern) {
        numbers = SplitMix64(seed: seed &* 0x9E37_79B9_7F4A_7C15 ^ concern.rawValue << 56)
        _ = numbers.next()
    }

    mutating func number() -> UInt64 { numbers.next() }

    mutating func fraction() -> Double { numbers.nextFraction() }

    mutating func happens(_ probability: Double) -> Bool { probability > 0 && numbers.nextFraction() < probability }

    mutating func whole(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(numbers.nextFraction() * Double(range.count))
    }

    mutating func real(_ range: ClosedRange<Double>) -> Double {
        range.lowerBound + numbers.nextFraction() * (range.upperBound - range.lowerBound)
    }

    /// To the millisecond.
    mutating func span(_ range: ClosedRange<Duration>) -> Duration {
        .milliseconds(Int64(real(Double(range.lowerBound.wholeMilliseconds)...Double(range.upperBound.wholeMilliseconds))))
    }

    /// Short spans often, long ones seldom: the exponential distribution, cut at twenty times its mean.
    mutating func waiting(_ mean: Duration) -> Duration {
        let share = min(20, -(1 - numbers.nextFraction()).logarithm)
        return .milliseconds(Int64(Double(mean.wholeMilliseconds) * share))
    }

    /// - Parameter choices: not empty.
    mutating func one<Choice>(of choices: [Choice]) -> Choice { choices[whole(0...(choices.count - 1))] }
}
