/// What samples in the river say about a release, in 10–50–90 % bands.
package struct ReleaseEstimate: Hashable, Sendable, Codable {
    /// How many samples it rests on.
    package let samples: Int
    /// kg; nil when the substance's amount follows from nothing.
    package let massKilograms: Band?
    /// When the release began.
    package let released: TimeBand
    /// Over the speed that the playbook gives.
    package let speedRatio: Band
    /// How much narrower the samples have made the time of the peak at the last target: its 80 % band over that without samples.
    package let narrowing: Double?

    package init(samples: Int, massKilograms: Band? = nil, released: TimeBand, speedRatio: Band, narrowing: Double? = nil) {
        self.samples = samples
        self.massKilograms = massKilograms
        self.released = released
        self.speedRatio = speedRatio
        self.narrowing = narrowing
    }
}
