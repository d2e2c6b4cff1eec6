import Alerting
import Forecasting

/// The forecasts of past days as courses, from what was known then.
enum PastIssues {
    static func hindcast(
        of place: Int, among all: [HindcastPlace], _ span: HindcastSpan, guidance: [HindcastGuidance], _ policy: ForecastPolicy
    ) async -> [PastIssue] {
        let hindcast = Hindcast(
            places: all, over: span.learning, departures: await HindcastRunner.departures(of: all, over: span.learning),
            quantities: HindcastScenarios.quantities, guidance: guidance)
        let scenarios = HindcastScenarios(dustRatio: policy.dustRatio)
        var issues: [PastIssue] = []
        hindcast.run(place, issuedIn: span.issued, scenarios: scenarios) {
            issues.append(PastIssue(date: $0.issued, scenarios: $0.scenarios))
        }
        return issues
    }
}
