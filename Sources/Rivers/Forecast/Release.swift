import Chronology
import Events
import SoluteTransport

/// A reported release with the river as it is then: all that the plume follows from.
struct Release {
    let report: IncidentReported
    let river: River
    let substance: Substance
    let condition: FlowCondition

    /// Nil when the river has no season for the time, which its reading rules out.
    init?(_ report: IncidentReported, river: River, substance: Substance) {
        let measured = report.dischargeCubicMetresPerSecond
        guard let condition = river.condition(at: report.released, location: Location(kilometre: report.kilometre), measured: measured)
        else { return nil }
        (self.report, self.river, self.substance, self.condition) = (report, river, substance, condition)
    }

    /// At the release itself and below it.
    var targets: [Target] { river.stemTargets.filter { $0.kilometre >= report.kilometre } }

    func passage(to target: Target) -> Passage? {
        Passage(river.legs(from: report.kilometre, to: target.kilometre, in: condition))
    }

    /// The plume of one member. Without a mass it is that of one gram, whose times are still right.
    ///
    /// The discharge is what is known best: a faster member has a smaller area, not more water.
    func plume(along passage: Passage, _ member: Ensemble.Member) -> Plume {
        let velocity = passage.velocity * member.velocity
        return Plume(
            distance: passage.distance, velocity: velocity, dispersion: passage.dispersion * member.dispersion,
            area: passage.dilutingFlow / velocity, decay: substance.decay.perSecond(atCelsius: condition.season.waterTemperatureCelsius),
            mass: (report.massKilograms ?? 0.001) * 1000 * member.mass, duration: report.durationSeconds)
    }

    /// `seconds` after the release began, to the second.
    func time(after seconds: Double) -> Timestamp { report.released + .seconds(Int64(seconds.rounded())) }
}
