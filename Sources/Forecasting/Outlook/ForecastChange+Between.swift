import Chronology
import Events

extension ForecastChange {
    /// What moved each day that both issues know, as far as it is worth saying: a tenth, and 5 µg/m³.
    ///
    /// The middle of a forecast is the weighted mean of its parts' middles, so the move is the sum of how each part's share of it moved.
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
        var shifts: [String: Double] = [:]
        for part in new.parts { shifts[part.input, default: 0] += part.weight * part.median }
        for part in old.parts { shifts[part.input, default: 0] -= part.weight * part.median }
        let causes = shifts.map { Cause(input: $0.key, shift: ($0.value * 10).rounded() / 10) }
            .sorted { (abs($1.shift), $0.input) < (abs($0.shift), $1.input) }
        return ForecastChange(
            date: date, pollutant: new.pollutant, before: (from * 10).rounded() / 10, now: (to * 10).rounded() / 10, causes: causes)
    }
}

extension ForecastInputs {
    fileprivate var middle: Double { parts.reduce(0) { $0 + $1.weight * $1.median } }
}
