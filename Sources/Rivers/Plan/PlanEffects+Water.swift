import Events
import SoluteTransport

// What an operation does to the water of other places, whatever is in it.

extension PlanEffects {
    /// s.
    private static let always = 1e12

    /// Water goes as solute goes: with everything taken out for ever, in one member, whose proportions are those of all.
    static func gains(of candidate: Candidate, _ ensemble: PlanEnsemble) -> [Double] {
        guard let site = candidate.site, let course = ensemble.courses.first else { return ensemble.targets.map { _ in 0 } }
        let work = Work(takes: 1, window: -always...always, outlets: candidate.operation.outlets)
        let (before, after) = (arriving([:], course, ensemble), arriving([site: [work]], course, ensemble))
        let coming = max(before[site], .leastNormalMagnitude)
        return ensemble.targets.indices.map { target in
            let place = ensemble.sites.count + target
            return (after[place] - before[place]) / coming * course.sights[site].discharge / course.discharges[target]
        }
    }

    /// The river below keeps its concentration, but for clean water that joins further down and dilutes more of the release then. Parcels that were
    /// cut at the gate and put together again would say so only roughly, the less the nearer.
    static func lifts(of candidate: Candidate, _ gains: [Double], _ ensemble: PlanEnsemble) -> [Double?] {
        guard let site = candidate.site, let course = ensemble.courses.first, let led = led(by: candidate, ensemble) else {
            return gains.map { _ in nil }
        }
        let work = Work(takes: 1, window: -always...always, outlets: candidate.operation.outlets)
        let (before, after) = (arriving([:], course, ensemble), arriving([site: [work]], course, ensemble))
        return gains.enumerated().map { target, gain in
            guard !led[target] else { return nil }
            let place = ensemble.sites.count + target
            return before[place] > 0 ? after[place] / before[place] / max(leastWater, 1 + gain) : 1
        }
    }

    /// By target, whether the canals lead there that a gate shuts; nil for what is no gate to shut.
    private static func led(by candidate: Candidate, _ ensemble: PlanEnsemble) -> [Bool]? {
        let (waters, open) = (ensemble.release.waters, Set(candidate.operation.outlets.map(\.link)))
        guard candidate.operation.kind == .close, let node = candidate.operation.site?.node, !open.isEmpty,
            let network = try? waters.network()
        else { return nil }
        let positions = ensemble.targets.compactMap { waters.position(of: $0.location, .upper) }
        guard positions.count == ensemble.targets.count else { return nil }
        let shut = waters.pieces.indices.filter { waters.pieces[$0].recipe.from == node && !open.contains($0) }
        return shut.reduce(into: positions.map { _ in false }) { led, link in
            let plan = ResponsePlan(of: network, from: Position(link: link, metres: 0), to: positions)
            for (target, response) in plan.responses(network.links, mass: 1, duration: 0).enumerated() where !response.curves.isEmpty {
                led[target] = true
            }
        }
    }

    static func isAbove(_ candidate: Candidate, _ others: [Candidate], _ ensemble: PlanEnsemble) -> [Bool] {
        guard let site = candidate.site, let course = ensemble.courses.first else { return others.map { _ in false } }
        let work = Work(takes: 1, window: -always...always, outlets: candidate.operation.outlets)
        let (before, after) = (arriving([:], course, ensemble), arriving([site: [work]], course, ensemble))
        return others.map { other in other.site.map { after[$0] < 0.999 * before[$0] } ?? false }
    }

    /// A work that has to cope with water was appraised with what usually flows there.
    static func feeds(_ candidate: Candidate, _ others: [Candidate], _ ensemble: PlanEnsemble) -> [Bool] {
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

    /// Of the water, and so of what does not decay.
    private static func arriving(_ works: [Int: [Work]], _ course: PlanEnsemble.Course, _ ensemble: PlanEnsemble) -> [Double] {
        ensemble.route.pass(ensemble.parcels, course.figures, works: works).map { $0.reduce(0) { $0 + $1.share } }
    }
}
