package import Wording

/// Where a release of unknown origin may have begun, the likeliest first. Subject: the incident.
package struct SourceTraced: EventPayload {
    package static let type = "water.source.traced"
    package static let version = 1

    /// The incident's number.
    package let incident: String
    package let river: String
    package let substance: String
    /// How many samples it rests on.
    package let samples: Int
    /// The likeliest first; their probabilities add up to 1.
    package let candidates: [Candidate]
    /// Everything that was assumed rather than known.
    package let assumptions: [Bilingual]
    /// Which method made it, with its version.
    package let method: String

    package init(
        incident: String, river: String, substance: String, samples: Int, candidates: [Candidate], assumptions: [Bilingual], method: String
    ) {
        self.incident = incident
        self.river = river
        self.substance = substance
        self.samples = samples
        self.candidates = candidates
        self.assumptions = assumptions
        self.method = method
    }

    /// One place from which it may have come.
    package struct Candidate: Hashable, Sendable, Codable {
        /// The risk source's id in the register; nil for a stretch where none is listed.
        package let source: String?
        package let name: Bilingual
        package let watercourse: String?
        package let kilometre: Double
        /// 0…1.
        package let probability: Double
        /// When the release began, if it was here.
        package let released: TimeBand
        /// How much, if it was here, kg.
        package let massKilograms: Band

        package init(
            source: String?, name: Bilingual, watercourse: String? = nil, kilometre: Double, probability: Double, released: TimeBand,
            massKilograms: Band
        ) {
            self.source = source
            self.name = name
            self.watercourse = watercourse
            self.kilometre = kilometre
            self.probability = probability
            self.released = released
            self.massKilograms = massKilograms
        }
    }
}
