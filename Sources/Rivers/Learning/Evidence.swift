import Chronology
import Events
import Foundation
import SoluteTransport

/// Samples as a likelihood: how well a member explains what was found, and what was not.
///
/// ln C scatters about the member's by a factor that covers analysis, where in the section the bottle was filled and what one dimension leaves
/// out; in Student's t with four degrees of freedom, so that one wrong sample does not turn the forecast round. Below the detection limit counts
/// the probability to be below.
struct Evidence {
    /// One sample where the release may come.
    struct Item {
        let sample: SampleRecorded
        /// After the reported beginning, s.
        let time: Double
        /// mg/l; nil when nothing was found.
        let found: Double?
        /// What the method can see, mg/l.
        let detection: Double
        /// Standard deviation of ln C.
        let scatter: Double
    }

    let samples: [Item]
    let unused: [SampleRecorded]
    private let release: Release
    private let plan: ResponsePlan?

    /// The newest are used beyond this.
    static let maximumSamples = 200
    /// Standard deviation of ln C where the release has mixed across.
    static let scatter = 0.35
    /// A sample without a stated detection limit can see this share of the limit.
    static let detectionShare = 0.05

    init(_ all: [SampleRecorded], of release: Release) {
        self.release = release
        let newest = all.sorted { ($0.sampled, $0.sample) < ($1.sampled, $1.sample) }.suffix(Self.maximumSamples)
        let placed = newest.map { sample in (sample: sample, position: release.waters.position(of: sample.location, .upper)) }
        let network = try? release.waters.network()
        let positions = placed.compactMap(\.position)
        let reached = network.map { network in
            ResponsePlan(of: network, from: release.position, to: positions).responses(network.links, mass: 1, duration: 0)
                .map { !$0.curves.isEmpty }
        }
        var isReached = (reached ?? []).makeIterator()
        let usable = placed.filter { place in
            guard place.position != nil else { return false }
            let isBelow = isReached.next() == true
            return isBelow && Self.says(place.sample) && !Self.isEarly(place.sample, release)
        }
        samples = usable.map { Self.item($0.sample, release) }
        unused = newest.filter { sample in !usable.contains { $0.sample == sample } }
        plan = network.map { ResponsePlan(of: $0, from: release.position, to: usable.compactMap(\.position)) }
    }

    /// Whether the substance was found anywhere above what the river usually carries.
    var isFound: Bool {
        samples.contains { ($0.found ?? 0) > max($0.detection, 0.2 * release.substance.limit.concentration) }
    }

    /// Found before the release began, it came from elsewhere or the time is wrong.
    private static func isEarly(_ sample: SampleRecorded, _ release: Release) -> Bool {
        sample.sampled < release.report.released - .hours(1)
            && (sample.milligramsPerLitre ?? 0) > 0.2 * release.substance.limit.concentration
    }

    private static func says(_ sample: SampleRecorded) -> Bool {
        (sample.milligramsPerLitre.map { $0 >= 0 && $0.isFinite } ?? false) || (sample.detectionLimit ?? 0) > 0
    }

    private static func item(_ sample: SampleRecorded, _ release: Release) -> Item {
        let limit = release.substance.limit.concentration
        let detection = sample.detectionLimit ?? detectionShare * limit
        let found = sample.milligramsPerLitre.flatMap { $0 > detection ? $0 : nil }
        let bank = BankCheck(of: release, at: sample.location, bank: sample.bank)
        let unmixed = log(max(1, bank?.ratio ?? 1))
        return Item(
            sample: sample, time: Double((sample.sampled - release.report.released).wholeMilliseconds) / 1000, found: found,
            detection: detection,
            scatter: (Self.scatter * Self.scatter + unmixed * unmixed).squareRoot())
    }
}

// MARK: - How likely

extension Evidence {
    private static let freedom = 4.0

    func logLikelihood(_ member: Member) -> Double {
        guard let plan else { return 0 }
        let responses = plan.responses(release.links(member), mass: release.mass * member.mass, duration: release.report.durationSeconds)
        let background = member.background * release.substance.limit.concentration
        return zip(samples, responses).reduce(0) { sum, pair in
            let (item, response) = pair
            let expected = response.concentration(after: item.time - member.delay) + background
            return sum + logDensity(item, expected)
        }
    }

    private func logDensity(_ item: Item, _ expected: Double) -> Double {
        let deviation = log((item.found ?? item.detection) / max(expected, 1e-12)) / item.scatter
        guard item.found != nil else { return log(max(Self.below(deviation), 1e-12)) }
        return -0.5 * (Self.freedom + 1) * log(1 + deviation * deviation / Self.freedom) - log(item.scatter)
    }

    /// The distribution function of Student's t with four degrees of freedom.
    static func below(_ t: Double) -> Double {
        let x = t / (4 + t * t).squareRoot()
        return 0.5 + 0.75 * (x - x * x * x / 3)
    }
}

extension SampleRecorded {
    /// Where it was taken, on the river's network.
    package var location: Location { Location(watercourse: watercourse ?? Watercourse.stem, kilometre: kilometre) }
}
