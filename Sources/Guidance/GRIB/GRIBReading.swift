import Chronology

/// Decoded fields into runs: all analyses are one run, and so are the forecasts of one reference time.
package struct GRIBReading {
    private let context: GuidanceContext
    private var runs: [Group: GRIBRun] = [:]

    /// Nil for the analyses.
    private struct Group: Hashable {
        let reference: Timestamp?
    }

    /// - Parameter fields: sampled at `context.points`.
    package static func runs(of fields: [GRIBField], _ context: GuidanceContext) throws(GuidanceError) -> [GuidanceRun] {
        let points = try context.wantedPoints()
        guard !fields.isEmpty else { throw .empty }
        guard fields.count <= GuidanceLimits.gribMessages else {
            throw .tooMany(.messages, have: fields.count, most: GuidanceLimits.gribMessages)
        }
        var reading = GRIBReading(context: context)
        for field in fields {
            guard field.samples.count == points.count else { throw .shape }
            try reading.take(field)
        }
        return try reading.finish()
    }

    private init(context: GuidanceContext) { self.context = context }

    private mutating func take(_ field: GRIBField) throws(GuidanceError) {
        let group = Group(reference: field.isAnalysis ? nil : field.reference)
        if runs[group] == nil, runs.count == GuidanceLimits.runs {
            throw .tooMany(.runs, have: runs.count + 1, most: GuidanceLimits.runs)
        }
        try runs[group, default: GRIBRun(centre: field.centre)].take(field)
    }

    private func finish() throws(GuidanceError) -> [GuidanceRun] {
        var (built, reasons): ([GuidanceRun], [GuidanceShortfall]) = ([], [])
        let groups = runs.sorted { ($0.key.reference ?? .distantPast) < ($1.key.reference ?? .distantPast) }
        for (group, run) in groups {
            let (run, notes) = try run.build(context, run: group.reference)
            if let run { built.append(run) } else { reasons += notes }
        }
        guard !built.isEmpty else { throw .noRun(reasons) }
        return built
    }
}

/// The fields of one run, by what they become.
private struct GRIBRun {
    let centre: String
    private var spans: [Series: [Span]] = [:]
    private var notes: [GuidanceShortfall] = []
    /// Which points lie within some field's grid.
    private var inside: Set<Int> = []

    private struct Series: Hashable {
        let variable: GuidanceVariable
        let point: Int
        let member: Int
        let isAccumulated: Bool
    }

    private struct Span {
        let start: Timestamp
        let end: Timestamp
        let value: Double
    }

    init(centre: String) { self.centre = centre }

    mutating func take(_ field: GRIBField) throws(GuidanceError) {
        for (point, sample) in field.samples.enumerated() where sample != nil { inside.insert(point) }
        if field.levelType == "isobaricInhPa", PressureLevel.isBelowGround(field.level) {
            return note(GuidanceShortfall(.belowGround, field.label))
        }
        guard let known = GRIBParameter.known(field.parameter, levelType: field.levelType, level: field.level) else {
            return note(GuidanceShortfall(.notUsed, field.label))
        }
        guard known.takes(stepType: field.stepType) else {
            return note(GuidanceShortfall(.notUsed, "\(field.label) (\(field.stepType))"))
        }
        guard let convert = known.units[field.units] else {
            throw .unit(
                key: "\(field.label), paramId \(field.parameter)", found: field.units,
                known: known.units.keys.sorted().joined(separator: ", "))
        }
        guard (0..<GuidanceLimits.members).contains(field.member) else {
            throw .tooMany(.members, have: field.member + 1, most: GuidanceLimits.members)
        }
        for (point, sample) in field.samples.enumerated() {
            guard let sample else { continue }
            let series = Series(variable: known.variable, point: point, member: field.member, isAccumulated: known.isAccumulated)
            let start = known.isAccumulated && field.stepType == "instant" ? field.reference : field.start
            spans[series, default: []].append(Span(start: start, end: field.end, value: convert(sample)))
        }
    }

    private mutating func note(_ shortfall: GuidanceShortfall) {
        if !notes.contains(shortfall) { notes.append(shortfall) }
    }

    func build(_ context: GuidanceContext, run: Timestamp?) throws(GuidanceError) -> (run: GuidanceRun?, notes: [GuidanceShortfall]) {
        let source = GuidanceSource.grib.with(model: context.model ?? centre) ?? .grib
        let kept = context.points.indices.filter { inside.contains($0) }
        var builder = RunBuilder(
            source: source, run: run, runIsEstimated: false, known: context.known, isAnalysis: run == nil,
            points: kept.map { context.points[$0] })
        for note in notes { builder.note(note) }
        for (index, point) in context.points.enumerated() where !inside.contains(index) {
            builder.note(GuidanceShortfall(.pointOutside, "\(point)"))
        }
        var short = ShortDays()
        for (series, spans) in spans {
            guard let point = kept.firstIndex(of: series.point) else { continue }
            let (times, values) = series.isAccumulated ? Self.amounts(spans) : Self.instants(spans)
            let plan = DailyPlan(times)
            for day in plan.daily(values, as: series.variable.daily) {
                short.take(day, series.variable, point: series.point)
                if let value = day.value {
                    try builder.set(value, series.variable, point: point, member: series.member, on: day.date)
                }
            }
        }
        for (_, note) in short.notes { builder.note(note) }
        return (try builder.build(), builder.shortfalls)
    }

    /// In order of time; of two fields for one instant the later in the file stands.
    private static func instants(_ spans: [Span]) -> (times: [Timestamp], values: [Double]) {
        let byTime = Dictionary(spans.map { ($0.end, $0.value) }, uniquingKeysWith: { _, later in later })
        let times = byTime.keys.sorted()
        return (times, times.map { byTime[$0] ?? .nan })
    }

    /// What fell between one time and the next. Amounts that all began at the same start are subtracted from each other; a gap between two
    /// spans has no value.
    private static func amounts(_ spans: [Span]) -> (times: [Timestamp], values: [Double]) {
        let unique = Dictionary(spans.map { ($0.end, $0) }, uniquingKeysWith: { _, later in later })
        var (times, values): ([Timestamp], [Double]) = ([], [])
        var last: Span?
        for span in unique.values.sorted(by: { $0.end < $1.end }) where span.start < span.end {
            if let last, last.start == span.start {
                // Packing loses digits, so that a difference may come out below zero.
                values.append(max(0, span.value - last.value))
            } else {
                if times.last.map({ $0 < span.start }) ?? true {
                    times.append(span.start)
                    values.append(.nan)
                }
                values.append(span.value)
            }
            times.append(span.end)
            last = span
        }
        return (times, values)
    }
}
