import Chronology
package import Events
import Foundation
import SoluteTransport
import Wording

/// Where a release of unknown origin may have begun: every risk source upstream and every stretch between them is tried as the release, and
/// ranked by how well it explains the samples, against how much it could have had to explain them with.
package struct SourceTracer: Sendable {
    package let river: River
    package let substance: Substance

    package init(river: River, substance: Substance) { (self.river, self.substance) = (river, substance) }

    package static let version = 1

    package static let method = """
        fengsui-trace \(version): every listed source and every unlisted stretch of \(Int(stretchKilometres)) km upstream as a release of unknown \
        time and mass; ranked by the evidence of the samples under \(members) members each, times a prior of \(Int(listedWeight)) to 1 for a listed \
        source that holds the substance
        """

    /// Of each candidate.
    package static let members = 200
    /// Unlisted candidates are so far apart, km.
    static let stretchKilometres = 20.0
    /// The most that are tried.
    package static let maximumCandidates = 60
    /// Over an unlisted stretch: what is known to hold the substance, and what is a risk source of other substances.
    static let listedWeight = 10.0
    static let otherWeight = 1.0
    /// Nothing older is looked for.
    static let longestAgo = Duration.days(10)

    /// - Parameters:
    ///   - samples: of the substance in this river; without one in which it was found there is nothing to trace, and the answer is nil.
    package func trace(_ incident: String, _ samples: [SampleRecorded]) -> SourceTraced? {
        let found = samples.filter { ($0.milligramsPerLitre ?? 0) > 0.2 * substance.limit.concentration }
        guard let first = found.min(by: { $0.sampled < $1.sampled }) else { return nil }
        let tried = candidates(above: first).compactMap { attempt($0, incident, first, samples) }
        let top = tried.map(\.logWeight).max() ?? 0
        let total = tried.reduce(0) { $0 + exp($1.logWeight - top) }
        guard total > 0, top > -.infinity else { return nil }
        let ranked = tried.sorted { $0.logWeight > $1.logWeight }.map { $0.candidate(of: exp($0.logWeight - top) / total) }
        return SourceTraced(
            incident: incident, river: river.id, substance: substance.id, samples: samples.count,
            candidates: Array(ranked.prefix { $0.probability > 0.001 }), assumptions: Self.assumptions, method: Self.method)
    }

    private static let assumptions = [
        Bilingual(
            zh: "假定只有一处、一次泄漏；登记册中存有该物质的风险源先验权重为未登记河段的 10 倍；泄漏量未知（1 吨上下三个数量级）。",
            en:
                "One release from one place is assumed; a listed source that holds the substance counts ten times an unlisted stretch before any "
                + "sample; the mass is unknown, three orders of magnitude either way of a tonne."),
        Bilingual(
            zh: "概率是在这些候选之间分配的：真正的来源若不在其中，概率没有意义。请现场核查。",
            en: "Probabilities are shared among these candidates; if the true source is none of them they mean nothing. Go and look."),
    ]
}

// MARK: - Candidates

extension SourceTracer {
    private struct Candidate {
        let source: String?
        let name: Bilingual
        let location: Location
        let weight: Double
    }

    private func candidates(above sample: SampleRecorded) -> [Candidate] {
        let listed = river.register.riskSources.map { source in
            let holds = source.holdings.contains { $0.substance == substance.id }
            return Candidate(
                source: source.id, name: source.name, location: source.location, weight: holds ? Self.listedWeight : Self.otherWeight)
        }
        // Only what lies above; some seats are kept for stretches where nothing is listed, so that a full register explains not everything.
        let known = above(sample, listed)
        let unknown = above(sample, unlisted)
        let seats = max(Self.maximumCandidates - unknown.count, Self.maximumCandidates / 2)
        return Array(known.sorted { $0.weight > $1.weight }.prefix(seats))
            + unknown.prefix(Self.maximumCandidates - min(known.count, seats))
    }

    /// Those whose water comes to the sample, the nearest along its own watercourse first.
    private func above(_ sample: SampleRecorded, _ places: [Candidate]) -> [Candidate] {
        guard let condition = river.condition(at: sample.sampled, location: sample.location, measured: nil) else { return [] }
        let waters = RiverWaters(river, in: condition)
        guard let network = try? waters.network(), let end = waters.position(of: sample.location, .upper) else { return [] }
        return places.filter { place in
            guard let begin = waters.position(of: place.location, .lower) else { return false }
            let plan = ResponsePlan(of: network, from: begin, to: [end])
            return plan.responses(network.links, mass: 1, duration: 0).first.map { !$0.curves.isEmpty } ?? false
        }
    }

    private var unlisted: [Candidate] {
        river.watercourses.flatMap { watercourse in
            stride(from: Self.stretchKilometres / 2, to: watercourse.lengthKilometres, by: Self.stretchKilometres).map { kilometre in
                let at = kilometre.text(decimals: 0)
                return Candidate(
                    source: nil,
                    name: Bilingual(
                        zh: "\(watercourse.name.zh) \(at) km 附近，未登记", en: "unlisted, near km \(at) of the \(watercourse.name.en)"),
                    location: Location(watercourse: watercourse.id, kilometre: kilometre), weight: 1)
            }
        }
    }
}

// MARK: - One candidate

extension SourceTracer {
    private struct Attempt {
        let place: Candidate
        let logWeight: Double
        let released: TimeBand
        let mass: Band

        func candidate(of probability: Double) -> SourceTraced.Candidate {
            SourceTraced.Candidate(
                source: place.source, name: place.name,
                watercourse: place.location.watercourse == Watercourse.stem ? nil : place.location.watercourse,
                kilometre: place.location.kilometre, probability: probability, released: released, massKilograms: mass)
        }
    }

    /// Nil where its water does not come to the sample.
    private func attempt(_ place: Candidate, _ incident: String, _ first: SampleRecorded, _ samples: [SampleRecorded]) -> Attempt? {
        let report = IncidentReported(
            incident: incident, river: river.id, kilometre: place.location.kilometre, substance: substance.id, released: first.sampled,
            durationSeconds: 0, dischargeCubicMetresPerSecond: nil, reporter: "", description: "", watercourse: place.location.watercourse)
        guard let release = Release(report, river: river, substance: substance) else { return nil }
        let evidence = Evidence(samples, of: release)
        guard evidence.samples.contains(where: { $0.sample == first }) else { return nil }
        let scale = Member.Scale(
            isFlowMeasured: false, mass: Member.Scale.unknownMass, delay: .between(-Double(Self.longestAgo.wholeSeconds), 0))
        // Each candidate has its own lots, and the same whenever it is tried again.
        let seed = Ensemble.seed(of: "\(incident) \(place.location.watercourse) \(place.location.kilometre)")
        let outcome = TemperedSampler.run(from: Ensemble.prior(seed: seed, size: Self.members), seed: seed) {
            evidence.logLikelihood(Member($0, scale))
        }
        let members = outcome.members.map { Member($0, scale) }
        let delays = Sightings.band(members.map(\.delay))
        let released = TimeBand(
            early: release.time(after: delays.low), median: release.time(after: delays.median), late: release.time(after: delays.high))
        return Attempt(
            place: place, logWeight: outcome.logEvidence + log(place.weight), released: released,
            mass: Sightings.band(members.map { $0.mass * release.mass / 1000 }))
    }
}
