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
    /// By candidate and target: how much more of the usual water there is if all that passes is taken; −1 where none is left.
    private let gains: [[Double]]
    /// By candidate and target: what a gate that is shut makes of the concentration where its canals do not lead; nil where parcels have to tell.
    private let lifts: [[Double?]]
    /// By candidate and candidate: whether what the one takes would have come to the other.
    private let isAbove: [[Bool]]
    /// By candidate and candidate: whether the other, which has to take in or treat what comes, gets clearly more water from what the one does.
    private let feeds: [[Bool]]

    private var siteCount: Int { ensemble.sites.count }

    init(ensemble: PlanEnsemble, windows: PlanWindows, candidates: [Candidate]) {
        (self.ensemble, self.windows, self.candidates) = (ensemble, windows, candidates)
        gains = candidates.map { Self.gains(of: $0, ensemble) }
        lifts = zip(candidates, gains).map { Self.lifts(of: $0, $1, ensemble) }
        isAbove = candidates.map { Self.isAbove($0, candidates, ensemble) }
        feeds = candidates.map { Self.feeds($0, candidates, ensemble) }
    }

    /// Whether one of two sends water to the other that the other was not appraised with.
    func isFed(_ one: Int, _ other: Int) -> Bool { feeds[one][other] || feeds[other][one] }

    /// Whether combinations were left out for it.
    var hasFed: Bool { feeds.contains { $0.contains(true) } }

    /// By target.
    /// - Parameter combination: candidates by index.
    func tallies(_ combination: [Int], members: [Int]) -> [Tally] {
        var tallies = [Tally](repeating: Tally(), count: ensemble.targets.count)
        let release = ensemble.release
        let limits = ensemble.targets.map { release.substance.limit.concentration / release.bankFactor(at: $0) }
        for member in members {
            let course = ensemble.courses[member]
            let ratios = ratios(combination, member, course)
            for target in tallies.indices {
                guard let peak = course.peaks[target] else { continue }
                let concentration = peak.concentration * ratios[target]
                tallies[target].exceeding += concentration > limits[target] ? 1 : 0
                tallies[target].peaks.append(concentration)
                tallies[target].ratios.append(ratios[target])
                tallies[target].sooner.append(sooner(combination, member, target))
            }
        }
        return tallies
    }

    /// By target, the highest concentration over that when nothing is done.
    private func ratios(_ combination: [Int], _ member: Int, _ course: PlanEnsemble.Course) -> [Double] {
        var ratios = ensemble.targets.indices.map { target in combination.reduce(1.0) { $0 * (lifts[$1][target] ?? 1) } }
        var passing: [[Int]: [[Parcel]]] = [:]
        for target in ratios.indices where course.rates[target] > 0 {
            let acting = combination.filter { lifts[$0][target] == nil }
            guard acting.contains(where: { gains[$0][target] != 0 }) else { continue }
            let parcels = passing[acting] ?? pass(acting, member, course)
            passing[acting] = parcels
            // What only takes out makes no peak higher, whatever the moments of the rest say.
            let most = acting.allSatisfy { candidates[$0].operation.outlets.isEmpty } ? 1 : Double.infinity
            let rate = parcels[siteCount + target].peakRate { water(acting, $0, target, course) }
            ratios[target] *= min(most, rate / course.rates[target])
        }
        for index in combination { change(&ratios, candidates[index], member, course) }
        return ratios
    }

    private func pass(_ combination: [Int], _ member: Int, _ course: PlanEnsemble.Course) -> [[Parcel]] {
        ensemble.route.pass(ensemble.parcels, course.figures, works: works(combination, member, course))
    }

    /// Over the usual discharge at a target, while a parcel passes that came through the works of these marks.
    ///
    /// A work takes water with the solute: what it leaves in the river has as much less water, and keeps its concentration.
    private func water(_ combination: [Int], _ marks: UInt8, _ target: Int, _ course: PlanEnsemble.Course) -> Double {
        combination.enumerated().reduce(1) { water, part in
            guard marks & Self.mark(part.offset) != 0, let site = candidates[part.element].site else { return water }
            let takes = windows.takes(candidates[part.element].operation, course.sights[site])
            return water * max(Self.leastWater, 1 + takes * gains[part.element][target])
        }
    }

    private static func mark(_ place: Int) -> UInt8 { 1 << UInt8(place) }
    /// A bed that is all but dry still has some.
    static let leastWater = 0.02

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
        combination.enumerated().reduce(into: [:]) { works, part in
            let candidate = candidates[part.element]
            guard let site = candidate.site,
                let window = windows.window(candidate.operation, site: site, course, turn: turn(of: part.element, combination, course))
            else { return }
            let takes = windows.takes(candidate.operation, course.sights[site]) * candidate.strength[member]
            guard takes > 0 else { return }
            let mark = candidate.operation.kind == .dose ? 0 : Self.mark(part.offset)
            works[site, default: []].append(Work(takes: takes, window: window, outlets: candidate.operation.outlets, mark: mark))
        }
    }

    /// Storages on one way take one part of the passage after the other.
    private func turn(of candidate: Int, _ combination: [Int], _ course: PlanEnsemble.Course) -> PlanWindows.Turn {
        var turn = PlanWindows.Turn()
        guard let own = lasts(candidate, course) else { return turn }
        turn.together = own
        for other in combination where other != candidate {
            guard let length = lasts(other, course), isAbove[other][candidate] || isAbove[candidate][other] else { continue }
            turn.together = (turn.together ?? 0) + length
            if isAbove[other][candidate] { turn.after += length }
        }
        return turn
    }

    private func lasts(_ candidate: Int, _ course: PlanEnsemble.Course) -> Double? {
        guard let site = candidates[candidate].site else { return nil }
        return windows.lasts(candidates[candidate].operation, course.sights[site])
    }

    private func sooner(_ combination: [Int], _ member: Int, _ target: Int) -> Double {
        combination.reduce(0) { $0 + (candidates[$1].dilution?.effects[member][target].sooner ?? 0) }
    }
}
