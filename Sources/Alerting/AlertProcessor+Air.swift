import Chronology
import Events
import Region

// MARK: - What is known about the air

extension AlertProcessor {
    func observe(_ event: Event, _ state: inout AlertState) throws(EventError) {
        let day = try event.payload(DayAssessed.self)
        guard knows(day.place, from: event.side) else { return }
        state.observed[day.place, default: []].take(
            ObservedDay(date: day.date, aqi: day.aqi, dust: criteria.isDust(ratio: day.dustRatio), primary: day.primary))
    }

    func consider(_ event: Event, _ state: inout AlertState) throws(EventError) -> [Emission] {
        let forecast = try event.payload(ForecastIssued.self)
        guard knows(forecast.place, from: event.side) else { return [] }
        let now = state.hear(event, of: side)
        state.prune(at: now)
        let concerned = (areas + regionWide.map(\.area)).filter { $0.places.contains(forecast.place) }
        let known = Dictionary(uniqueKeysWithValues: criteria.airHazards.map { ($0, takeOutlook(forecast, id: event.id, $0, &state)) })
        let said = concerned.flatMap { area in
            criteria.airHazards.filter { known[$0] == true }.compactMap { matter(area.id, $0) }.flatMap { judge($0, at: now, &state) }
        }
        return said + areas.filter { $0.places.contains(forecast.place) }.compactMap { assess($0, &state) }
    }

    /// A place's air is told by the side whose ground it is: this side's for its own areas, the other's for its part of a common one.
    private func knows(_ place: String, from teller: Side) -> Bool {
        teller == side
            ? (areas + regionWide.flatMap { $0.members.filter { $0.side == side } }).contains { $0.places.contains(place) }
            : regionWide.contains { $0.foreignPlaces.contains(place) }
    }

    /// False for a forecast that is older than the one already known, or that has no scenarios.
    private func takeOutlook(_ forecast: ForecastIssued, id: String, _ hazard: Hazard, _ state: inout AlertState) -> Bool {
        let key = AlertState.key(forecast.place, hazard)
        if let known = state.outlooks[key], known.issued > forecast.issued { return false }
        let observed = state.observed[forecast.place] ?? []
        guard let edition = criteria[hazard], let outlook = Outlook(forecast, id: id, edition: edition, observed: observed) else {
            return false
        }
        state.outlooks[key] = outlook
        state.forecasts[forecast.place] = ForecastDigest(forecast, id: id)
        return true
    }

    /// Counts what may be a complete issue, toward lowering and toward asking again for what was refused.
    func count(_ matter: Matter, at time: Timestamp, _ state: inout AlertState) {
        guard let prospect = prospect(matter, at: time, state) else { return }
        var watch = state.watch(matter)
        if watch.countIssue(prospect, matter.rules), let refusal = watch.refusal, prospect.oldest > refusal.newest {
            let asks = watch.decision(prospect, matter.rules).map(refusal.covers) ?? false
            watch.refusal?.asked += 1
            if !asks || refusal.asked + 1 >= procedure.persistence.askAgainAfterIssues { watch.refusal = nil }
        }
        state.watches[matter.key] = watch
    }
}

// MARK: - Assessing

extension AlertProcessor {
    /// What the forecasts mean for each criterion, said when they are renewed for the whole area. It decides nothing.
    private func assess(_ area: WarningArea, _ state: inout AlertState) -> Emission? {
        let outlooks = Dictionary(uniqueKeysWithValues: criteria.airHazards.map { ($0, state.outlook(of: area, $0, criteria)) })
        let assessment = CriteriaAssessment(area: area, criteria: criteria, outlooks: outlooks)
        guard let basis = assessment.basis, !basis.places.isEmpty else { return nil }
        guard basis.isRenewed(since: state.assessed[area.id], of: area.places) else {
            if state.assessed[area.id] == nil { state.assessed[area.id] = basis.beginning }
            return nil
        }
        state.assessed[area.id] = basis.renewal
        return Emission(assessment.payload, subject: area.id)
    }
}

extension AlertState {
    /// What the newest forecasts of an area's places say about a hazard, without the days that others have taken over.
    func outlook(of area: WarningArea, _ hazard: Hazard, _ criteria: WarningCriteria) -> AreaOutlook {
        let absorption = criteria.absorption(of: hazard) { other in
            outlooks(of: area, other)
        } standing: { other in
            watch(area.id, other).standing.map { min($0.onset, $0.ends)...$0.ends }
        }
        return AreaOutlook(outlooks(of: area, hazard), without: absorption)
    }

    private func outlooks(of area: WarningArea, _ hazard: Hazard) -> [Outlook] {
        area.places.compactMap { outlooks[Self.key($0, hazard)] }
    }
}
