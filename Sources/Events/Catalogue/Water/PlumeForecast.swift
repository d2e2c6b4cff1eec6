package import Chronology
package import Wording

/// Arrival, peak and departure of a release at every target downstream. Subject: the incident.
package struct PlumeForecast: EventPayload {
    package static let type = "water.plume.forecast"
    package static let version = 1

    /// The incident's number.
    package let incident: String
    /// The river.
    package let river: String
    /// When it was computed.
    package let issued: Timestamp
    /// The substance's id.
    package let substance: String
    /// In order downstream.
    package let arrivals: [PlumeArrival]
    /// Everything that was assumed rather than known.
    package let assumptions: [Bilingual]
    /// Which method made it, with its version.
    package let method: String
    /// What the samples say about the release; nil before the first.
    package let release: ReleaseEstimate?
    /// How the numbers came about, for whoever wants to check them: formula, inputs, sources.
    package let derivation: [Derivation]?

    package init(
        incident: String, river: String, issued: Timestamp, substance: String, arrivals: [PlumeArrival], assumptions: [Bilingual],
        method: String, release: ReleaseEstimate? = nil, derivation: [Derivation]? = nil
    ) {
        self.incident = incident
        self.river = river
        self.issued = issued
        self.substance = substance
        self.arrivals = arrivals
        self.assumptions = assumptions
        self.method = method
        self.release = release
        self.derivation = derivation
    }
}
