import Playbook

/// When a monitor's readings are suspected, as `rivers/watching.yaml` has it.
package struct WatchingRules: Hashable, Sendable {
    /// What water has to keep where nothing else is written.
    let quality: QualityClass
    /// Monitors and sections with a class of their own.
    let sections: [Section]
    let baseline: BaselineRule
    let change: ChangeRule
    let load: LoadRule
    let instrument: InstrumentRule
    let episode: EpisodeRule

    /// A monitor and what its water has to keep.
    struct Section: Hashable, Sendable {
        let id: String
        let quality: QualityClass
        /// Whether tables 2 and 3 apply as well.
        let isDrinkingSource: Bool
        let provenance: Provenance
    }

    /// What is usual at this hour and season.
    struct BaselineRule: Hashable, Sendable {
        /// How far back, days: short enough to follow the season.
        let windowDays: Int
        /// Readings count whose hour of the day is at most this far from the reading's, h.
        let hoursApart: Int
        /// With fewer nothing is usual yet.
        let leastReadings: Int
        let provenance: Provenance
    }

    /// When readings have left what is usual (Page 1954, Biometrika 41: cumulative sums).
    struct ChangeRule: Hashable, Sendable {
        /// Standard deviations that count as nothing, the k of the sum.
        let allowance: Double
        /// The h of the sum.
        let decision: Double
        /// What one reading can add at most, so that one alone never decides.
        let largestStep: Double
        /// Readings closer together than this say partly the same: each counts by its share of it.
        let memoryHours: Double
        /// Standard deviations from which two readings in a row decide.
        let sharp: Double
        /// A concentration has to be this many times the usual one, however quiet the series is.
        let leastRatio: Double
        /// And at least this share of the limit of its class.
        let leastShareOfLimit: Double
        let provenance: Provenance
    }

    /// When a load does not fit the flow.
    struct LoadRule: Hashable, Sendable {
        /// Flow is high from this many times its median on.
        let highFlow: Double
        /// The load has to be this many times what goes with the flow.
        let leastRatio: Double
        /// Pairs of flow and concentration before the relation is used.
        let leastPairs: Int
        /// The highest flow of the pairs has to be this many times the lowest, or nothing can be said about the relation.
        let leastRange: Double
        let provenance: Provenance
    }

    /// What no water does.
    struct InstrumentRule: Hashable, Sendable {
        /// The same value so often in a row, and …
        let stuckReadings: Int
        /// … for so long, h.
        let stuckHours: Int
        /// A concentration this many times the limit of class V.
        let absurdMultiple: Double
        /// One reading this many times those before and after it.
        let spikeRatio: Double
        let provenance: Provenance
    }

    /// The life of a suspicion.
    struct EpisodeRule: Hashable, Sendable {
        /// A reading has to be confirmed by the next, which must come within, h.
        let confirmHours: Int
        /// Readings have to be normal for so long, h.
        let clearHours: Int
        /// A change that exceeds no limit is taken for the new usual after, days.
        let acceptDays: Int
        /// After a silence of so long sums begin anew, h.
        let gapHours: Int
        /// Grave from this many times above a class limit on (C/S − 1).
        let graveMultiple: Double
        let provenance: Provenance
    }

    func section(_ id: String) -> Section? { sections.first { $0.id == id } }
}
