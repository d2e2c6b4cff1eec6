import ArgumentParser
import Chronology
import Events
import Rivers

/// A sample on the command line: `KM@TIME=MG/L`, with `<` before the value for less than a detection limit; on another watercourse than the main
/// stem `WATERCOURSE:KM@TIME=MG/L`.
struct SampleOption: ExpressibleByArgument {
    let watercourse: String?
    let kilometre: Double
    let time: Timestamp
    let value: Double
    let isBelow: Bool

    static let form = "km@time=mg/l, such as 119@2026-07-15T20:00+08:00=1.7 or 119@2026-07-15T14:00+08:00=<0.05"

    init?(argument: String) {
        guard let equals = argument.lastIndex(of: "="), let at = argument.firstIndex(of: "@"), at < equals else { return nil }
        let place = argument[..<at].split(separator: ":", maxSplits: 1).map(String.init)
        var amount = argument[argument.index(after: equals)...]
        isBelow = amount.hasPrefix("<")
        if isBelow { amount = amount.dropFirst() }
        guard let kilometre = place.last.flatMap(Double.init), let value = Double(amount), value >= 0, value.isFinite,
            let time = TimeOption(argument: String(argument[argument.index(after: at)..<equals]))
        else { return nil }
        watercourse = place.count == 2 ? place[0] : nil
        (self.kilometre, self.time, self.value) = (kilometre, time.time, value)
    }

    func event(_ number: Int, river: String, substance: String) -> SampleRecorded {
        SampleRecorded(
            sample: "command-\(number)", river: river, watercourse: watercourse, kilometre: kilometre, substance: substance, sampled: time,
            milligramsPerLitre: isBelow ? nil : value, detectionLimit: isBelow ? value : nil, post: "command")
    }
}
