import Wording

extension Entry {
    /// A day that the Gregorian calendar has, as it is written: `2020-03-26`.
    package func date() -> String? {
        parsed(as: Bilingual(zh: "日期", en: "a day of the calendar"), example: "2020-03-26") { DayText.isDay($0) ? $0 : nil }
    }

    /// A span of time: `90s`, `30min`, `4h`, `2d`, or several, the longest first: `1h30min`.
    package func duration(in range: ClosedRange<Duration>? = nil) -> Duration? {
        let noun = Bilingual(zh: "时长", en: "a span of time")
        let parsed: (text: String, span: Duration)? = parsed(as: noun, example: "90s, 30min, 4h, 2d, 1h30min") { text in
            DurationText.duration(text).map { (text, $0) }
        }
        guard let parsed else { return nil }
        guard let range, !range.contains(parsed.span) else { return parsed.span }
        let (low, high) = (DurationText.text(range.lowerBound), DurationText.text(range.upperBound))
        report(.outside(label, parsed.text, from: low, to: high, unit: ""))
        return nil
    }
}

/// Spans of time as people write them.
enum DurationText {
    /// Longest first, as they must be written. A day has 86,400 s.
    private static let units: [(name: String, seconds: Int)] = [("d", 86_400), ("h", 3600), ("min", 60), ("s", 1)]
    /// A number of units has at most six digits.
    private static let longestCount = 6

    static func duration(_ text: String) -> Duration? {
        var rest = text.unicodeScalars[...]
        var seconds = 0
        for unit in units {
            let digits = rest.prefix { ("0"..."9").contains($0) }
            let after = rest[digits.endIndex...]
            guard !digits.isEmpty, digits.count <= longestCount,
                after.prefix(while: { ("a"..."z").contains($0) }).elementsEqual(unit.name.unicodeScalars),
                let count = Int(String(digits))
            else { continue }
            seconds += count * unit.seconds
            rest = after.dropFirst(unit.name.unicodeScalars.count)
        }
        return rest.isEmpty && !text.isEmpty ? .seconds(seconds) : nil
    }

    static func text(_ span: Duration) -> String {
        var rest = Int(span.components.seconds)
        guard rest > 0 else { return "0s" }
        var text = ""
        for unit in units where rest >= unit.seconds {
            text += "\(rest / unit.seconds)\(unit.name)"
            rest %= unit.seconds
        }
        return text
    }
}

/// Days as people write them.
enum DayText {
    static func isDay(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [4, 2, 2], parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }) else {
            return false
        }
        let numbers = parts.compactMap { Int($0) }
        guard numbers.count == 3, (1...12).contains(numbers[1]) else { return false }
        return (1...lastDay(ofMonth: numbers[1], year: numbers[0])).contains(numbers[2])
    }

    private static func lastDay(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
