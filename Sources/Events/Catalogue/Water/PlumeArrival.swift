package import Chronology
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
    /// When the limit is first exceeded, by the members that exceed it; nil when fewer than one in ten members exceed it. Without a mass:
    /// when the front comes.
    package let arrival: TimeBand?
    /// When the concentration is highest.
    package let peak: TimeBand
    /// When the limit is last exceeded, by the same members; nil when fewer than one in ten members exceed it, or the mass is unknown.
    package let departure: TimeBand?
    /// Highest concentration, mg/l; nil when the mass is unknown.
    package let peakConcentration: Band?
    /// Share of the ensemble in which the limit is exceeded; nil when the mass is unknown.
    package let exceedanceProbability: Double?
    /// On which watercourse the kilometre counts; nil for the main stem.
    package let watercourse: String?
    /// The earliest credible time by which to have closed: 19 in 20 members that exceed the limit do so later. Nil when fewer than one in a
    /// hundred members exceed it; without a mass, by the front.
    package let closeBy: Timestamp?
    /// The latest credible time from which to open again, and then only after clean samples: 19 in 20 members have fallen below the limit, slow
    /// dead zones included. Nil as `closeBy`, and when the mass is unknown.
    package let reopenAfter: Timestamp?
    /// Over the mean of the section, of a release at one bank that has not mixed across: at the target's own bank, or the worst where a bank is
    /// not known. Nil once mixed, or where the channel is unknown.
    package let bankRatio: Double?
    /// What was assumed for this target, beyond the forecast's own assumptions.
    package let assumptions: [Bilingual]

    package init(
        target: String, name: Bilingual, side: Side, kilometre: Double, kind: String, limit: Double, limitCitation: String,
        arrival: TimeBand? = nil, peak: TimeBand, departure: TimeBand? = nil, peakConcentration: Band? = nil,
        exceedanceProbability: Double? = nil, watercourse: String? = nil,
        closeBy: Timestamp? = nil, reopenAfter: Timestamp? = nil, bankRatio: Double? = nil, assumptions: [Bilingual] = []
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
        self.watercourse = watercourse
        self.closeBy = closeBy
        self.reopenAfter = reopenAfter
        self.bankRatio = bankRatio
        self.assumptions = assumptions
    }
}
