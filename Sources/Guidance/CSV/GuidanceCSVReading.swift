import Chronology

/// Our own layout into runs: rows of the same source, model, run and `known` are one run.
struct GuidanceCSV {
    private var runs: [RunKey: CSVRun] = [:]
    /// In order of appearance.
    private var order: [RunKey] = []

    private struct RunKey: Hashable {
        let source: GuidanceSource
        let run: Timestamp?
        let known: Timestamp
    }

    static func recognises(_ header: [String]) -> Bool { GuidanceCSVHeader(header) != nil }

    static func runs(of bytes: [UInt8]) throws(GuidanceError) -> [GuidanceRun] {
        let table = try TextTable(bytes)
        guard let header = GuidanceCSVHeader(table.header) else { throw .unknownFormat(begins: table.header.joined(separator: ",")) }
        var reading = GuidanceCSV()
        try table.forEachRow { (row) throws(GuidanceError) in try reading.take(try header.row(row)) }
        return try reading.finish()
    }

    private mutating func take(_ row: GuidanceCSVRow) throws(GuidanceError) {
        let key = RunKey(source: row.source, run: row.run, known: row.known)
        if runs[key] == nil {
            guard order.count < GuidanceLimits.runs else { throw .tooMany(.runs, have: order.count + 1, most: GuidanceLimits.runs) }
            order.append(key)
        }
        try runs[key, default: CSVRun()].take(row)
    }

    private func finish() throws(GuidanceError) -> [GuidanceRun] {
        var (built, reasons): ([GuidanceRun], [GuidanceShortfall]) = ([], [])
        for key in order {
            guard let run = runs[key] else { continue }
            let (made, notes) = try run.build(source: key.source, run: key.run, known: key.known)
            if let made { built.append(made) } else { reasons += notes }
        }
        guard !built.isEmpty else { throw .noRun(reasons) }
        return built
    }
}

/// The rows of one run.
private struct CSVRun {
    private var points: [GuidancePoint] = []
    private var days: [Series: [CalendarDate: Double]] = [:]
    private var instants: [Series: [Timestamp: Double]] = [:]

    private struct Series: Hashable {
        let variable: GuidanceVariable
        let point: Int
        let member: Int
    }

    mutating func take(_ row: GuidanceCSVRow) throws(GuidanceError) {
        let series = Series(variable: row.variable, point: try point(row.point), member: row.member)
        let value = row.value ?? .nan
        let isNew =
            switch row.valid {
            case .day(let date): days[series, default: [:]].updateValue(value, forKey: date) == nil
            case .instant(let time): instants[series, default: [:]].updateValue(value, forKey: time) == nil
            }
        guard isNew else { throw .row(line: row.line, .repeated) }
        let steps = instants[series]?.count ?? 0
        guard steps <= GuidanceLimits.stepsOfSeries else { throw .tooMany(.steps, have: steps, most: GuidanceLimits.stepsOfSeries) }
    }

    private mutating func point(_ point: GuidancePoint) throws(GuidanceError) -> Int {
        if let known = points.firstIndex(of: point) { return known }
        guard points.count < GuidanceLimits.points else { throw .tooMany(.points, have: points.count + 1, most: GuidanceLimits.points) }
        points.append(point)
        return points.count - 1
    }

    func build(source: GuidanceSource, run: Timestamp?, known: Timestamp) throws(GuidanceError)
        -> (run: GuidanceRun?, notes: [GuidanceShortfall])
    {
        var builder = RunBuilder(
            source: source, run: run, runIsEstimated: false, known: known, isAnalysis: run == nil, points: points)
        var short = ShortDays()
        for (series, values) in instants {
            let times = values.keys.sorted()
            let plan = DailyPlan(times)
            for day in plan.daily(times.map { values[$0] ?? .nan }, as: series.variable.daily) {
                short.take(day, series.variable, point: series.point)
                if let value = day.value {
                    try builder.set(value, series.variable, point: series.point, member: series.member, on: day.date)
                }
            }
            if series.variable == .o3, plan.shortestStep != 3600 { builder.note(GuidanceShortfall(.ozoneAsMean, "o3")) }
        }
        for (series, values) in days {
            for (date, value) in values where !value.isNaN {
                // A day's own value stands before one that was made of steps.
                try builder.set(value, series.variable, point: series.point, member: series.member, on: date)
            }
        }
        for (_, note) in short.notes { builder.note(note) }
        return (try builder.build(), builder.shortfalls)
    }
}
