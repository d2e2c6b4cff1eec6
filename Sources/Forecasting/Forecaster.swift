package import AirQuality
package import Chronology
package import Events

/// Makes the forecast of a place from the history of its basis. The same input gives the same bytes.
package struct Forecaster: Sendable {
    private let policy: ForecastPolicy
    private let tables: IndexTables

    package init(policy: ForecastPolicy, tables: IndexTables = .builtIn) {
        self.policy = policy
        self.tables = tables
    }

    /// Ten days from the day after `due`, for places that share a basis.
    ///
    /// - Parameters:
    ///   - incomplete: the newest days without valid means, which only say how the air is now.
    ///   - due: the time the forecast is for; days that had not ended by its midnight are not used.
    ///   - issued: when it is really made.
    package func forecasts(
        for places: [ForecastPolicy.Place], of basis: String, from history: DailyHistory, _ incomplete: IncompleteDays = IncompleteDays(),
        due: Timestamp, issued: Timestamp
    ) throws(ForecastError) -> [ForecastIssued] {
        let day = due.beijingDate
        let courses = try SeasonalMethod(policy: policy).courses(from: history, incomplete, of: basis, issuedOn: day)
        let outlook = Outlook(of: courses, from: day.advanced(by: 1), policy: policy, tables: tables)
        return places.map { forecast(for: $0, outlook, due: due, issued: issued) }
    }

    private func forecast(for place: ForecastPolicy.Place, _ outlook: Outlook, due: Timestamp, issued: Timestamp) -> ForecastIssued {
        let evidence = outlook.evidence
        let wording = ForecastWording(place: place, outlook: outlook, policy: policy, due: due, issued: issued)
        return ForecastIssued(
            place: place.place, issued: issued,
            dataCutoff: Timestamp(max(evidence.newest, evidence.observed ?? evidence.newest).advanced(by: 1)),
            edition: outlook.edition.rawValue, method: SeasonalMethod.name,
            basis: [
                ForecastBasis(
                    place: place.basis, substitute: place.isSubstituted, days: evidence.days, newest: evidence.newest, note: place.note)
            ],
            days: outlook.days, scenarios: outlook.scenarios, explanation: wording.explanation)
    }
}
