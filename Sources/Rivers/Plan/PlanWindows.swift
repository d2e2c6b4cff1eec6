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

    /// How several storages on one way share a passage: each takes the next part of it.
    struct Turn {
        /// What those before it take, s.
        var after = 0.0
        /// What all of them take, s.
        var together: Double?
    }

    /// Nil where there is nothing to do, or it is too late to do any of it.
    func window(
        _ operation: PlanOperation, site: Int, _ course: PlanEnsemble.Course, turn: Turn = Turn()
    ) -> ClosedRange<Double>? {
        let sight = course.sights[site]
        guard let span = sight.span, let wide = sight.wide else { return nil }
        let ready = ready(operation, course)
        let end = max(wide.upperBound, span.upperBound + Self.watchSeconds)
        let whole = max(ready, min(wide.lowerBound, span.lowerBound - Self.watchSeconds))
        guard whole < end else { return nil }
        guard let lasts = lasts(operation, sight) else { return whole...end }
        let together = max(lasts, turn.together ?? lasts)
        let begin =
            turn.after + begin(of: together, whole, end, max(ready, span.lowerBound - Self.watchSeconds), span, course.responses[site])
        guard lasts > 0, begin < end else { return nil }
        return begin...min(begin + lasts, end)
    }

    /// Where a window of a length begins: with the whole passage if it covers that, with the limit if it covers that, else around the strongest part.
    private func begin(
        of length: Double, _ whole: Double, _ end: Double, _ first: Double, _ span: ClosedRange<Double>, _ response: Response
    ) -> Double {
        if length >= end - whole { return whole }
        if first + length >= span.upperBound + Self.watchSeconds { return first }
        return max(first, bestBegin(lasting: length, span, response))
    }

    /// How long the storage takes what comes, s; nil without a limit.
    func lasts(_ operation: PlanOperation, _ sight: SiteSight) -> Double? {
        guard let storage = operation.storage, operation.kind != .dilute else { return nil }
        let taken = takes(operation, sight) * sight.discharge
        return taken > 0 ? storage / taken : 0
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

    /// Of the mass that passes, what it takes out.
    /// - Parameter strength: of what passes meanwhile.
    func takenShare(_ operation: PlanOperation, site: Int, _ course: PlanEnsemble.Course, strength: Double) -> Double {
        guard let window = window(operation, site: site, course) else { return 0 }
        let response = course.responses[site]
        let all = response.curves.reduce(0) { $0 + $1.share }
        guard all > 0 else { return 0 }
        return min(1, max(0, passing(window, response) / all)) * strength
    }

    /// Of the mass released, what passes during a window.
    private func passing(_ window: ClosedRange<Double>, _ response: Response) -> Double {
        guard response.duration > Plume.longestInstant else {
            return response.passedShare(after: window.upperBound) - response.passedShare(after: window.lowerBound)
        }
        let step = (window.upperBound - window.lowerBound) / Double(Self.intervals)
        let sum = (0...Self.intervals).reduce(0.0) { sum, index in
            let weight = index == 0 || index == Self.intervals ? 1.0 : index % 2 == 1 ? 4 : 2
            return sum + weight * response.concentration(after: window.lowerBound + Double(index) * step)
        }
        return sum * step / 3 * response.discharge / response.mass
    }

    /// Of Simpson's rule; even.
    private static let intervals = 40
}
