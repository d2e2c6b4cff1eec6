import Chronology
import Events
import SoluteTransport

/// A reported release with the river as it is then: all that the plume follows from.
struct Release {
    let report: IncidentReported
    let river: River
    let substance: Substance
    let waters: RiverWaters
    /// Where it enters the water.
    let position: Position
    /// That may be reached: at the release itself and wherever its water goes.
    let targets: [Target]
    let plan: ResponsePlan

    /// Nil where the bed is dry, for which there is a sentence, or the river has no season for the time, which its reading rules out.
    init?(_ report: IncidentReported, river: River, substance: Substance) {
        let location = report.location
        let measured = report.dischargeCubicMetresPerSecond
        guard let condition = river.condition(at: report.released, location: location, measured: measured) else { return nil }
        let waters = RiverWaters(river, in: condition)
        guard let position = waters.position(of: location, .lower), let network = try? waters.network() else { return nil }
        let placed = river.targets.compactMap { target in
            waters.position(of: target.location, target.location == location ? .lower : .upper).map { (target, $0) }
        }
        let plan = ResponsePlan(of: network, from: position, to: placed.map(\.1))
        let isReached = plan.responses(network.links, mass: 1, duration: 0).map { !$0.curves.isEmpty }
        let reached = zip(placed, isReached).filter(\.1).map(\.0)
        (self.report, self.river, self.substance, self.waters, self.position) = (report, river, substance, waters, position)
        targets = reached.map(\.0)
        self.plan = ResponsePlan(of: network, from: position, to: reached.map(\.1))
    }

    var condition: FlowCondition { waters.condition }

    /// 1/s in the season's water.
    var decay: Double { substance.decay.perSecond(atCelsius: condition.season.waterTemperatureCelsius) }

    var isFloating: Bool { substance.density == .floating }

    /// What a member multiplies: the reported mass, or a tonne where nobody knows; g.
    var mass: Double { 1000 * (report.massKilograms ?? Self.unknownKilograms) }
    static let unknownKilograms = 1000.0

    var scale: Member.Scale {
        Member.Scale(
            isFlowMeasured: report.dischargeCubicMetresPerSecond != nil,
            mass: report.massKilograms == nil ? Member.Scale.unknownMass : Member.Scale.reportedMass)
    }

    /// By what an intake's limit is divided: before the release has mixed across, its bank may have so many times the section's mean. 1 once
    /// mixed, and at the other bank.
    func bankFactor(at target: Target) -> Double {
        guard let bank = BankCheck(of: self, at: target), !bank.isOpposite else { return 1 }
        return max(1, bank.ratio)
    }

    func links(_ member: Member) -> [TransportNetwork.Link] { waters.links(member, decay: decay, isFloating: isFloating) }

    /// The release of one member at every target.
    func responses(_ member: Member) -> [Response] {
        plan.responses(links(member), mass: mass * member.mass, duration: report.durationSeconds)
    }

    /// `seconds` after the reported beginning, to the second.
    func time(after seconds: Double) -> Timestamp { report.released + .seconds(Int64(seconds.rounded())) }
}

extension IncidentReported {
    /// Where it was, on the river's network.
    package var location: Location { Location(watercourse: watercourse ?? Watercourse.stem, kilometre: kilometre) }
}
