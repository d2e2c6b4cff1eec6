package import Chronology
package import Events
package import SoluteTransport

/// The whole network computed numerically for the middle of the ensemble: concentrations over time at every target, also while the flow changes,
/// with a balance of all mass. A check of the immediate answer, and what it cannot do.
package struct FullForecast: Sendable {
    /// What one target sees.
    package struct Course: Sendable {
        package let target: Target
        /// mg/l, from the beginning of the release.
        package let hydrograph: Hydrograph
        /// Of the immediate answer for the same member; nil where nothing comes.
        package let immediate: Plume.Peak?

        /// The highest that was computed, and when, s.
        package var peak: Plume.Peak {
            let index = hydrograph.concentrations.indices.max { hydrograph.concentrations[$0] < hydrograph.concentrations[$1] } ?? 0
            return Plume.Peak(
                time: hydrograph.time(index), concentration: hydrograph.concentrations.isEmpty ? 0 : hydrograph.concentrations[index])
        }
    }

    /// The flow at the release from some time on, m³/s; springs change in proportion.
    package struct FlowChange: Hashable, Sendable {
        package let from: Timestamp
        package let discharge: Double

        package init(from: Timestamp, discharge: Double) { (self.from, self.discharge) = (from, discharge) }
    }

    package let courses: [Course]
    package let balance: MassBalance
    package let cells: Int
    package let steps: Int
    package let memoryBytes: Int

    /// The flow may change to between these shares of the usual: beyond them the same cells would have to be a thousand times finer.
    package static let flowRatios = 0.05...20.0

    /// - Parameters:
    ///   - report: one that `IncidentReport.check` finds nothing wrong with.
    ///   - days: from the beginning of the release.
    ///   - changes: in order; none leaves the flow as it is.
    /// - Returns: nil on a dry bed.
    package init?(
        of report: IncidentReported, river: River, substance: Substance, days: Double = 10, changes: [FlowChange] = []
    ) {
        guard let release = Release(report, river: river, substance: substance),
            let scenario = Self.scenario(release, seconds: days * 86_400, changes)
        else { return nil }
        let outcome = TransportEngine(scenario, resolution: Self.resolution).run()
        let immediate = release.responses(.middle).map(\.peak)
        courses = zip(release.targets, zip(outcome.hydrographs, immediate)).map {
            Course(target: $0, hydrograph: $1.0, immediate: $1.1)
        }
        (balance, cells, steps, memoryBytes) = (outcome.balance, outcome.cells, outcome.steps, outcome.memoryBytes)
    }

    /// A minute of travel in a cell and five minutes in a step: a plume that has been under way for an hour is ten cells wide.
    private static let resolution = Resolution(cellTime: 60, timeStep: 300)

    private static func scenario(_ release: Release, seconds: Double, _ changes: [FlowChange]) -> TransportScenario? {
        guard let network = try? TransportNetwork(nodes: release.waters.nodes, links: release.links(.middle)) else { return nil }
        let spill = TransportScenario.Release(at: release.position, duration: release.report.durationSeconds, mass: release.mass)
        return TransportScenario(
            network: network, flow: flow(release, changes), releases: [spill], probes: release.plan.places, end: seconds)
    }

    /// Whether a change can be computed from the flow that the release begins with.
    package static func canCompute(_ changes: [FlowChange], of report: IncidentReported, river: River) -> Bool {
        guard
            let condition = river.condition(
                at: report.released, location: report.location, measured: report.dischargeCubicMetresPerSecond),
            let usual = river.discharge(at: report.location, in: condition), usual > 0
        else { return false }
        return changes.allSatisfy { flowRatios.contains($0.discharge / usual) }
    }

    private static func flow(_ release: Release, _ changes: [FlowChange]) -> TransportScenario.Flow {
        let begin = release.report.released
        // One before the release is the flow that it begins with.
        let before = changes.last { $0.from <= begin }.map { [FlowChange(from: begin, discharge: $0.discharge)] } ?? []
        let changes = before + changes.filter { $0.from > begin && $0.from < begin + .days(10) }
        guard !changes.isEmpty else { return .steady }
        let usual = release.waters.pieces[release.position.link].recipe.discharge
        let times = [0] + changes.map { Double(($0.from - release.report.released).wholeSeconds) }
        let ratios = [1] + changes.map { $0.discharge / usual }
        return .unsteady(release.waters.springs.mapValues { spring in TimeSeries(times: times, values: ratios.map { $0 * spring }) })
    }
}
