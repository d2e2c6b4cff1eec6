import Events
import SoluteTransport

/// What the members of the ensemble see at one target. Times in seconds after the reported beginning.
struct Sightings {
    /// Of the members that exceed the limit.
    private(set) var arrivals: [Double] = []
    /// Of all members.
    private(set) var peaks: [Double] = []
    /// Of the members that exceed the limit.
    private(set) var exceedingPeaks: [Double] = []
    /// Of the members that exceed the limit.
    private(set) var departures: [Double] = []
    /// Of all members, mg/l.
    private(set) var concentrations: [Double] = []

    /// Without a mass, the front is where a member comes to this share of its own peak.
    static let frontShare = 0.1
    /// An arrival is forecast from this share of members on: one in ten, the tail where the bands (10–50–90 %) end as well. Not one in
    /// two, because whoever runs a drinking-water intake has to prepare long before an exceedance is more likely than not.
    static let possible = 0.1
    /// An intake is told when to close from this share of members on.
    static let credible = 0.01
    /// Left on either side of the two times that an intake acts on.
    static let residue = 0.05

    /// - Parameter limit: mg/l; nil without a mass.
    mutating func add(_ response: Response, delayed delay: Double, limit: Double?) {
        guard let peak = response.peak else { return }
        peaks.append(peak.time + delay)
        concentrations.append(peak.concentration)
        guard let span = response.span(above: limit ?? Self.frontShare * peak.concentration, around: peak) else { return }
        exceedingPeaks.append(peak.time + delay)
        arrivals.append(span.lowerBound + delay)
        departures.append(span.upperBound + delay)
    }

    var exceedanceProbability: Double { peaks.isEmpty ? 0 : Double(arrivals.count) / Double(peaks.count) }
    var isPossible: Bool { exceedanceProbability >= Self.possible }

    /// The earliest credible arrival; nil where hardly a member exceeds.
    var closeBy: Double? { exceedanceProbability >= Self.credible ? Quantiles(arrivals)[Self.residue] : nil }
    /// The latest credible end.
    var reopenAfter: Double? { exceedanceProbability >= Self.credible ? Quantiles(departures)[1 - Self.residue] : nil }

    /// 10–50–90 %.
    static func band(_ values: [Double]) -> Band {
        let quantiles = Quantiles(values)
        return Band(low: quantiles[0.1], median: quantiles[0.5], high: quantiles[0.9])
    }
}
