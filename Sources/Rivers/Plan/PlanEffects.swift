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
    /// By candidate and candidate: whether what the one takes would have come to the other.
    private let isAbove: [[Bool]]
    /// By candidate and candidate: whether the other, which has to take in or treat what comes, gets clearly more water from what the one does.
    private let feeds: [[Bool]]

    private var siteCount: Int { ensemble.sites.count }

    init(ensemble: PlanEnsemble, windows: PlanWindows, candidates: [Candidate]) {
        (self.ensemble, self.windows, self.candidates) = (ensemble, windows, candidates)
        gains = candidates.map { Self.gains(of: $0, ensemble) }
        isAbove = candidates.map { Self.isAbove($0, candidates, ensemble) }
        feeds = candidates.map { Self.feeds($0, candidates, ensemble) }
    }

    /// Water goes as solute goes: with everything taken out for ever, in one member, whose proportions are those of all.
    private static func gains(of candidate: Candidate, _ ensemble: PlanEnsemble) -> [Double] {
        guard let site = candidate.site, let course = ensemble.courses.first else { return ensemble.targets.map { _ in 0 } }
        let work = Work(takes: 1, window: -always...always, outlets: candidate.operation.outlets)
        let (before, after) = (arriving([:], course, ensemble), arriving([site: [work]], course, ensemble))
        let coming = max(before[site], .leastNormalMagnitude)
        return ensemble.targets.indices.map { target in
            let place = ensemble.sites.count + target
            return (after[place] - before[place]) / coming * course.sights[site].discharge / course.discharges[target]
        }
    }

    private static func isAbove(_ candidate: Candidate, _ others: [Candidate], _ ensemble: PlanEnsemble) -> [Bool] {
        guard let site = candidate.site, let course = ensemble.courses.first else { return others.map { _ in false } }
        let work = Work(takes: 1, window: -always...always, outlets: candidate.operation.outlets)
        let (before, after) = (arriving([:], course, ensemble), arriving([site: [work]], course, ensemble))
        return others.map { other in other.site.map { after[$0] < 0.999 * before[$0] } ?? false }
    }

    /// A work that has to cope with water was appraised with what usually flows there.
    private static func feeds(_ candidate: Candidate, _ others: [Candidate], _ ensemble: PlanEnsemble) -> [Bool] {
        if candidate.operation.kind == .dilute { return isReached(by: candidate, others, ensemble) }
        guard let site = candidate.site, let course = ensemble.courses.first, !candidate.operation.outlets.isEmpty else {
            return others.map { _ in false }
        }
        let work = Work(takes: 1, window: -always...always, outlets: candidate.operation.outlets)
        let (before, after) = (arriving([:], course, ensemble), arriving([site: [work]], course, ensemble))
        let water = course.sights[site].discharge / max(before[site], .leastNormalMagnitude)
        return others.map { other in
            guard let place = other.site, place != site, other.operation.kind != .close else { return false }
            return (after[place] - before[place]) * water > usualSpread * course.sights[place].discharge
        }
    }

    /// The same of clean water from above.
    private static func isReached(by candidate: Candidate, _ others: [Candidate], _ ensemble: PlanEnsemble) -> [Bool] {
        let waters = ensemble.release.waters
        guard let network = try? waters.network(), let course = ensemble.courses.first,
            let begin = waters.position(of: candidate.operation.facility.location, .lower)
        else { return others.map { _ in false } }
        let route = ParcelRoute(of: network, from: begin, past: ensemble.sites.map(\.place))
        let shares = route.pass([Parcel(lasts: 0)], route.figures(network.links)).map { $0.reduce(0) { $0 + $1.share } }
        let given = PlanDilution.given(candidate.operation)
        return others.map { other in
            guard let place = other.site, other.operation.kind != .close else { return false }
            return given * shares[place] > usualSpread * course.sights[place].discharge
        }
    }

    /// Less than this share more water is within what the members differ by.
    private static let usualSpread = 0.05

    /// Whether one of two sends water to the other that the other was not appraised with.
    func isFed(_ one: Int, _ other: Int) -> Bool { feeds[one][other] || feeds[other][one] }

    /// Whether combinations were left out for it.
    var hasFed: Bool { feeds.contains { $0.contains(true) } }

    /// Of the water, and so of what does not decay.
    private static func arriving(_ works: [Int: [Work]], _ course: PlanEnsemble.Course, _ ensemble: PlanEnsemble) -> [Double] {
        ensemble.route.pass(ensemble.parcels, course.figures, works: works).map { $0.reduce(0) { $0 + $1.share } }
    }

    /// s.
    private static let always = 1e12

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
        let works = works(combination, member, course)
        var ratios = [Double](repeating: 1, count: ensemble.targets.count)
        if !works.isEmpty {
            let passing = ensemble.route.pass(ensemble.parcels, course.figures, works: works)
            // What only takes out makes no peak higher, whatever the moments of the rest say.
            let most = combination.allSatisfy { candidates[$0].operation.outlets.isEmpty } ? 1 : Double.infinity
            for target in ratios.indices where course.rates[target] > 0 && combination.contains(where: { gains[$0][target] != 0 }) {
                let rate = passing[siteCount + target].peakRate { water(combination, $0, target, course) }
                ratios[target] = min(most, rate / course.rates[target])
            }
        }
        for index in combination { change(&ratios, candidates[index], member, course) }
        return ratios
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
    private static let leastWater = 0.02

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
