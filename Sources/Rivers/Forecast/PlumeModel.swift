package import Chronology
package import Events
import Playbook
import SoluteTransport

/// The plume forecast of a release: a report and what was sampled since in, arrivals at every target that its water reaches out.
package struct PlumeModel: Sendable {
    package let river: River
    package let substance: Substance

    package init(river: River, substance: Substance) {
        self.river = river
        self.substance = substance
    }

    /// Counts up whenever the same report would get other numbers.
    package static let version = 3

    /// For `PlumeForecast.method`.
    package static let method = """
        fengsui-plume \(version): advection, dispersion, decay and dead zones along every way of the network, by three cumulants; velocity by \
        Manning, where unknown by Jobson 1996; dispersion: Fischer, Seo–Cheong, Deng 2001, Kashefipour–Falconer and Zeng–Huai 2014, each in a \
        fifth of \(Ensemble.size) members; samples by tempered importance sampling
        """

    /// - Parameters:
    ///   - report: one that `IncidentReport.check` finds nothing wrong with.
    ///   - samples: of the substance in this river; those from where the release does not come are left out and named.
    ///   - issued: the time of the event that asks.
    package func forecast(_ report: IncidentReported, samples: [SampleRecorded] = [], issued: Timestamp) -> PlumeForecast {
        guard let release = Release(report, river: river, substance: substance) else { return dry(report, issued) }
        return forecast(release, Knowledge(of: release, from: samples), issued: issued)
    }

    /// With what was learned already.
    func forecast(_ release: Release, _ knowledge: Knowledge, issued: Timestamp) -> PlumeForecast {
        let arrivals = arrivals(of: release, knowledge)
        return PlumeForecast(
            incident: release.report.incident, river: river.id, issued: issued, substance: substance.id, arrivals: arrivals,
            assumptions: Assumptions(of: release, knowledge).all(arrivals), method: Self.method,
            release: knowledge.estimate, derivation: Derivations(of: release).all)
    }

    private func arrivals(of release: Release, _ knowledge: Knowledge) -> [PlumeArrival] {
        let limit = knowledge.isMassKnown ? substance.limit.concentration : nil
        var seen = release.targets.map { _ in Sightings() }
        for member in knowledge.members {
            for (index, response) in release.responses(member).enumerated() {
                seen[index].add(response, delayed: member.delay, limit: limit)
            }
        }
        let arrivals = zip(release.targets, seen).compactMap { arrival(at: $0, $1, release, knowledge) }
        return arrivals.sorted { ($0.peak.median, $0.target) < ($1.peak.median, $1.target) }
    }

    private func arrival(at target: Target, _ seen: Sightings, _ release: Release, _ knowledge: Knowledge) -> PlumeArrival? {
        guard !seen.peaks.isEmpty else { return nil }
        let bank = BankCheck(of: release, at: target)
        let isMassKnown = knowledge.isMassKnown
        return PlumeArrival(
            target: target.id, name: target.name, side: target.side, kilometre: target.location.kilometre, kind: target.kind.rawValue,
            limit: substance.limit.concentration, limitCitation: substance.limit.provenance.source ?? "illustrative",
            arrival: seen.isPossible ? times(seen.arrivals, release) : nil,
            peak: times(seen.peaks, release),
            departure: isMassKnown && seen.isPossible ? times(seen.departures, release) : nil,
            peakConcentration: isMassKnown ? Sightings.band(seen.concentrations) : nil,
            exceedanceProbability: isMassKnown ? seen.exceedanceProbability : nil,
            watercourse: target.location.watercourse == Watercourse.stem ? nil : target.location.watercourse,
            closeBy: seen.closeBy.map(release.time), reopenAfter: isMassKnown ? seen.reopenAfter.map(release.time) : nil,
            bankRatio: bank?.ratio, assumptions: Assumptions(of: release, knowledge).forTarget(target, bank))
    }

    private func times(_ seconds: [Double], _ release: Release) -> TimeBand {
        let band = Sightings.band(seconds)
        return TimeBand(
            early: release.time(after: band.low), median: release.time(after: band.median), late: release.time(after: band.high))
    }

    /// Where no water flows a release stays where it is.
    private func dry(_ report: IncidentReported, _ issued: Timestamp) -> PlumeForecast {
        PlumeForecast(
            incident: report.incident, river: river.id, issued: issued, substance: substance.id, arrivals: [],
            assumptions: [Assumptions.dryBed], method: Self.method)
    }
}
