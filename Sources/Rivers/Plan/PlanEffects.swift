import Events
import SoluteTransport

/// What combinations of operations do at every target: the members' parcels sent through the network again, with what is taken out of them.
struct PlanEffects {
    /// An operation as it would be done.
    struct Candidate {
        let operation: PlanOperation
        /// By index in the ensemble; nil for clean water from above.
        let site: Int?
        /// Of what it takes in, what it takes out, by member: less than 1 for a treatment.
        let strength: [Double]
        let dilution: PlanDilution?
    }

    /// What one target sees in the members that were asked.
    struct Tally {
        var exceeding = 0
        /// mg/l.
        var peaks: [Double] = []
        /// Over that when nothing is done.
        var ratios: [Double] = []
        /// s.
        var sooner: [Double] = []

        var exceedance: Double { peaks.isEmpty ? 0 : Double(exceeding) / Double(peaks.count) }
        var meanRatio: Double { ratios.isEmpty ? 1 : ratios.reduce(0, +) / Double(ratios.count) }
    }

    let ensemble: PlanEnsemble
    let windows: PlanWindows
    let candidates: [Candidate]
    /// By candidate, the targets that what it takes would have come to, or goes to now.
    private let changed: [[Bool]]

    private var siteCount: Int { ensemble.sites.count }

    init(ensemble: PlanEnsemble, windows: PlanWindows, candidates: [Candidate]) {
        (self.ensemble, self.windows, self.candidates) = (ensemble, windows, candidates)
        changed = candidates.map { Self.changed(by: $0, ensemble) }
    }

    /// With everything taken out for ever, in one member.
    private static func changed(by candidate: Candidate, _ ensemble: PlanEnsemble) -> [Bool] {
        guard let site = candidate.site, let figures = ensemble.courses.first?.figures else { return ensemble.targets.map { _ in false } }
        let work = Work(takes: 1, window: -always...always, outlets: candidate.operation.outlets)
        let arriving = { (works: [Int: [Work]]) -> [Double] in
            ensemble.route.pass(ensemble.parcels, figures, works: works).dropFirst(ensemble.sites.count).map(\.arrivingShare)
        }
        let (before, after) = (arriving([:]), arriving([site: [work]]))
        return zip(before, after).map { abs($0 - $1) > 1e-9 * $0 }
    }

    /// s.
    private static let always = 1e12

    /// By target.
    /// - Parameter combination: candidates by index.
    func tallies(_ combination: [Int], members: [Int]) -> [Tally] {
        var tallies = [Tally](repeating: Tally(), count: ensemble.targets.count)
        let limit = ensemble.release.substance.limit.concentration
        for member in members {
            let course = ensemble.courses[member]
            let ratios = ratios(combination, member, course)
            for target in tallies.indices {
                guard let peak = course.peaks[target] else { continue }
                let concentration = peak.concentration * ratios[target]
                tallies[target].exceeding += concentration > limit ? 1 : 0
                tallies[target].peaks.append(concentration)
                tallies[target].ratios.append(ratios[target])
                tallies[target].sooner.append(sooner(combination, member, target))
            }
        }
        return tallies
    }

    /// By target, the highest concentration over that when nothing is done.
    private func ratios(_ combination: [Int], _ member: Int, _ course: PlanEnsemble.Course) -> [Double] {
        let works = works(combination, member, course)
        var ratios = [Double](repeating: 1, count: ensemble.targets.count)
        if !works.isEmpty {
            let passing = ensemble.route.pass(ensemble.parcels, course.figures, works: works)
            // What only takes out makes no peak higher, whatever the moments of the rest say.
            let most = combination.allSatisfy { candidates[$0].operation.outlets.isEmpty } ? 1 : Double.infinity
            for target in ratios.indices where course.rates[target] > 0 && combination.contains(where: { changed[$0][target] }) {
                ratios[target] = min(most, passing[siteCount + target].peakRate / course.rates[target])
            }
        }
        for index in combination { change(&ratios, candidates[index], member, course) }
        return ratios
    }

    /// What a shut gate and clean water do, which parcels do not see.
    private func change(_ ratios: inout [Double], _ candidate: Candidate, _ member: Int, _ course: PlanEnsemble.Course) {
        if let effects = candidate.dilution?.effects[member] {
            for target in ratios.indices { ratios[target] *= effects[target].factor }
        }
        guard let site = candidate.site, !candidate.operation.shuts.isEmpty, isShut(candidate, site, course) else { return }
        for (index, target) in ensemble.targets.enumerated() where candidate.operation.shuts.contains(target.id) { ratios[index] = 0 }
    }

    private func isShut(_ candidate: Candidate, _ site: Int, _ course: PlanEnsemble.Course) -> Bool {
        guard let span = course.sights[site].span else { return false }
        if candidate.operation.kind == .close { return windows.ready(candidate.operation, course) <= span.lowerBound }
        return windows.takenShare(candidate.operation, site: site, course, strength: 1) > Self.nearlyAll
    }

    private static let nearlyAll = 0.99

    private func works(_ combination: [Int], _ member: Int, _ course: PlanEnsemble.Course) -> [Int: [Work]] {
        combination.reduce(into: [:]) { works, index in
            let candidate = candidates[index]
            guard let site = candidate.site, let window = windows.window(candidate.operation, site: site, course) else { return }
            let takes = windows.takes(candidate.operation, course.sights[site]) * candidate.strength[member]
            guard takes > 0 else { return }
            works[site, default: []].append(Work(takes: takes, window: window, outlets: candidate.operation.outlets))
        }
    }

    private func sooner(_ combination: [Int], _ member: Int, _ target: Int) -> Double {
        combination.reduce(0) { $0 + (candidates[$1].dilution?.effects[member][target].sooner ?? 0) }
    }
}
