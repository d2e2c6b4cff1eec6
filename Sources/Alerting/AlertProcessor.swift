import Chronology
package import Events
package import Region

/// The alert service of one side: forecasts and days in, warnings and the running probability of every criterion out, for the warning
/// areas of its own side only.
///
/// Every warning is decided by the side whose area it is, from that side's own forecasts; the same side assesses the criteria. Numbers: `side-area-hazard-year-count`.
/// The correlation id of everything it says about a warning is the warning's number.
package struct AlertProcessor: Processor {
    package let name = "alert"
    package let version = 2
    package let interests = [DayAssessed.type, ForecastIssued.type, "warning.", AcknowledgementRecorded.type]

    package let side: Side
    let criteria: WarningCriteria
    let procedure: WarningProcedure
    let areas: [WarningArea]

    package init(side: Side, criteria: WarningCriteria, procedure: WarningProcedure, region: Region) {
        self.side = side
        self.criteria = criteria
        self.procedure = procedure
        areas = region.areas(of: side)
    }

    package func initialState() -> AlertState { AlertState() }

    package func handle(_ event: Event, state: inout AlertState) throws(EventError) -> [Emission] {
        switch event.type {
        case DayAssessed.type: try observe(event, &state)
        case ForecastIssued.type: return try consider(event, &state)
        case WarningIssued.type: return try begin(event, &state)
        case WarningUpdated.type: return try change(event, &state)
        case WarningLifted.type: return try end(event, &state)
        case AcknowledgementRecorded.type: try acknowledge(event, &state)
        default: break
        }
        return []
    }
}

// MARK: - What is known about the air

extension AlertProcessor {
    private func observe(_ event: Event, _ state: inout AlertState) throws(EventError) {
        let day = try event.payload(DayAssessed.self)
        guard event.side == side, areas.contains(where: { $0.places.contains(day.place) }) else { return }
        state.observed[day.place, default: []].take(
            ObservedDay(date: day.date, aqi: day.aqi, dust: criteria.isDust(ratio: day.dustRatio)))
    }

    private func consider(_ event: Event, _ state: inout AlertState) throws(EventError) -> [Emission] {
        let forecast = try event.payload(ForecastIssued.self)
        let concerned = areas.filter { $0.places.contains(forecast.place) }
        guard event.side == side, !concerned.isEmpty else { return [] }
        state.prune(at: event.time)
        let warnings = Hazard.allCases.flatMap { hazard -> [Emission] in
            guard takeOutlook(forecast, id: event.id, hazard, &state) else { return [] }
            return concerned.flatMap { reconsider($0, hazard, at: event.time, isNew: true, &state) }
        }
        return warnings + concerned.compactMap { assess($0, &state) }
    }

    /// False for a forecast that is older than the one already known, or that has no scenarios.
    private func takeOutlook(_ forecast: ForecastIssued, id: String, _ hazard: Hazard, _ state: inout AlertState) -> Bool {
        let key = AlertState.key(forecast.place, hazard)
        if let known = state.outlooks[key], known.issued > forecast.issued { return false }
        let observed = state.observed[forecast.place] ?? []
        let outlook = Outlook(forecast, id: id, edition: criteria[hazard], observed: observed)
        guard let outlook else { return false }
        state.outlooks[key] = outlook
        return true
    }
}

// MARK: - Deciding

extension AlertProcessor {
    /// Decides anew about one area and hazard, and says at most one thing.
    /// - Parameter isNew: whether a forecast has come in, which counts toward lowering and may complete an issue.
    func reconsider(_ area: WarningArea, _ hazard: Hazard, at time: Timestamp, isNew: Bool, _ state: inout AlertState) -> [Emission] {
        let edition = criteria[hazard]
        let outlook = state.outlook(of: area, hazard)
        var watch = state.watch(area.id, hazard)
        defer { state.watches[AlertState.key(area.id, hazard)] = watch }
        let isComplete = isNew && watch.countIssue(outlook, edition)
        guard !watch.isWaiting(at: time), let decision = watch.decision(outlook, edition, isComplete: isComplete) else { return [] }
        watch.saidSince = time
        let notice = WarningNotice(side: side, area: area, hazard: hazard, edition: edition, watch: watch, outlook: outlook)
        return [notice.emission(decision, at: time)]
    }
}

// MARK: - Assessing

extension AlertProcessor {
    /// What the forecasts mean for each criterion, said when they are renewed for the whole area. It decides nothing.
    private func assess(_ area: WarningArea, _ state: inout AlertState) -> Emission? {
        let outlooks = Dictionary(uniqueKeysWithValues: Hazard.allCases.map { ($0, state.outlook(of: area, $0)) })
        let assessment = CriteriaAssessment(area: area, criteria: criteria, outlooks: outlooks)
        guard let basis = assessment.basis, basis.isRenewed(since: state.assessed[area.id]) else { return nil }
        state.assessed[area.id] = basis.renewal
        return Emission(assessment.payload, subject: area.id)
    }
}

extension AlertState {
    /// What the newest forecasts of an area's places say about a hazard.
    fileprivate func outlook(of area: WarningArea, _ hazard: Hazard) -> AreaOutlook {
        AreaOutlook(area.places.compactMap { outlooks[Self.key($0, hazard)] })
    }
}
