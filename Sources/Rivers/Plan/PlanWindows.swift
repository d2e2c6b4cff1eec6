import Events
import SoluteTransport

/// When each operation would work in each member, if ordered at the time of the plan.
struct PlanWindows {
    let ensemble: PlanEnsemble
    /// After the reported beginning of the release, s.
    let ordered: Double

    /// A hold begins so long before the limit is exceeded, s: the plume is seen coming by samples above, and no later than the next one.
    static let watchSeconds = 900.0
    /// Left between the earliest credible front and the moment at which it has to work, s.
    static let marginSeconds = 900.0

    func ready(_ operation: PlanOperation, _ course: PlanEnsemble.Course) -> Double {
        ordered + 60 * Double(operation.minutes) - course.delay
    }

    /// Of what passes, what it can take in, 0…1; nothing where nothing passes.
    func takes(_ operation: PlanOperation, _ sight: SiteSight) -> Double {
        guard sight.discharge > 0 else { return 0 }
        return min(1, (operation.intake ?? sight.discharge) / sight.discharge)
    }

    /// m³ of what it takes in, from one watch before the limit is exceeded to one watch after; nil where it never is.
    func volume(_ operation: PlanOperation, _ sight: SiteSight) -> Double? {
        sight.span.map { takes(operation, sight) * sight.discharge * ($0.upperBound - $0.lowerBound + 2 * Self.watchSeconds) }
    }

    /// Nil where there is nothing to do, or it is too late to do any of it.
    func window(_ operation: PlanOperation, site: Int, _ course: PlanEnsemble.Course) -> ClosedRange<Double>? {
        let sight = course.sights[site]
        guard let span = sight.span else { return nil }
        let begin = max(ready(operation, course), span.lowerBound - Self.watchSeconds)
        let end = span.upperBound + Self.watchSeconds
        guard begin < end else { return nil }
        guard let storage = operation.storage, operation.kind != .dilute else { return begin...end }
        let taken = takes(operation, sight) * sight.discharge
        guard taken > 0, storage > 0 else { return nil }
        let lasts = storage / taken
        guard lasts < end - begin else { return begin...end }
        let best = max(begin, bestBegin(lasting: lasts, span, course.responses[site]))
        return best...(best + lasts)
    }

    /// Of all windows of this length the one in which most passes: the concentration is as high at its end as at its beginning.
    private func bestBegin(lasting length: Double, _ span: ClosedRange<Double>, _ response: Response) -> Double {
        let last = span.upperBound - length
        guard last > span.lowerBound else { return span.lowerBound - Self.watchSeconds }
        let rise = { (begin: Double) in response.concentration(after: begin + length) - response.concentration(after: begin) }
        guard rise(span.lowerBound) > 0 else { return span.lowerBound }
        guard rise(last) < 0 else { return last }
        return RootSearch.root(from: span.lowerBound, to: last, tolerance: Self.tolerance, of: rise)
    }

    /// s.
    private static let tolerance = 20.0

    /// Of the mass that passes, what it takes out; what a treatment leaves is counted.
    func takenShare(_ operation: PlanOperation, site: Int, _ course: PlanEnsemble.Course, strength: Double) -> Double {
        guard let window = window(operation, site: site, course) else { return 0 }
        let response = course.responses[site]
        let all = response.curves.reduce(0) { $0 + $1.share }
        guard all > 0 else { return 0 }
        let passing = response.passedShare(after: window.upperBound) - response.passedShare(after: window.lowerBound)
        return min(1, max(0, passing / all)) * strength
    }
}
