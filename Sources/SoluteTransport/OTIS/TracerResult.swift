/// What the engine makes of an experiment, beside what was observed and what OTIS made of it.
package struct TracerResult: Sendable {
    /// At one station; differences in mg/l, nil where there is nothing to compare with.
    package struct Station: Sendable {
        /// From the upper end, m.
        package let metres: Double
        /// At the times that OTIS prints.
        package let simulated: TracerExperiment.Series
        /// Root mean square over the observations within the time computed.
        package let errorAgainstObservations: Double?
        /// The same of OTIS's own output.
        package let errorOfOTIS: Double?
        /// Root mean square and largest, where OTIS read it.
        package let differenceFromOTIS: (rootMeanSquare: Double, largest: Double)?
    }

    package let stations: [Station]
    package let outcome: TransportOutcome
}

extension TracerExperiment {
    /// When a change of the boundary begins, and where a station is.
    package enum Convention: Hashable, Sendable {
        case asWritten
        /// Half of OTIS's time step later: its Crank–Nicolson scheme takes the mean of the boundary before and after a step, so that a change
        /// written for the beginning of a step counts half in it. Found by comparison with its own output and, for Runkel's example, with
        /// the exact solution. And a station is where OTIS reads what it prints for it.
        case asOTIS
    }

    /// - Parameter resolution: without it the engine's own choice.
    package func run(_ resolution: Resolution? = nil, convention: Convention = .asWritten) -> TracerResult {
        var scenario = scenario
        if convention == .asOTIS {
            for index in scenario.boundaries.indices { scenario.boundaries[index].concentration.delay(timeStep / 2) }
        }
        let outcome = TransportEngine(scenario, resolution: resolution ?? Resolution(for: scenario)).run()
        let stations = stations.enumerated().map { index, station in
            let asPrinted = outcome.hydrographs[2 * index + 1]
            return result(station, convention == .asOTIS ? asPrinted : outcome.hydrographs[2 * index], asPrinted: asPrinted)
        }
        return TracerResult(stations: stations, outcome: outcome)
    }

    private func result(_ station: Station, _ here: Hydrograph, asPrinted: Hydrograph) -> TracerResult.Station {
        var simulated = Series()
        var time = scenario.begin
        while time <= scenario.end * (1 + 1e-12) {
            simulated.times.append(time)
            simulated.values.append(here.concentration(at: time))
            time += printInterval
        }
        let differences = station.printed.map { Self.differences($0, within: scenario) { asPrinted.concentration(at: $0) } } ?? []
        return TracerResult.Station(
            metres: station.metres, simulated: simulated,
            errorAgainstObservations: station.observed.flatMap { Self.error($0, scenario) { here.concentration(at: $0) } },
            errorOfOTIS: station.printed.flatMap { printed in station.observed.flatMap { Self.error($0, scenario, printed.value) } },
            differenceFromOTIS: differences.isEmpty
                ? nil : (Self.rootMeanSquare(differences), differences.reduce(0) { max($0, abs($1)) }))
    }

    private static func error(_ series: Series, _ scenario: TransportScenario, _ model: (Double) -> Double?) -> Double? {
        let found = differences(series, within: scenario, model)
        return found.isEmpty ? nil : rootMeanSquare(found)
    }

    private static func differences(
        _ series: Series, within scenario: TransportScenario, _ model: (Double) -> Double?
    ) -> [Double] {
        zip(series.times, series.values).compactMap { time, value in
            guard time >= scenario.begin, time <= scenario.end else { return nil }
            return model(time).map { $0 - value }
        }
    }

    private static func rootMeanSquare(_ values: [Double]) -> Double {
        (values.reduce(0) { $0 + $1 * $1 } / Double(values.count)).squareRoot()
    }
}
