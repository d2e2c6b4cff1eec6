package import Chronology
package import Events
import Region
import Wording

/// The alert service over past days: one place, one area, the forecasts that were or would have been issued, and the days as they came in.
///
/// It is the service itself that runs (`AlertProcessor`), so what it would have said then is what is counted: raising, lowering, extending
/// and lifting with their steadiness, merging and absorption.
package struct Backtest: Sendable {
    let criteria: WarningCriteria
    let record: PastRecord
    private let processor: AlertProcessor

    private static let area = "backtest"
    /// Deadlines that may come due between two days; more would go round in a circle.
    private static let maximumDeadlines = 1000

    package init(_ criteria: WarningCriteria, over record: PastRecord) {
        self.criteria = criteria
        self.record = record
        let area = WarningArea(id: Self.area, name: Bilingual(zh: "回测", en: "backtest"), side: .local, places: [Self.area])
        processor = AlertProcessor(
            side: .local, criteria: criteria, procedure: .automatic, region: Region(places: [], areas: [area]))
    }

    /// Every step of every warning, in order.
    package func steps() throws(EventError) -> [BacktestStep] {
        var run = Run(processor: processor)
        var known = record.observed[...]
        for issue in record.issues {
            let newest = issue.date.advanced(by: -record.assessmentLagDays)
            while let day = known.first, day.date <= newest {
                known.removeFirst()
                try run.feed(Self.assessed(day), at: min(Timestamp(day.date.advanced(by: 1), hour: 12), Timestamp(issue.date, hour: 19)))
            }
            try run.feed(Self.forecast(issue), at: Timestamp(issue.date, hour: 20))
        }
        return run.steps
    }

    private static func assessed(_ day: ObservedDay) -> DayAssessed {
        DayAssessed(
            place: area, date: day.date, edition: "backtest", means: [:], validHours: [:], aqi: day.aqi, primary: day.primary ?? [],
            dustRatio: day.dust.map { $0 ? 0 : 1 })
    }

    private static func forecast(_ issue: PastIssue) -> ForecastIssued {
        let length = issue.scenarios.map(\.aqi.count).max() ?? 0
        let days = (0..<max(length, 1)).map { position in
            ForecastDay(
                date: issue.date.advanced(by: position + 1), lead: position + 1, tendency: position >= 5, aqi: [], pollutants: [:],
                exceedance: [:], dustProbability: 0,
                primary: issue.primaries.flatMap { position < $0.count ? $0[position] : nil }, level: 1)
        }
        return ForecastIssued(
            place: area, issued: Timestamp(issue.date, hour: 20), dataCutoff: Timestamp(issue.date, hour: 19), edition: "backtest",
            method: "backtest", basis: [], days: days, scenarios: issue.scenarios, explanation: Bilingual(zh: "回测", en: "backtest"))
    }

    /// A journal in miniature: what the service says comes back to it.
    private struct Run {
        let processor: AlertProcessor
        var state: AlertState
        var steps: [BacktestStep] = []
        private var count = 0

        init(processor: AlertProcessor) {
            self.processor = processor
            state = processor.initialState()
        }

        mutating func feed(_ payload: some EventPayload, at time: Timestamp) throws(EventError) {
            for _ in 0..<Backtest.maximumDeadlines {
                guard let due = processor.nextDeadline(in: state), due <= time else { break }
                try take(event(DeadlineReached(processor: processor.name, deadline: due), at: due))
            }
            try take(event(payload, at: time))
        }

        private mutating func event(_ payload: some EventPayload, at time: Timestamp) throws(EventError) -> Event {
            count += 1
            return try Event(
                payload, id: "b\(count)", source: "/local/backtest", subject: Backtest.area, time: time, side: .local, realm: .actual)
        }

        private mutating func take(_ event: Event) throws(EventError) {
            var open = [event]
            while !open.isEmpty {
                let cause = open.removeFirst()
                if let step = try BacktestStep(cause) { steps.append(step) }
                for (index, emission) in try processor.handle(cause, state: &state).enumerated() {
                    open.append(try emission.event(by: processor.name, side: .local, because: cause, index: index))
                }
            }
        }
    }
}

/// One step in the life of a warning that would have been.
package struct BacktestStep: Hashable, Sendable {
    package let warning: String
    package let hazard: Hazard
    /// The evening on which it was said.
    package let date: CalendarDate
    package let step: WarningStep
    /// From then on; nil once lifted.
    package let level: WarningLevel?

    package init(warning: String, hazard: Hazard, date: CalendarDate, step: WarningStep, level: WarningLevel?) {
        (self.warning, self.hazard, self.date, self.step, self.level) = (warning, hazard, date, step, level)
    }

    /// Nil for events that are no step of a warning.
    init?(_ event: Event) throws(EventError) {
        switch event.type {
        case WarningIssued.type:
            let issued = try event.payload(WarningIssued.self)
            self.init(issued.warning, issued.hazard, event, .issue, issued.level)
        case WarningUpdated.type:
            let updated = try event.payload(WarningUpdated.self)
            self.init(updated.warning, updated.hazard, event, Self.step(updated.change), updated.level)
        case WarningLifted.type:
            let lifted = try event.payload(WarningLifted.self)
            self.init(lifted.warning, lifted.hazard, event, .lift, nil)
        default: return nil
        }
    }

    private init?(_ warning: String, _ hazard: String, _ event: Event, _ step: WarningStep, _ level: WarningLevel?) {
        guard let hazard = Hazard(rawValue: hazard) else { return nil }
        self.init(warning: warning, hazard: hazard, date: event.time.beijingDate, step: step, level: level)
    }

    private static func step(_ change: WarningChange) -> WarningStep {
        switch change {
        case .raised: .raise
        case .lowered: .lower
        case .extended: .extend
        }
    }
}
