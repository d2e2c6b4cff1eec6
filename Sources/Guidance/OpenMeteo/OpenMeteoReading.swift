import Chronology

/// Replies of any service of Open-Meteo into runs.
///
/// A reply holds one thing or two. Days before the one on which it was fetched are no forecast: Open-Meteo stitches them together from the
/// first hours of later and later runs (its archives consist of nothing else), so a method that is trained on them as if they were
/// forecasts looks far better than it is. They become a run of their own that is marked as an analysis.
struct OpenMeteoReading {
    private let names: OpenMeteoNames
    private let context: GuidanceContext
    private let today: CalendarDate
    private var forecast: RunBuilder
    private var analysis: RunBuilder
    private var short = ShortDays()

    static func runs(of replies: [OpenMeteoReply], _ names: OpenMeteoNames, _ context: GuidanceContext) throws(GuidanceError)
        -> [GuidanceRun]
    {
        var reading = OpenMeteoReading(names, context, points: replies.map(\.point))
        for (point, reply) in replies.enumerated() { try reading.take(reply, at: point) }
        return try reading.finish()
    }

    private init(_ names: OpenMeteoNames, _ context: GuidanceContext, points: [GuidancePoint]) {
        self.names = names
        self.context = context
        today = context.known.beijingDate
        let source = context.source(names.source)
        forecast = RunBuilder(
            source: source, run: names.runs.run(knownAt: context.known), runIsEstimated: true, known: context.known, isAnalysis: false,
            points: points)
        analysis = RunBuilder(
            source: source, run: nil, runIsEstimated: true, known: context.known, isAnalysis: true, points: points)
    }

    private mutating func take(_ reply: OpenMeteoReply, at point: Int) throws(GuidanceError) {
        let plan = DailyPlan(reply.times)
        let isWind = Set(names.winds.flatMap { [$0.speed, $0.direction] })
        for key in reply.columns.keys.sorted() {
            let (name, member) = OpenMeteoNames.member(in: key)
            guard member < GuidanceLimits.members else { throw .tooMany(.members, have: member + 1, most: GuidanceLimits.members) }
            if let variable = names.columns[name] {
                let values = try reply.column(key, as: variable.dimension, variable.plausible)
                try keep(plan.daily(values, as: variable.daily), variable, point, member)
                if variable == .o3, plan.shortestStep != 3600 { noteBoth(GuidanceShortfall(.ozoneAsMean, "o3")) }
            } else if !isWind.contains(name) {
                noteBoth(GuidanceShortfall(OpenMeteoNames.isBelowGround(name) ? .belowGround : .notUsed, String(name.prefix(80))))
            }
        }
        for wind in names.winds { try take(wind, of: reply, plan, at: point) }
    }

    /// Every member's wind. Speed and direction come together or not at all.
    private mutating func take(_ wind: OpenMeteoNames.Wind, of reply: OpenMeteoReply, _ plan: DailyPlan, at point: Int)
        throws(GuidanceError)
    {
        for key in reply.columns.keys.sorted() where OpenMeteoNames.member(in: key).name == wind.speed {
            let suffix = key.dropFirst(wind.speed.count)
            let member = OpenMeteoNames.member(in: key).member
            let direction = wind.direction + suffix
            guard reply.columns[direction] != nil else {
                noteBoth(GuidanceShortfall(.notUsed, key))
                continue
            }
            let speeds = try reply.column(key, as: .speed, 0...150)
            let directions = try reply.column(direction, as: .direction, -360...720)
            let components = zip(speeds, directions).map { WindVector.components(speed: $0, from: $1) }
            try keep(plan.daily(components.map(\.u), as: .mean), wind.u, point, member)
            try keep(plan.daily(components.map(\.v), as: .mean), wind.v, point, member)
        }
    }

    private mutating func keep(_ days: [DailyValue], _ variable: GuidanceVariable, _ point: Int, _ member: Int) throws(GuidanceError) {
        for day in days {
            short.take(day, variable, point: point)
            guard let value = day.value else { continue }
            if day.date < today {
                try analysis.set(value, variable, point: point, member: member, on: day.date)
            } else {
                try forecast.set(value, variable, point: point, member: member, on: day.date)
            }
        }
    }

    private mutating func noteBoth(_ shortfall: GuidanceShortfall) {
        forecast.note(shortfall)
        analysis.note(shortfall)
    }

    private mutating func finish() throws(GuidanceError) -> [GuidanceRun] {
        for (date, note) in short.notes {
            if date < today { analysis.note(note) } else { forecast.note(note) }
        }
        let runs = [try analysis.build(expecting: names.expected), try forecast.build(expecting: names.expected)].compactMap { $0 }
        guard !runs.isEmpty else { throw .noRun(forecast.shortfalls + analysis.shortfalls) }
        return runs
    }
}

extension OpenMeteoReply {
    /// A column in our unit; its plain values are checked before anything is made of them.
    fileprivate func column(_ key: String, as dimension: Dimension, _ plausible: ClosedRange<Double>) throws(GuidanceError) -> [Double] {
        let written = columns[key] ?? []
        // What a model does not have comes as nulls in the unit “undefined”.
        guard written.contains(where: { !$0.isNaN }) else { return written }
        let unit = units[key] ?? units[OpenMeteoNames.member(in: key).name]
        guard let unit else { throw .missing(key: "hourly_units.\(key)") }
        guard let convert = dimension.conversion(from: unit) else {
            throw .unit(key: "hourly.\(key)", found: String(unit.prefix(40)), known: dimension.known)
        }
        let values = written.map { convert($0) }
        if let bad = values.first(where: { !$0.isNaN && !plausible.contains($0) }) { throw .value(key: "hourly.\(key)", found: "\(bad)") }
        return values
    }
}
