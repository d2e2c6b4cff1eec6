import Events
import SoluteTransport

/// What the members of the ensemble see at one target. Times in seconds after the release began.
struct Sightings {
    /// Of the members that exceed the limit.
    private(set) var arrivals: [Double] = []
    /// Of all members.
    private(set) var peaks: [Double] = []
    /// Of the members that exceed the limit.
    private(set) var departures: [Double] = []
    /// Of all members, mg/l.
    private(set) var concentrations: [Double] = []

    /// Without a mass, the front is where a member comes to this share of its own peak.
    static let frontShare = 0.1
    /// An arrival is forecast from this share of members on: one in ten, the tail where the bands (10–50–90 %) end as well. Not one in
    /// two, because whoever runs a drinking-water intake has to prepare long before an exceedance is more likely than not.
    static let possible = 0.1

    init(of release: Release, along passage: Passage, _ ensemble: Ensemble) {
        for member in ensemble.members {
            let plume = release.plume(along: passage, member)
            let peak = plume.peak
            let isKnown = release.report.massKilograms != nil
            let limit = isKnown ? release.substance.limit.concentration : Self.frontShare * peak.concentration
            add(peak, above: plume.span(above: limit, around: peak))
        }
    }

    /// A member that stays below the limit has a peak, but neither arrives nor departs.
    private mutating func add(_ peak: Plume.Peak, above span: ClosedRange<Double>?) {
        peaks.append(peak.time)
        concentrations.append(peak.concentration)
        guard let span else { return }
        arrivals.append(span.lowerBound)
        departures.append(span.upperBound)
    }

    var exceedanceProbability: Double { Double(arrivals.count) / Double(peaks.count) }
    var isPossible: Bool { exceedanceProbability >= Self.possible }

    /// 10–50–90 %.
    static func band(_ values: [Double]) -> Band {
        let quantiles = Quantiles(values)
        return Band(low: quantiles[0.1], median: quantiles[0.5], high: quantiles[0.9])
    }
}
