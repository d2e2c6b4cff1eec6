package import Chronology
package import Events
import Playbook

/// The plume forecast of a release: a report in, arrivals at every target downstream out.
package struct PlumeModel: Sendable {
    package let river: River
    package let substance: Substance

    package init(river: River, substance: Substance) {
        self.river = river
        self.substance = substance
    }

    /// Counts up whenever the same report would get other numbers.
    package static let version = 2

    /// For `PlumeForecast.method`.
    package static let method = """
        fengsui-plume \(version): one-dimensional advection and dispersion, reaches composed by moments; velocity by Manning, where unknown by \
        Jobson 1996; dispersion: geometric mean of Fischer, Seo–Cheong, Deng 2001, Kashefipour–Falconer and Zeng–Huai 2014; \
        \(Ensemble.size) members
        """

    /// - Parameters:
    ///   - report: one that `IncidentReport.check` finds nothing wrong with.
    ///   - issued: the time of the report's event.
    package func forecast(_ report: IncidentReported, issued: Timestamp) -> PlumeForecast {
        let ensemble = Ensemble(incident: report.incident)
        let release = Release(report, river: river, substance: substance)
        let arrivals = release.map { release in release.targets.compactMap { arrival(of: release, at: $0, ensemble) } } ?? []
        return PlumeForecast(
            incident: report.incident, river: river.id, issued: issued, substance: substance.id, arrivals: arrivals,
            assumptions: release.map { Assumptions(of: $0).all(arrivals) } ?? [], method: Self.method)
    }

    private func arrival(of release: Release, at target: Target, _ ensemble: Ensemble) -> PlumeArrival? {
        guard let passage = release.passage(to: target) else { return nil }
        let seen = Sightings(of: release, along: passage, ensemble)
        let isMassKnown = release.report.massKilograms != nil
        return PlumeArrival(
            target: target.id, name: target.name, side: target.side, kilometre: target.kilometre, kind: target.kind.rawValue,
            limit: substance.limit.concentration, limitCitation: substance.limit.provenance.source ?? "illustrative",
            arrival: seen.isPossible ? times(seen.arrivals, release) : nil,
            peak: times(seen.peaks, release),
            departure: isMassKnown && seen.isPossible ? times(seen.departures, release) : nil,
            peakConcentration: isMassKnown ? Sightings.band(seen.concentrations) : nil,
            exceedanceProbability: isMassKnown ? seen.exceedanceProbability : nil,
            assumptions: Assumptions(of: release).forTarget(target, passage))
    }

    private func times(_ seconds: [Double], _ release: Release) -> TimeBand {
        let band = Sightings.band(seconds)
        return TimeBand(
            early: release.time(after: band.low), median: release.time(after: band.median), late: release.time(after: band.high))
    }
}
