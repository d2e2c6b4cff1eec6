/// A warning that goes down sooner, or whose later end is said later, is no stricter.
extension Steadiness {
    func laxities(against base: Steadiness) -> [Laxity] {
        var found: [Laxity] = []
        if lowerAfterIssues < base.lowerAfterIssues {
            found.append(
                Laxity(
                    .steadiness, zh: "只等 \(lowerAfterIssues) 次预报就降级", en: "it is lowered after \(lowerAfterIssues) issues already",
                    write: (
                        "写 lowerAfterIssues: \(base.lowerAfterIssues) 或更多", "write lowerAfterIssues: \(base.lowerAfterIssues) or more"
                    )))
        }
        if extendDaysBefore < base.extendDaysBefore {
            found.append(
                Laxity(
                    .steadiness, zh: "到期前 \(extendDaysBefore) 天才延长，彼处为 \(base.extendDaysBefore) 天",
                    en: "a later end is said \(extendDaysBefore) days before the announced one, not \(base.extendDaysBefore)",
                    write: (
                        "写 extendDaysBefore: \(base.extendDaysBefore) 或更多", "write extendDaysBefore: \(base.extendDaysBefore) or more"
                    )))
        }
        return found
    }
}
