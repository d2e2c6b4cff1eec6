import Foundation

/// A tracer test as OTIS describes it, to judge the engine by: parameters, flow, and what was observed and what OTIS itself computed.
///
/// SI units; the solute in mg/l; times in s, of the clock of the input.
package struct TracerExperiment: Sendable {
    /// Values at times.
    package struct Series: Hashable, Sendable {
        /// s.
        package internal(set) var times: [Double] = []
        /// mg/l.
        package internal(set) var values: [Double] = []

        /// Linear between the points; nil outside of them.
        package func value(at time: Double) -> Double? {
            guard let first = times.first, let last = times.last, time >= first, time <= last else { return nil }
            let after = times.firstIndex { $0 >= time } ?? 0
            guard after > 0 else { return values[0] }
            let share = (time - times[after - 1]) / (times[after] - times[after - 1])
            return values[after - 1] + share * (values[after] - values[after - 1])
        }
    }

    /// A place that output was asked for.
    package struct Station: Hashable, Sendable {
        /// From the upper end, m.
        package let metres: Double
        /// Where OTIS read what it printed for it, m: without interpolation the middle of the segment above.
        package let printedMetres: Double
        package internal(set) var observed: Series?
        /// By OTIS.
        package internal(set) var printed: Series?
    }

    package let title: String
    package let scenario: TransportScenario
    /// s.
    package let printInterval: Double
    /// Of OTIS, s.
    package let timeStep: Double
    package internal(set) var stations: [Station]
}

// MARK: - Reading

extension TracerExperiment {
    /// - Parameter files: texts by name: control.inp, the files that it names (the output may be absent), and observations as
    ///   obs<metres>.dat.
    package static func read(files: [String: String]) throws(OTISError) -> TracerExperiment {
        func text(_ name: String) throws(OTISError) -> String {
            guard let text = files[name] else { throw .missingFile(name) }
            return text
        }
        var control = OTISRecords(try text("control.inp"), file: "control.inp")
        let parametersName = try control.text("the name of the parameter file")
        let flowName = try control.text("the name of the flow file")
        let outputName = try control.text("the name of the output file")
        let parameters = try OTISParameters(try text(parametersName), file: parametersName)
        let flow = try OTISFlow(try text(flowName), file: flowName, reaches: parameters.reaches.count)
        var experiment = try TracerExperiment(parameters, flow)
        if let output = files[outputName] { try experiment.takeOutput(output, file: outputName) }
        for index in experiment.stations.indices {
            let name = "obs\(Self.plain(parameters.printing.locations[index])).dat"
            experiment.stations[index].observed = files[name].map(series)
        }
        return experiment
    }

    private init(_ parameters: OTISParameters, _ flow: OTISFlow) throws(OTISError) {
        title = parameters.title
        (printInterval, timeStep) = (parameters.printInterval * 3600, parameters.step * 3600)
        stations = parameters.stations
        let links = parameters.links(flow)
        guard let network = try? TransportNetwork(nodes: links.count + 1, links: links) else {
            throw .unsupported(file: "flow", line: 1, what: "more water is lost along a reach than there is")
        }
        let factor = parameters.isFlux ? 1 / flow.discharge : 1
        let (times, values) = (parameters.boundary.map { $0.time * 3600 }, parameters.boundary.map { $0.value * factor })
        let series = TimeSeries(times: times, values: values, shape: parameters.shape)
        let places = stations.flatMap { [$0.metres, $0.printedMetres] }
        scenario = TransportScenario(
            network: network, boundaries: [.init(node: 0, concentration: series, entry: .held)], initial: .steady,
            probes: places.map(parameters.position), begin: parameters.begin * 3600, end: parameters.end * 3600)
    }

    /// As people write it: 38, not 38.0.
    private static func plain(_ value: Double) -> String {
        value.rounded() == value ? "\(Int(value))" : "\(value)"
    }

    /// Two numbers a line; whatever else there is, is for plotting.
    private static func series(_ text: String) -> Series {
        var series = Series()
        for line in text.split(whereSeparator: \.isNewline) {
            let numbers = line.split { $0 == " " || $0 == "\t" }.map { Double(fortran: $0) }
            guard numbers.count == 2, let hours = numbers[0], let value = numbers[1] else { continue }
            series.times.append(hours * 3600)
            series.values.append(value)
        }
        return series
    }

    /// OTIS's own: hours, then a column for each station.
    private mutating func takeOutput(_ text: String, file: String) throws(OTISError) {
        for index in stations.indices { stations[index].printed = Series() }
        for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let values = line.split { $0 == " " || $0 == "\t" }.compactMap { Double(fortran: $0) }
            guard !values.isEmpty else { continue }
            guard values.count > stations.count else {
                throw .damaged(file: file, line: number + 1, wanted: "a time and \(stations.count) concentrations")
            }
            for index in stations.indices {
                stations[index].printed?.times.append(values[0] * 3600)
                stations[index].printed?.values.append(values[index + 1])
            }
        }
    }
}

// MARK: - As a network

extension OTISParameters {
    fileprivate var stations: [TracerExperiment.Station] {
        printing.locations.map { location in
            let metres = location - start
            return .init(metres: metres, printedMetres: printing.isInterpolated ? metres : middle(above: metres))
        }
    }

    /// Of the last segment whose middle is not below.
    private func middle(above metres: Double) -> Double {
        var (begin, found) = (0.0, 0.0)
        for reach in reaches {
            let segment = reach.length / Double(reach.segments)
            let index = min(Double(reach.segments - 1), ((metres - begin) / segment - 0.5 + 1e-9).rounded(.down))
            if index >= 0 { found = begin + (index + 0.5) * segment }
            begin += reach.length
        }
        return found
    }

    fileprivate func position(_ metres: Double) -> Position {
        var begin = 0.0
        for (index, reach) in reaches.enumerated() {
            if metres <= begin + reach.length { return Position(link: index, metres: metres - begin) }
            begin += reach.length
        }
        return Position(link: reaches.count - 1, metres: reaches[reaches.count - 1].length)
    }

    fileprivate func links(_ flow: OTISFlow) -> [TransportNetwork.Link] {
        var discharge = flow.discharge
        return zip(reaches, flow.reaches).enumerated().map { index, pair in
            let (reach, water) = pair
            let zone = TransportNetwork.DeadZone(
                areaRatio: reach.storageArea / water.area, exchange: reach.exchange, decay: reach.storageDecay)
            let link = TransportNetwork.Link(
                from: index, to: index + 1, length: reach.length, discharge: discharge, lateralInflow: water.inflow - water.outflow,
                lateralConcentration: water.concentration, area: water.area, dispersion: reach.dispersion, decay: reach.decay,
                deadZone: reach.exchange > 0 ? zone : nil)
            discharge = link.endDischarge
            return link
        }
    }
}
