import AirQuality
import Chronology

/// What has been learned about one basis from its first day on. Worked out from the histories and never stored: the same histories give the
/// same learner, whether they came day by day or all at once.
///
/// Days of the last week may still change, so what is kept ends before them; they are passed again at every issue.
struct Learner: Sendable {
    let quantities: [Quantity]
    let first: CalendarDate
    private(set) var tables: [GuidanceTable]
    private var forecaster: PlaceForecaster
    private(set) var own = PlaceDepartures()
    private(set) var upstream: [PlaceDepartures]
    private(set) var days = 0

    /// One more than the longest lead, since at the time of issue the newest whole day is yesterday.
    static let leads = ForecastPolicy.leads + 1
    /// A longer silence has no forecasts that could ever be verified, so none are made in it.
    private static let silence = leads

    init?(_ knowledge: Knowledge, issuedOn day: CalendarDate, policy: ForecastPolicy) {
        guard let start = Self.start(knowledge.history, issuedOn: day) else { return nil }
        first = start
        quantities = Self.quantities(of: knowledge.history, policy: policy)
        tables = GuidanceTable.all(knowledge.guidance, sectors: policy.sectors.count)
        upstream = knowledge.upstream.map { _ in PlaceDepartures() }
        let layout = PredictorLayout(upstream: upstream.count, guidance: tables.map(\.count))
        let ceilings = quantities.map { quantity in
            if case .pollutant(let pollutant) = quantity { policy.maxima[pollutant]?.units ?? quantity.ceiling } else { quantity.ceiling }
        }
        forecaster = PlaceForecaster(quantities, layout: layout, leads: Self.leads, ceilings: ceilings)
    }

    /// What is older is not learned from any more: the air has changed since, and a restart would wait for it.
    static let years = 6

    /// The first day to learn from: at most `years` before the day of issue, from a New Year on, so that it moves once a year.
    static func start(_ history: DailyHistory, issuedOn day: CalendarDate) -> CalendarDate? {
        guard let first = history.span?.lowerBound, let oldest = CalendarDate(year: day.year - years + 1, month: 1, day: 1) else {
            return nil
        }
        return max(first, oldest)
    }

    /// The pollutants with enough days of their own.
    static func quantities(of history: DailyHistory, policy: ForecastPolicy) -> [Quantity] {
        let days = history.counts
        return Pollutant.allCases.filter { (days[$0] ?? 0) >= policy.minimumHistoryDays }.map { .pollutant($0) }
    }

    /// Takes in guidance that has come since.
    /// - Returns: false when there are other sources or predictors than the learner was made for; then another one has to be made.
    mutating func renew(_ guidance: GuidanceMemory, sectors: Int) -> Bool {
        let fresh = GuidanceTable.all(guidance, sectors: sectors)
        guard fresh.map(\.layout) == tables.map(\.layout) else { return false }
        tables = fresh
        return true
    }

    /// The first day that has not been passed.
    var next: CalendarDate { first.advanced(by: days) }

    func date(_ day: Int) -> CalendarDate { first.advanced(by: day) }
}

// MARK: - Passing days

extension Learner {
    /// Passes every day before `date`.
    mutating func pass(before date: CalendarDate, _ knowledge: Knowledge) {
        var silent = 0
        while next < date {
            let today = next
            let values = knowledge.day(today, isOver: true)
            silent = values.isEmpty ? silent + 1 : 0
            take(today, values, knowledge)
            if silent < Self.silence { _ = issue() }
        }
    }

    /// Passes a day that is not over, if there are hours of it.
    /// - Returns: whether there are.
    mutating func passBegun(_ date: CalendarDate, _ knowledge: Knowledge) -> Bool {
        let values = knowledge.day(date, isOver: false)
        guard next == date, !values.isEmpty else { return false }
        take(date, values, knowledge)
        return true
    }

    private mutating func take(_ date: CalendarDate, _ values: DayValues, _ knowledge: Knowledge) {
        let slots = slots(from: date)
        own.pass(values, slots[0])
        for index in upstream.indices { upstream[index].pass(knowledge.upstreamDay(date, index), slots[0]) }
        let columns = quantities.compactMap { Quantity.all.firstIndex(of: $0) }
        forecaster.pass(day: days, values: columns.map { values.values[$0] }, shares: columns.map { values.shares[$0] }, slots: slots)
        days += 1
    }

    /// The forecasts from the last day that was passed, by quantity; the first lead is the day after it.
    ///
    /// - Parameter issueDay: the newest day on which guidance may have come; the last day that was passed if not given.
    mutating func issue(on issueDay: CalendarDate? = nil) -> [[LeadForecast]] {
        let day = days - 1
        let last = date(day)
        let (tables, known) = (tables, issueDay ?? last)
        return forecaster.issue(day: day, slots: slots(from: last), air: Surroundings(own: own, upstream: upstream)) { source, lead in
            tables[source].predictors(issued: known, valid: last.advanced(by: lead))
        }
    }

    private func slots(from date: CalendarDate) -> [DayOfSeason] { (0...Self.leads).map { DayOfSeason(date.advanced(by: $0)) } }
}

extension Knowledge {
    fileprivate func upstreamDay(_ date: CalendarDate, _ index: Int) -> DayValues {
        var values = DayValues()
        for (column, quantity) in Quantity.all.enumerated() {
            guard case .pollutant(let pollutant) = quantity, let mean = upstream[index][date, pollutant] else { continue }
            values.set(mean.units, share: 1, at: column)
        }
        return values
    }
}
