import Foundation
import SoluteTransport

/// What clean water from above does at every target: it dilutes from the moment at which it catches up with the plume, and drives it on.
struct PlanDilution {
    /// At one target, of one member.
    struct Effect {
        /// On the concentration.
        var factor = 1.0
        /// s.
        var sooner = 0.0
        /// The last moment at which the water may leave to be there by the peak, s after the member's beginning; nil where it does not come.
        var latest: Double?
    }

    /// By member, then target.
    let effects: [[Effect]]

    /// Clean water is given for so long, s.
    static let givenSeconds = 86_400.0
    /// A wave in a wide channel moves at 5/3 of the water's speed (Manning; Lighthill and Whitham 1955).
    static let waveRatio = 5.0 / 3

    /// m³/s that an operation gives.
    static func given(_ operation: PlanOperation) -> Double {
        min(operation.intake ?? 0, (operation.storage ?? 0) / givenSeconds)
    }

    init?(_ operation: PlanOperation, _ ensemble: PlanEnsemble, _ members: [Member], _ windows: PlanWindows) {
        let release = ensemble.release
        guard let network = try? release.waters.network(), let begin = release.waters.position(of: operation.facility.location, .lower)
        else { return nil }
        let positions = ensemble.targets.compactMap { release.waters.position(of: $0.location, .upper) }
        guard positions.count == ensemble.targets.count else { return nil }
        let plan = ResponsePlan(of: network, from: begin, to: positions + [release.position])
        let given = Self.given(operation)
        effects = zip(members, ensemble.courses).map { member, course in
            let responses = plan.responses(release.links(member), mass: 1, duration: 0)
            let ready = windows.ready(operation, course)
            let toRelease = responses.last.flatMap(\.travel)
            return zip(responses.dropLast(), course.peaks).map { Self.effect($0, $1, given: given, ready: ready, toRelease) }
        }
        guard effects.contains(where: { $0.contains { $0.latest != nil } }) else { return nil }
    }

    private static func effect(_ water: Response, _ peak: Plume.Peak?, given: Double, ready: Double, _ toRelease: Double?) -> Effect {
        guard let peak, let travel = water.travel else { return Effect() }
        let wave = travel / waveRatio
        var effect = Effect(latest: peak.time - wave)
        guard ready + wave <= peak.time else { return effect }
        let more = given * min(1, water.curves.reduce(0) { $0 + $1.share })
        effect.factor = water.discharge / (water.discharge + more)
        // Water from a tributary, or from below the release, is not behind it all the way: how much sooner is left open.
        guard let toRelease else { return effect }
        // Both on one line, in hours of the water's own way: the wave gains two thirds.
        let caught = max(0, (toRelease + waveRatio * ready) / (waveRatio - 1))
        let faster = pow(1 / effect.factor, 0.4 * (1 - FlowCondition.widthExponent))
        effect.sooner = max(0, peak.time - caught) * (1 - 1 / faster)
        return effect
    }
}

extension Response {
    /// Mean time of the way that most of it takes, s; nil where none comes.
    fileprivate var travel: Double? { curves.max { $0.share < $1.share }?.mean }
}
