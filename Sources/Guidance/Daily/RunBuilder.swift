import Chronology

/// Collects daily values of one run until it is known which days, members and variables there are.
struct RunBuilder {
    let source: GuidanceSource
    let run: Timestamp?
    let runIsEstimated: Bool
    let known: Timestamp
    let isAnalysis: Bool
    let points: [GuidancePoint]
    private var series: [Series: [Int: Double]] = [:]
    private(set) var shortfalls: [GuidanceShortfall] = []

    private struct Series: Hashable {
        let variable: GuidanceVariable
        let point: Int
        let member: Int
    }

    /// - Parameter run: nil for the start of the first day.
    init(
        source: GuidanceSource, run: Timestamp?, runIsEstimated: Bool, known: Timestamp, isAnalysis: Bool, points: [GuidancePoint]
    ) {
        self.source = source
        self.run = run
        self.runIsEstimated = runIsEstimated
        self.known = known
        self.isAnalysis = isAnalysis
        self.points = points
    }

    mutating func note(_ shortfall: GuidanceShortfall) {
        if shortfalls.count < 10 * GuidanceLimits.shortfalls, !shortfalls.contains(shortfall) { shortfalls.append(shortfall) }
    }

    /// - Returns: false when there is a value already.
    @discardableResult
    mutating func set(_ value: Double, _ variable: GuidanceVariable, point: Int, member: Int, on date: CalendarDate) throws(GuidanceError)
        -> Bool
    {
        guard value.isFinite, variable.plausible.contains(value) else { throw .value(key: variable.rawValue, found: "\(value)") }
        let key = Series(variable: variable, point: point, member: member)
        return series[key, default: [:]].updateValue(value, forKey: date.dayNumber) == nil
    }

    var isEmpty: Bool { series.isEmpty }

    /// The run; nil when it has no value at all.
    /// - Parameter expected: variables that the source usually gives.
    func build(expecting expected: [GuidanceVariable] = []) throws(GuidanceError) -> GuidanceRun? {
        let dayNumbers = Set(series.values.lazy.flatMap(\.keys))
        guard let first = dayNumbers.min(), let last = dayNumbers.max() else { return nil }
        var notes = shortfalls
        var count = last - first + 1
        if !isAnalysis, count > GuidanceLimits.forecastDays {
            count = GuidanceLimits.forecastDays
            notes.append(GuidanceShortfall(.beyondHorizon, "\(CalendarDate(dayNumber: first + count))"))
        }
        let variables = GuidanceVariable.allCases.filter { variable in series.keys.contains { $0.variable == variable } }
        let members = (series.keys.map(\.member).max() ?? 0) + 1
        for variable in expected where !variables.contains(variable) { notes.append(GuidanceShortfall(.variableAbsent, variable.rawValue)) }
        try checkSize(variables: variables.count, days: count, members: members)
        let values = values(variables, first: first, days: count, members: members)
        notes += missingMembers(values, variables, first: first, days: count, members: members)
        let start = CalendarDate(dayNumber: first)
        return try GuidanceRun(
            source: source, run: run ?? Timestamp(start), runIsEstimated: runIsEstimated, known: known, isAnalysis: isAnalysis,
            points: points, firstDay: start, dayCount: count, members: members, variables: variables, values: values, shortfalls: notes)
    }

    /// Before anything of that size is made.
    private func checkSize(variables: Int, days: Int, members: Int) throws(GuidanceError) {
        guard points.count <= GuidanceLimits.points else { throw .tooMany(.points, have: points.count, most: GuidanceLimits.points) }
        guard members <= GuidanceLimits.members else { throw .tooMany(.members, have: members, most: GuidanceLimits.members) }
        guard days <= GuidanceLimits.analysisDays else { throw .tooMany(.days, have: days, most: GuidanceLimits.analysisDays) }
        let all = variables * points.count * days * members
        guard all <= GuidanceLimits.values else { throw .tooMany(.values, have: all, most: GuidanceLimits.values) }
    }

    private func values(_ variables: [GuidanceVariable], first: Int, days: Int, members: Int) -> [Float] {
        var values = [Float](repeating: .nan, count: variables.count * points.count * days * members)
        for (key, byDay) in series {
            guard let place = variables.firstIndex(of: key.variable) else { continue }
            let start = (place * points.count + key.point) * days
            for (day, value) in byDay where day - first < days { values[(start + day - first) * members + key.member] = Float(value) }
        }
        return values
    }

    /// Days on which some members have a value and others do not, for a variable at any point.
    private func missingMembers(
        _ values: [Float], _ variables: [GuidanceVariable], first: Int, days: Int, members: Int
    ) -> [GuidanceShortfall] {
        guard members > 1 else { return [] }
        var notes: [GuidanceShortfall] = []
        for (place, variable) in variables.enumerated() {
            for day in 0..<days {
                let counts = points.indices.map { point in
                    let start = ((place * points.count + point) * days + day) * members
                    return values[start..<start + members].count { !$0.isNaN }
                }
                if let fewest = counts.filter({ $0 > 0 }).min(), fewest < members {
                    let subject = "\(variable.rawValue) \(CalendarDate(dayNumber: first + day))"
                    notes.append(GuidanceShortfall(.membersMissing, subject, have: fewest, of: members))
                }
            }
        }
        return notes
    }
}
