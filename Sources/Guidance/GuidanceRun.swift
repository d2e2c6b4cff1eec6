package import Chronology

/// One run of one guidance source: daily values at points, members kept.
///
/// Days are Beijing's and contiguous. A value that the source does not give is missing and never filled in.
package struct GuidanceRun: Sendable {
    package let source: GuidanceSource
    /// The start of the model run; for an analysis the start of its first day.
    package let run: Timestamp
    /// True where the source does not name its run and it follows from `known` (see `RunEstimate`).
    package let runIsEstimated: Bool
    /// When it was here: nothing may use it before.
    package let known: Timestamp
    /// True when it describes what happened and is no forecast.
    package let isAnalysis: Bool
    package let points: [GuidancePoint]
    package let days: [CalendarDate]
    /// 1 for a deterministic run.
    package let members: Int
    /// In the order of `GuidanceVariable.allCases`.
    package let variables: [GuidanceVariable]
    /// By variable, point, day and member, the last fastest; NaN where missing.
    package let values: [Float]
    package let shortfalls: [GuidanceShortfall]

    /// - Parameter firstDay: the first of `dayCount` days.
    /// - Throws: `GuidanceError` when a bound is crossed or the numbers do not fit together.
    package init(
        source: GuidanceSource, run: Timestamp, runIsEstimated: Bool, known: Timestamp, isAnalysis: Bool, points: [GuidancePoint],
        firstDay: CalendarDate, dayCount: Int, members: Int, variables: [GuidanceVariable], values: [Float],
        shortfalls: [GuidanceShortfall]
    ) throws(GuidanceError) {
        try Self.check(points: points, days: dayCount, members: members, variables: variables, values: values.count, isAnalysis: isAnalysis)
        try Self.checkTimes(run: run, known: known, days: firstDay...firstDay.advanced(by: dayCount - 1), isAnalysis: isAnalysis)
        self.source = source
        self.run = run
        self.runIsEstimated = runIsEstimated
        self.known = known
        self.isAnalysis = isAnalysis
        self.points = points
        days = (0..<dayCount).map { firstDay.advanced(by: $0) }
        self.members = members
        self.variables = variables
        // One bit pattern for missing, so that equal runs are equal.
        self.values = values.map { $0.isFinite ? $0 : .nan }
        self.shortfalls = GuidanceShortfall.bounded(shortfalls)
    }
}

// MARK: - Looking things up

extension GuidanceRun {
    /// The value of a day; nil where missing, and outside of what the run has.
    package subscript(variable: GuidanceVariable, point: Int, day: Int, member: Int) -> Float? {
        guard let start = start(of: variable, point, day), members > member, member >= 0 else { return nil }
        let value = values[start + member]
        return value.isNaN ? nil : value
    }

    /// The place of a day among `days`.
    package func index(of date: CalendarDate) -> Int? {
        guard let first = days.first, let last = days.last, (first...last).contains(date) else { return nil }
        return first.distance(to: date)
    }

    /// The mean over the members that have a value; nil where none has.
    package func mean(_ variable: GuidanceVariable, point: Int, day: Int) -> Float? {
        let present = present(variable, point, day)
        return present.isEmpty ? nil : Float(present.reduce(0, +) / Double(present.count))
    }

    /// The sample standard deviation over the members; nil with fewer than two values.
    package func spread(_ variable: GuidanceVariable, point: Int, day: Int) -> Float? {
        let present = present(variable, point, day)
        guard present.count > 1 else { return nil }
        let mean = present.reduce(0, +) / Double(present.count)
        let squares = present.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return Float((squares / Double(present.count - 1)).squareRoot())
    }

    private func present(_ variable: GuidanceVariable, _ point: Int, _ day: Int) -> [Double] {
        guard let start = start(of: variable, point, day) else { return [] }
        return values[start..<start + members].filter { !$0.isNaN }.map(Double.init)
    }

    private func start(of variable: GuidanceVariable, _ point: Int, _ day: Int) -> Int? {
        guard let place = variables.firstIndex(of: variable), points.indices.contains(point), days.indices.contains(day) else { return nil }
        return ((place * points.count + point) * days.count + day) * members
    }
}

// MARK: - Bounds

extension GuidanceRun {
    private static func check(
        points: [GuidancePoint], days: Int, members: Int, variables: [GuidanceVariable], values: Int, isAnalysis: Bool
    ) throws(GuidanceError) {
        guard !points.isEmpty, days > 0, members > 0, !variables.isEmpty else { throw .nothingUsable }
        guard points.count <= GuidanceLimits.points else { throw .tooMany(.points, have: points.count, most: GuidanceLimits.points) }
        if let astray = points.first(where: { !$0.isOnEarth }) { throw .point("\(astray)") }
        guard members <= GuidanceLimits.members else { throw .tooMany(.members, have: members, most: GuidanceLimits.members) }
        let most = isAnalysis ? GuidanceLimits.analysisDays : GuidanceLimits.forecastDays
        guard days <= most else { throw .tooMany(.days, have: days, most: most) }
        guard Set(variables).count == variables.count else { throw .shape }
        // No overflow: every factor is bounded by now.
        let expected = variables.count * points.count * days * members
        guard expected <= GuidanceLimits.values else { throw .tooMany(.values, have: expected, most: GuidanceLimits.values) }
        guard values == expected else { throw .shape }
    }

    /// A forecast of a day before its run would be knowledge in disguise, and one of a day long after it a mistaken clock.
    private static func checkTimes(
        run: Timestamp, known: Timestamp, days: ClosedRange<CalendarDate>, isAnalysis: Bool
    ) throws(GuidanceError) {
        guard run <= known else { throw .knownBeforeRun(run: run, known: known) }
        if isAnalysis {
            guard Timestamp(days.upperBound.advanced(by: 1)) <= known else { throw .analysisOfFuture(days.upperBound) }
        } else {
            // A reply of 16 days may belong to a run that began the day before it came.
            let horizon = run.beijingDate...run.beijingDate.advanced(by: GuidanceLimits.forecastDays + 1)
            guard horizon.contains(days.lowerBound) else { throw .notOfRun(days.lowerBound, run: run) }
            guard horizon.contains(days.upperBound) else { throw .notOfRun(days.upperBound, run: run) }
        }
    }
}

extension GuidanceRun: Hashable {
    /// Missing equals missing, which NaN by itself does not.
    package static func == (left: GuidanceRun, right: GuidanceRun) -> Bool {
        left.source == right.source && left.run == right.run && left.runIsEstimated == right.runIsEstimated && left.known == right.known
            && left.isAnalysis == right.isAnalysis && left.points == right.points && left.days == right.days
            && left.members == right.members && left.variables == right.variables && left.shortfalls == right.shortfalls
            && left.values.elementsEqual(right.values) { $0.bitPattern == $1.bitPattern }
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(source)
        hasher.combine(run)
        hasher.combine(known)
        hasher.combine(points)
        hasher.combine(days.first)
        hasher.combine(values.count)
    }
}

extension GuidanceShortfall {
    /// The first ones, and how many more there are.
    static func bounded(_ all: [GuidanceShortfall]) -> [GuidanceShortfall] {
        guard all.count > GuidanceLimits.shortfalls else { return all }
        let kept = GuidanceLimits.shortfalls - 1
        return Array(all.prefix(kept)) + [GuidanceShortfall(.more, "", have: all.count - kept)]
    }
}
