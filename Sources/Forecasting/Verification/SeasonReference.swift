/// Climatology as the forecast's rival: the values of the days known at issue that lie within 20 days of the season, all alike.
///
/// With fewer than 20 of them the window is widened by five days on each side until there are, and with fewer than 20 days in all there is
/// no climatology. Nothing is fitted.
struct SeasonReference: Sendable {
    /// By day from the first; nil where missing.
    private var values: [Double?] = []
    private var slots: [DayOfSeason] = []
    private var known = 0
    /// For the last valid days asked about, by day modulo their number: a day is asked about at every lead.
    private var windows: [Window?]

    static let halfDays = 20
    static let step = 5
    static let fewest = 20

    private struct Window: Sendable {
        let valid: Int
        /// The last day that was looked at.
        var through: Int
        var sorted: [Double]
    }

    init(leads: Int) { windows = Array(repeating: nil, count: leads + 1) }

    mutating func pass(_ value: Double?, _ slot: DayOfSeason) {
        values.append(value)
        slots.append(slot)
        if value != nil { known += 1 }
    }

    /// In order, the values that climatology rests on for a day that lies `lead` days after the last one passed; empty when there are too few.
    mutating func values(lead: Int, _ slot: DayOfSeason) -> [Double] {
        guard known >= Self.fewest else { return [] }
        let valid = values.count - 1 + lead
        let place = valid % windows.count
        var window = windows[place].flatMap { $0.valid == valid ? $0 : nil } ?? Window(valid: valid, through: -1, sorted: [])
        let (first, isNew) = (window.through + 1, window.through < 0)
        for day in first..<values.count where slots[day].distance(to: slot) <= Self.halfDays {
            guard let value = values[day] else { continue }
            if isNew { window.sorted.append(value) } else { window.sorted.insert(value, at: window.sorted.insertionPoint(of: value)) }
        }
        if isNew { window.sorted.sort() }
        window.through = values.count - 1
        windows[place] = window
        return window.sorted.count >= Self.fewest ? window.sorted : widened(around: slot)
    }

    private func widened(around slot: DayOfSeason) -> [Double] {
        var half = Self.halfDays
        var found: [Double] = []
        while found.count < Self.fewest, half < DayOfSeason.furthest {
            half += Self.step
            found = values.indices.compactMap { slots[$0].distance(to: slot) <= half ? values[$0] : nil }
        }
        return found.sorted()
    }
}

extension [Double] {
    /// Where a value goes into numbers in order.
    func insertionPoint(of value: Double) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < value { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// How many of the numbers, which are in order, are above a threshold, 0 to 1.
    func shareAbove(_ threshold: Double) -> Double {
        let notAbove = insertionPoint(of: threshold.nextUp)
        return Double(count - notAbove) / Double(count)
    }
}
