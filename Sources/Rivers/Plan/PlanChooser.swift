import Events

/// A combination that is shown.
struct PlanChoice {
    /// Candidates by index, in the order in which the release comes to them.
    let combination: [Int]
    /// With all members, by target.
    let tallies: [PlanEffects.Tally]
    /// The same without each of its parts.
    let failures: [(without: Int, tallies: [PlanEffects.Tally])]
}

/// Which of the combinations are shown: the best, one that does not need the best one's facilities, the simplest, and the next best.
struct PlanChooser {
    let effects: PlanEffects
    let untreated: [PlanEffects.Tally]
    let side: Side

    var choices: [PlanChoice] {
        let ranked = PlanSearch(effects: effects, side: side).ranked()
        let members = effects.ensemble.indices(.max)
        var known: [[Int]: [PlanEffects.Tally]] = [[]: untreated]
        let tallies = { (combination: [Int]) -> [PlanEffects.Tally] in
            if let found = known[combination] { return found }
            let found = effects.tallies(combination, members: members)
            known[combination] = found
            return found
        }
        return picked(ranked).map { combination in
            PlanChoice(
                combination: combination, tallies: tallies(combination),
                failures: combination.map { part in (part, tallies(combination.filter { $0 != part })) })
        }
    }

    private func picked(_ ranked: [[Int]]) -> [[Int]] {
        guard let best = ranked.first else { return [] }
        let others = [
            ranked.first { !uses($0, anyOf: best) }, ranked.first { $0.count == 1 },
            ranked.first { $0.allSatisfy { effects.candidates[$0].operation.isVerified } },
        ]
        let wanted = ([best] + others.compactMap { $0 } + ranked.dropFirst()).reduce(into: [[Int]]()) { picked, next in
            if picked.count < InterceptionPlanner.maximumCombinations, !picked.contains(next) { picked.append(next) }
        }
        return ranked.filter(wanted.contains)
    }

    private func uses(_ combination: [Int], anyOf other: [Int]) -> Bool {
        let facilities = Set(other.map { effects.candidates[$0].operation.facility.id })
        return combination.contains { facilities.contains(effects.candidates[$0].operation.facility.id) }
    }
}
