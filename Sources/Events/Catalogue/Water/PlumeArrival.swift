package import Wording

/// One target downstream of a release.
package struct PlumeArrival: Hashable, Sendable, Codable {
    /// The target's id.
    package let target: String
    /// Its name.
    package let name: Bilingual
    /// Whose target it is.
    package let side: Side
    /// Where it is.
    package let kilometre: Double
    /// `drinking-intake`, `irrigation-intake`, `section`, `reservoir` …
    package let kind: String
    /// The concentration that counts as arrived, mg/l.
    package let limit: Double
    /// Where the limit comes from.
    package let limitCitation: String
    /// When the limit is first exceeded; nil when it is not in most of the ensemble.
    package let arrival: TimeBand?
    /// When the concentration is highest.
    package let peak: TimeBand
    /// When it is last exceeded.
    package let departure: TimeBand?
    /// Highest concentration, mg/l.
    package let peakConcentration: Band
    /// Share of the ensemble in which the limit is exceeded.
    package let exceedanceProbability: Double

    package init(
        target: String, name: Bilingual, side: Side, kilometre: Double, kind: String, limit: Double, limitCitation: String, arrival: TimeBand? = nil, peak: TimeBand, departure: TimeBand? = nil, peakConcentration: Band, exceedanceProbability: Double
    ) {
        self.target = target
        self.name = name
        self.side = side
        self.kilometre = kilometre
        self.kind = kind
        self.limit = limit
        self.limitCitation = limitCitation
        self.arrival = arrival
        self.peak = peak
        self.departure = departure
        self.peakConcentration = peakConcentration
        self.exceedanceProbability = exceedanceProbability
    }
}
