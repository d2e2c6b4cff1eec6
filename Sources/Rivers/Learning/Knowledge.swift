import Chronology
import Events
import Foundation
import Randomness
import SoluteTransport

/// The members of a forecast, after what was sampled.
struct Knowledge {
    let members: [Member]
    /// Whether concentrations can be given: the mass was reported, or follows from samples in which the substance was found.
    let isMassKnown: Bool
    /// Samples that the members agree with.
    let used: [SampleRecorded]
    /// Samples from where the release does not come, or of which nothing follows.
    let unused: [SampleRecorded]
    /// What the samples say about the release; nil before the first.
    let estimate: ReleaseEstimate?

    init(of release: Release, from samples: [SampleRecorded]) {
        let seed = Ensemble.seed(of: release.report.incident)
        let prior = Ensemble.prior(seed: seed)
        let evidence = Evidence(samples, of: release)
        (used, unused) = (evidence.samples.map(\.sample), evidence.unused)
        isMassKnown = release.report.massKilograms != nil || evidence.isFound
        guard !used.isEmpty else {
            members = prior.map { Member($0, release.scale) }
            estimate = nil
            return
        }
        let outcome = TemperedSampler.run(from: prior, seed: seed) { evidence.logLikelihood(Member($0, release.scale)) }
        members = outcome.members.map { Member($0, release.scale) }
        let before = prior.map { Member($0, release.scale) }
        estimate = Self.estimate(release, members, before: before, samples: used.count, isMassKnown: isMassKnown)
    }

    private static func estimate(
        _ release: Release, _ members: [Member], before: [Member], samples: Int, isMassKnown: Bool
    ) -> ReleaseEstimate {
        let delays = Sightings.band(members.map(\.delay))
        return ReleaseEstimate(
            samples: samples, massKilograms: isMassKnown ? Sightings.band(members.map { $0.mass * release.mass / 1000 }) : nil,
            released: TimeBand(
                early: release.time(after: delays.low), median: release.time(after: delays.median), late: release.time(after: delays.high)),
            speedRatio: Sightings.band(members.map(\.speedRatio)), narrowing: narrowing(members, before))
    }

    /// The 80 % band of the logarithm of speed over that of the prior.
    private static func narrowing(_ members: [Member], _ before: [Member]) -> Double {
        let widths = [members, before].map { all in
            let band = Sightings.band(all.map { log($0.speedRatio) })
            return band.high - band.low
        }
        return widths[0] / widths[1]
    }
}

extension Member {
    /// Over the speed that the playbook's figures give: U ∝ Q^{0.4·(1−0.26)}·n^{−0.6} in a wide channel, held back by dead zones.
    var speedRatio: Double {
        pow(flow, 0.4 * (1 - FlowCondition.widthExponent)) * pow(roughness, -0.6) * (1 + Self.deadZoneMiddle) / (1 + deadZoneRatio)
    }
}
