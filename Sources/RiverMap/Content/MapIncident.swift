package import Chronology
package import Events
package import Wording

/// Where an incident's water is at one time, and when it comes where.
package struct MapIncident: Hashable, Sendable {
    package let id: String
    package let substance: Bilingual
    /// Where it was released.
    package let watercourse: String
    package let kilometre: Double
    package let released: Timestamp
    /// The time that the plume is shown for.
    package let time: Timestamp
    /// Water above the limit at that time.
    package let plume: [Extent]
    /// 10–50–90 % bands at the targets.
    package let arrivals: [PlumeArrival]

    package init(
        id: String, substance: Bilingual, watercourse: String, kilometre: Double, released: Timestamp, time: Timestamp, plume: [Extent],
        arrivals: [PlumeArrival]
    ) {
        (self.id, self.substance, self.watercourse, self.kilometre) = (id, substance, watercourse, kilometre)
        (self.released, self.time, self.plume, self.arrivals) = (released, time, plume, arrivals)
    }

    /// A piece of a watercourse that is above the limit.
    package struct Extent: Hashable, Sendable {
        package let watercourse: String
        package let kilometres: ClosedRange<Double>
        /// How likely, 0…1; nil when only one computation was made.
        package let probability: Double?
        /// mg/l, the highest; nil when the mass is unknown.
        package let concentration: Double?

        package init(watercourse: String, kilometres: ClosedRange<Double>, probability: Double? = nil, concentration: Double? = nil) {
            (self.watercourse, self.kilometres) = (watercourse, kilometres)
            (self.probability, self.concentration) = (probability, concentration)
        }
    }
}
