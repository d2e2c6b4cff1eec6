import Chronology
import Events

extension ForecastChange {
    /// What moved each day that both issues know, as far as it is worth saying: a tenth, and 5 µg/m³.
    ///
    static func between(_ before: [ForecastDay], _ now: [ForecastDay]) -> [ForecastChange] {
        now.compactMap { day in
            guard let old = before.first(where: { $0.date == day.date })?.inputs, let new = day.inputs, old.pollutant == new.pollutant
            else {
                return nil
            }
            return change(on: day.date, old, new)
        }
    }

    private static func change(on date: CalendarDate, _ old: ForecastInputs, _ new: ForecastInputs) -> ForecastChange? {
        let (from, to) = (old.middle, new.middle)
        guard abs(to - from) >= max(from / 10, 5) else { return nil }
        let causes = shifts(old, new, around: (from + to) / 2).map { Cause(input: $0.key, shift: ($0.value * 10).rounded() / 10) }
            .sorted { (abs($1.shift), $0.input) < (abs($0.shift), $1.input) }
        return ForecastChange(
            date: date, pollutant: new.pollutant, before: (from * 10).rounded() / 10, now: (to * 10).rounded() / 10, causes: causes)
    }

    /// A part moves the whole by moving itself, and by counting more or less while it lies above or below the middle. Those of all parts add up
    /// to the move, since the weights of each issue add up to one.
    private static func shifts(_ old: ForecastInputs, _ new: ForecastInputs, around centre: Double) -> [String: Double] {
        let inputs = Set((old.parts + new.parts).map(\.input))
        let shifts = inputs.compactMap { input -> (String, Double)? in
            let (before, after) = (old.parts.first { $0.input == input }, new.parts.first { $0.input == input })
            // A part that is there on one side only is taken to have said the same before or after.
            guard let median = before?.median ?? after?.median else { return nil }
            let (from, to) = (before?.median ?? median, after?.median ?? median)
            let (less, more) = (before?.weight ?? 0, after?.weight ?? 0)
            return (input, (less + more) / 2 * (to - from) + (more - less) * ((from + to) / 2 - centre))
        }
        return Dictionary(uniqueKeysWithValues: shifts)
    }
}

extension ForecastInputs {
    fileprivate var middle: Double { parts.reduce(0) { $0 + $1.weight * $1.median } }
}
