/// “Daily AQI above 200 for 48 h.”
///
/// The guidance counts any 24 hours, across midnight too. Forecasts are of calendar days, so hours are counted in whole days, rounded up.
package struct RunRule: Hashable, Sendable, Codable {
    /// The daily index has to be greater than this.
    package let above: Int
    /// For at least so many hours on end.
    package let hours: Int

    package init(above: Int, hours: Int) {
        self.above = above
        self.hours = hours
    }

    /// The calendar days that the hours need.
    package var days: Int { RunRule.days(forHours: hours) }

    static func days(forHours hours: Int) -> Int { (hours + 23) / 24 }

    /// Whether every run that meets this rule meets the other as well.
    func implies(_ other: RunRule) -> Bool { above >= other.above && days >= other.days }
}

/// Rules that have to hold together: all of them within one unbroken run above the lowest threshold among them.
package struct Alternative: Hashable, Sendable, Codable {
    package let allOf: [RunRule]

    package init(_ allOf: RunRule...) { self.allOf = allOf }
    init(allOf: [RunRule]) { self.allOf = allOf }

    /// The lowest threshold, whose run frames the others.
    var frame: Int { allOf.map(\.above).min() ?? 0 }

    /// The runs of days that meet the alternative, as ranges of `indices`' own indices. A day without a known index breaks a run.
    func stretches(in indices: ArraySlice<Int?>) -> [Range<Int>] {
        indices.runs(above: frame).filter { run in
            allOf.allSatisfy { rule in indices[run].runs(above: rule.above).contains { $0.count >= rule.days } }
        }
    }
}

extension ArraySlice<Int?> {
    /// The longest possible runs of values above a threshold.
    func runs(above threshold: Int) -> [Range<Int>] {
        var (runs, start): ([Range<Int>], Int?) = ([], nil)
        for position in indices {
            let isAbove = self[position].map { $0 > threshold } ?? false
            if isAbove { start = start ?? position }
            if !isAbove, let begun = start {
                runs.append(begun..<position)
                start = nil
            }
        }
        if let start { runs.append(start..<endIndex) }
        return runs
    }
}
