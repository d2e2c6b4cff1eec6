import Events

extension WarningCriteria {
    /// Everything that decides whether and when an edition's levels are met, on one line: when two of them are the same, so are the rules.
    ///
    /// `yellow: AQI > 200 for 24 h, or > 150 for 48 h; …; within 5 days; parted by AQI < 150 for 36 h; lowered after 2 issues; dust below 0.35`
    package func rules(of edition: CriteriaEdition) -> String {
        let levels = edition.levels.map { "\($0.level.rawValue): AQI \($0.text)\($0.lead(unless: edition.firing.leadDays))" }
        let rest = [
            "within \(edition.firing.leadDays) days", "parted by \(edition.lifting.text)",
            "lowered after \(edition.steadiness.lowerAfterIssues) issues",
        ]
        let primary = edition.days?.primary.map { ["days of \($0)"] } ?? []
        let months = edition.days?.months.map { ["months \($0.map(String.init).joined(separator: " "))"] } ?? []
        let mean = edition.dailyMean == .sliding ? ["any 24 h where there are hours"] : []
        let ratio = air[.dust]?.dustRatio.map { ["dust below \($0.below)"] } ?? []
        return (levels + rest + primary + months + mean + ratio).joined(separator: "; ")
    }
}

extension LevelCriterion {
    /// `> 200 for 72 h and > 300 for 24 h, or > 499 for 24 h`
    fileprivate var text: String {
        anyOf.map { $0.allOf.map { "> \($0.above) for \($0.hours) h" }.joined(separator: " and ") }.joined(separator: ", or ")
    }

    /// ` [3 days]` where the level's own lead is not the file's.
    fileprivate func lead(unless usual: Int) -> String { leadDays == usual ? "" : " [\(leadDays) days]" }
}
