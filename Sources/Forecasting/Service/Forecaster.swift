import AirQuality
import Chronology
import Events
import Wording

/// Makes the forecast of a place from what is known of its basis. The same input gives the same bytes.
struct Forecaster: Sendable {
    let policy: ForecastPolicy
    let tables: IndexTables

    /// The name in the forecast, with the version of the method.
    static let method = "structural-stacking/3"

    /// What a forecast carries beside itself.
    struct Companions {
        /// How earlier forecasts turned out, by place.
        var records: [String: [ForecastRecord]] = [:]
        /// What the issue before said of each day, by place.
        var before: [String: [ForecastDay]] = [:]
    }

    /// Ten days from the day after `due`, for places that share a basis.
    ///
    /// - Parameters:
    ///   - settled: a learner of the basis, see `CourseMaker`.
    ///   - due: the time the forecast is for; of its day only the hours so far are used.
    ///   - issued: when it is really made.
    func forecasts(
        for places: [ForecastPolicy.Place], of basis: String, _ settled: Learner, _ knowledge: Knowledge, due: Timestamp, issued: Timestamp,
        _ companions: Companions = Companions()
    ) throws(ForecastError) -> [ForecastIssued] {
        let day = due.beijingDate
        let courses = try CourseMaker(policy: policy).courses(of: basis, settled, knowledge, issuedOn: day)
        let outlook = Outlook(of: courses, settled.tables, knowledge.history.before(day), from: day.advanced(by: 1), policy: policy, tables)
        let hours = HourlyCourses(knowledge.hours, policy: policy).hours(of: courses, from: day.advanced(by: 1))
        let guidance = settled.tables.map { $0.use(on: day) }
        let last = lastIndex(knowledge, before: day)
        return places.map { place in
            let changes = companions.before[place.place].map { ForecastChange.between($0, outlook.days) } ?? []
            let wording = ForecastWording(
                place: place, outlook: outlook, guidance: guidance, changes: changes, hasHours: hours != nil, policy: policy, due: due,
                issued: issued)
            return forecast(
                for: place, outlook, issued: issued, wording.explanation, last: last, guidance: guidance, hours: hours,
                record: companions.records[place.place] ?? [], changes: changes)
        }
    }

    private func forecast(
        for place: ForecastPolicy.Place, _ outlook: Outlook, issued: Timestamp, _ explanation: Bilingual, last: Int?,
        guidance: [ForecastGuidance], hours: ForecastHours?, record: [ForecastRecord]?, changes: [ForecastChange]
    ) -> ForecastIssued {
        let evidence = outlook.evidence
        let basis = ForecastBasis(
            place: place.basis, substitute: place.isSubstituted, days: evidence.days, newest: evidence.newest, note: place.note)
        return ForecastIssued(
            place: place.place, issued: issued,
            dataCutoff: min(Timestamp(max(evidence.newest, evidence.observed ?? evidence.newest).advanced(by: 1)), issued),
            edition: outlook.edition.rawValue, method: Self.method, basis: [basis], days: outlook.days, scenarios: outlook.scenarios,
            explanation: explanation, lastIndex: last, guidance: guidance, hours: hours, record: record, changes: changes)
    }

    /// The index of the newest day with one, by the edition of the day after the issue; nil when there is none of the last week.
    private func lastIndex(_ knowledge: Knowledge, before day: CalendarDate) -> Int? {
        let table = tables.inForce(on: day.advanced(by: 1))
        return (1...CourseMaker.unsettledDays).lazy.map { day.advanced(by: -$0) }.compactMap { date in
            knowledge.history.index(on: date, by: table)
        }.first
    }
}
