import Chronology
package import Events

extension GuidanceReceived {
    /// The run as it is written into the journal: values rounded to four significant digits, pressures to five.
    package init(_ run: GuidanceRun, file: String, digest: String) {
        let size = run.points.count * run.days.count * run.members
        let values = run.variables.enumerated().map { place, variable in
            run.values[place * size..<(place + 1) * size].map { value in
                value.isNaN ? nil : SignificantDigits.rounded(Double(value), to: variable.significantDigits)
            }
        }
        self.init(
            source: run.source.name, model: run.source.model, run: run.run, runIsEstimated: run.runIsEstimated, known: run.known,
            isAnalysis: run.isAnalysis,
            points: run.points.map { Point(latitude: $0.latitude, longitude: $0.longitude, elevation: $0.elevation) },
            firstDay: run.days.first ?? CalendarDate(dayNumber: 0), days: run.days.count, members: run.members,
            variables: run.variables.map(\.rawValue), values: values,
            shortfalls: run.shortfalls.map { Shortfall(kind: $0.kind.rawValue, subject: $0.subject, have: $0.have, of: $0.of) }, file: file,
            digest: digest)
    }
}

extension GuidanceRun {
    /// The run that an event carries. Variables and kinds of shortfall that this program does not know yet are left out.
    /// - Throws: `GuidanceError` when its numbers do not fit together.
    package init(_ event: GuidanceReceived) throws(GuidanceError) {
        guard let source = GuidanceSource(name: event.source, model: event.model), event.variables.count == event.values.count,
            event.values.allSatisfy({ $0.count == event.values[0].count })
        else {
            throw .shape
        }
        var (variables, values): ([GuidanceVariable], [Float]) = ([], [])
        for (code, some) in zip(event.variables, event.values) {
            guard let variable = GuidanceVariable(rawValue: code) else { continue }
            variables.append(variable)
            values += some.map { $0.map { Float($0) } ?? .nan }
        }
        try self.init(
            source: source, run: event.run, runIsEstimated: event.runIsEstimated, known: event.known, isAnalysis: event.isAnalysis,
            points: event.points.map { GuidancePoint(latitude: $0.latitude, longitude: $0.longitude, elevation: $0.elevation) },
            firstDay: event.firstDay, dayCount: event.days, members: event.members, variables: variables, values: values,
            shortfalls: event.shortfalls.compactMap { shortfall in
                GuidanceShortfall.Kind(rawValue: shortfall.kind).map {
                    GuidanceShortfall($0, shortfall.subject, have: shortfall.have, of: shortfall.of)
                }
            })
    }
}

/// Decimal rounding, so that a number is written with no more digits than it means.
enum SignificantDigits {
    /// Below this a value of any of our variables is the noise of a computation.
    static let smallest = 1e-6

    /// The nearest number with `digits` significant decimal digits. Powers of ten are exact up to 10²², so the result prints as short as it is.
    static func rounded(_ value: Double, to digits: Int) -> Double {
        guard abs(value) >= smallest, value.isFinite else { return 0 }
        let shift = digits - digitsBeforePoint(abs(value))
        let scale = power(abs(shift))
        return shift >= 0 ? (value * scale).rounded() / scale : (value / scale).rounded() * scale
    }

    /// 3 for 812, 0 for 0.5, −1 for 0.05.
    private static func digitsBeforePoint(_ value: Double) -> Int {
        var count = 0
        while count < 20, power(count) <= value { count += 1 }
        while count <= 0, count > -10, value * power(1 - count) < 1 { count -= 1 }
        return count
    }

    private static func power(_ count: Int) -> Double { (0..<count).reduce(1.0) { power, _ in power * 10 } }
}
