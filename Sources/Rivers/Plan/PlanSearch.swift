import Events

/// What a combination is worth, to be compared: the less the better, the first figure first.
struct PlanScore: Comparable {
    /// Drinking water, then borders and the other side, then fields, wetlands and reservoirs, then the rest: probabilities of exceedance added
    /// up; without a mass, peaks over those when nothing is done.
    var classes: [Double]
    /// Peaks of all targets over those when nothing is done.
    var load: Double
    /// By target, the mean of peaks over those when nothing is done, and the probability of exceedance.
    var ratios: [Double]
    var chances: [Double]
    var unverified: Int
    var count: Int
    var ids: String

    static func < (one: PlanScore, other: PlanScore) -> Bool {
        for (mine, theirs) in zip(one.steps, other.steps) where mine != theirs { return mine < theirs }
        return (one.unverified, one.count, one.ids) < (other.unverified, other.count, other.ids)
    }

    /// Whether targets are better off, by more than the members of a search can tell.
    func isBetter(than other: PlanScore) -> Bool {
        for (mine, theirs) in zip(classes, other.classes) where abs(mine - theirs) >= Self.step { return mine < theirs }
        return other.load - load >= Self.loadStep
    }

    /// Whether any target is so much better off that it is worth saying.
    func isWorthSaying(over other: PlanScore) -> Bool {
        zip(other.ratios, ratios).contains { $0 - $1 >= Self.sayingStep }
            || zip(other.chances, chances).contains { $0 - $1 >= Self.sayingStep }
    }

    /// What a dose that lacks supplies has to change at some target.
    static let sayingStep = 0.1
    /// Differences of probabilities below this are none.
    static let step = 0.05
    /// The same of the load.
    static let loadStep = 0.02

    private var steps: [Double] { classes.map { ($0 / Self.step).rounded() } + [(load / Self.loadStep).rounded()] }
}

/// Which combinations of operations to look at: all single ones, pairs of the better ones, and the best pairs with a third. Deterministic.
struct PlanSearch {
    let effects: PlanEffects
    /// The side on whose ground the release was.
    let side: Side

    /// Beyond these the weaker ones are not combined.
    static let singles = 10
    static let pairs = 6
    static let thirds = 8
    /// Members that a search asks; what is shown is computed with all.
    static let members = 80

    /// The better first; each better than nothing, and than itself without any of its parts.
    func ranked() -> [[Int]] {
        var scores = Scores(search: self)
        let all = Array(effects.candidates.indices)
        let singles = scores.sorted(all.map { [$0] })
        let better = singles.prefix(Self.singles).map { $0[0] }
        let pairs = scores.sorted(better.flatMap { one in better.filter { $0 > one }.map { [one, $0] } }.filter(isPossible))
        let triples = pairs.prefix(Self.pairs).flatMap { pair in
            better.prefix(Self.thirds).filter { !pair.contains($0) }.map { (pair + [$0]).sorted() }
        }
        let found = singles + pairs + Set(triples).sorted { $0.lexicographicallyPrecedes($1) }.filter(isPossible)
        return scores.sorted(found).filter { scores.isWorthAll($0) }
    }

    /// A facility does one thing at a time, a bed is filled once, and nothing is asked to cope with water that another sends to it.
    private func isPossible(_ combination: [Int]) -> Bool {
        combination.allSatisfy { one in
            combination.allSatisfy { other in
                one == other
                    || !effects.candidates[one].operation.excludes(effects.candidates[other].operation) && !effects.isFed(one, other)
            }
        }
    }

    func score(_ combination: [Int], members: [Int]) -> PlanScore {
        let tallies = effects.tallies(combination, members: members)
        var classes = [0.0, 0, 0, 0]
        for (target, tally) in zip(effects.ensemble.targets, tallies) {
            classes[rank(target)] += effects.ensemble.isMassKnown ? tally.exceedance : tally.meanRatio
        }
        let load = tallies.isEmpty ? 0 : tallies.reduce(0) { $0 + $1.meanRatio } / Double(tallies.count)
        let operations = combination.map { effects.candidates[$0].operation }
        return PlanScore(
            classes: classes, load: load, ratios: tallies.map(\.meanRatio), chances: tallies.map(\.exceedance),
            unverified: operations.filter { !$0.isVerified }.count, count: operations.count,
            ids: operations.map(\.id).joined(separator: "+"))
    }

    private func rank(_ target: Target) -> Int {
        if target.kind == .drinkingIntake { return 0 }
        if target.kind == .crossBoundarySection || target.side != side { return 1 }
        return target.kind == .section ? 3 : 2
    }
}

extension PlanEffects.Candidate {
    /// Whether there is too little of what it doses, in more members than not.
    var lacksSupplies: Bool {
        guard operation.kind == .dose, let treatment = operation.treatment else { return false }
        return 2 * strength.filter { $0 < 0.99 * treatment.efficiency }.count > strength.count
    }
}

extension PlanOperation {
    func excludes(_ other: PlanOperation) -> Bool {
        facility.id == other.facility.id || (into != nil && into == other.into)
    }
}

/// Scores that were computed once.
private struct Scores {
    let search: PlanSearch
    let members: [Int]
    private var known: [[Int]: PlanScore] = [:]

    init(search: PlanSearch) {
        self.search = search
        members = search.effects.ensemble.indices(PlanSearch.members)
    }

    mutating func score(_ combination: [Int]) -> PlanScore {
        if let score = known[combination] { return score }
        let score = search.score(combination, members: members)
        known[combination] = score
        return score
    }

    mutating func sorted(_ combinations: [[Int]]) -> [[Int]] {
        combinations.map { ($0, score($0)) }.sorted { $0.1 < $1.1 }.map(\.0)
    }

    /// Better than what is left without any one of its parts.
    mutating func isWorthAll(_ combination: [Int]) -> Bool {
        let score = score(combination)
        return combination.allSatisfy { part in
            let without = self.score(combination.filter { $0 != part })
            guard score.isBetter(than: without) else { return false }
            return !search.effects.candidates[part].lacksSupplies || score.isWorthSaying(over: without)
        }
    }
}
