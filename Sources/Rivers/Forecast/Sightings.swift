import Events

/// What the members of the ensemble see at one target. Times in seconds after the release began.
struct Sightings {
    private(set) var arrivals: [Double] = []
    private(set) var peaks: [Double] = []
    private(set) var departures: [Double] = []
    /// mg/l.
    private(set) var concentrations: [Double] = []
    private(set) var exceeding = 0

    /// Without a mass, the front is where a member comes to this share of its own peak.
    static let frontShare = 0.1
    /// An arrival is forecast from this share of members on.
    static let most = 0.5

    init(of release: Release, along passage: Passage, _ ensemble: Ensemble) {
        for member in ensemble.members {
            let plume = release.plume(along: passage, member)
            let peak = plume.peak
            let isKnown = release.report.massKilograms != nil
            let limit = isKnown ? release.substance.limit.concentration : Self.frontShare * peak.concentration
            add(peak, above: plume.span(above: limit, around: peak))
        }
    }

    /// A member that stays below the limit counts with its peak time, the moment when it comes nearest. So more mass never makes an
    /// arrival later or a departure earlier.
    private mutating func add(_ peak: Plume.Peak, above span: ClosedRange<Double>?) {
        peaks.append(peak.time)
        concentrations.append(peak.concentration)
        arrivals.append(span?.lowerBound ?? peak.time)
        departures.append(span?.upperBound ?? peak.time)
        if span != nil { exceeding += 1 }
    }

    var exceedanceProbability: Double { Double(exceeding) / Double(peaks.count) }
    var isMostlyExceeding: Bool { exceedanceProbability >= Self.most }

    /// 10–50–90 %.
    static func band(_ values: [Double]) -> Band {
        let quantiles = Quantiles(values)
        return Band(low: quantiles[0.1], median: quantiles[0.5], high: quantiles[0.9])
    }
}
