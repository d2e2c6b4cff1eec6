package import Chronology
import Randomness

/// Whether a forecast knew anything of the days after it: everything after a day is changed, and what was issued until then must stay the
/// same to the last bit.
package struct LeakCheck<Inputs> {
    /// The inputs with everything after a day changed, by lot.
    private let change: (Inputs, _ after: CalendarDate, _ seed: UInt64) -> Inputs
    /// The whole way from inputs to forecasts.
    private let issue: (Inputs) -> [HindcastIssue]

    package init(
        change: @escaping (Inputs, _ after: CalendarDate, _ seed: UInt64) -> Inputs, issue: @escaping (Inputs) -> [HindcastIssue]
    ) {
        self.change = change
        self.issue = issue
    }

    /// - Returns: the days of issue whose forecasts changed although nothing had changed up to them, for each of the days after which
    ///   everything was changed. Empty when nothing leaks.
    package func leaks(in inputs: Inputs, changedAfter days: [CalendarDate], seed: UInt64) -> [Leak] {
        let before = issue(inputs)
        return days.flatMap { day in
            let after = issue(change(inputs, day, seed))
            let known = before.filter { $0.issued <= day }
            return zip(known, after).filter { $0 != $1 }.map { Leak(issued: $0.0.issued, changedAfter: day) }
                + known.dropFirst(after.count).map { Leak(issued: $0.issued, changedAfter: day) }
        }
    }
}

/// A forecast that knew the future.
package struct Leak: Hashable, Sendable, CustomStringConvertible {
    package let issued: CalendarDate
    package let changedAfter: CalendarDate

    package var description: String {
        "the forecast issued on \(issued) changes when the days after \(changedAfter) do, which it cannot have known"
    }
}

extension HindcastPlace {
    /// The same place with other values after a day: some missing, some new, none as before.
    package func changed(after day: CalendarDate, seed: UInt64) -> HindcastPlace {
        var lots = SplitMix64(seed: seed)
        let kept = first.distance(to: day) + 1
        let changed = values.enumerated().map { row, values in
            row < kept
                ? values
                : values.map { value -> Double? in
                    guard lots.nextFraction() > 0.2 else { return value == nil ? 50 : nil }
                    return (value ?? 50) * (0.2 + 3 * lots.nextFraction()) + 1
                }
        }
        return HindcastPlace(name: name, first: first, values: changed)
    }
}
