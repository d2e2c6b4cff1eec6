import Chronology
package import Events
import Wording

/// The rivers service of one side: to every incident that its side reports, where the plume goes, and again with every sample.
///
/// The forecast covers the targets of both sides, and samples of both sides correct it. A report under the same number corrects the one before
/// and is answered anew.
package struct RiversProcessor: Processor {
    /// The incidents of this side.
    package struct State: Codable, Hashable, Sendable {
        /// Oldest first.
        package internal(set) var open: [OpenIncident] = []
        /// Numbers, oldest first; a closed number is not used again.
        package internal(set) var closed: [String] = []
    }

    /// A report with what was sampled since.
    package struct OpenIncident: Codable, Hashable, Sendable {
        package internal(set) var report: IncidentReported
        package internal(set) var samples: [SampleRecorded] = []
    }

    /// The oldest open incident is forgotten beyond this; it keeps the forecast that it got.
    package static let maximumOpen = 100
    /// The oldest closed number is forgotten beyond this.
    package static let maximumClosed = 1000

    package let name = "rivers"
    package let version = 2
    package let interests = [IncidentReported.type, SampleRecorded.type, IncidentClosed.type]
    let side: Side
    let rivers: RiverPlaybook

    package init(side: Side, rivers: RiverPlaybook) {
        self.side = side
        self.rivers = rivers
    }

    package func initialState() -> State { State() }

    package func handle(_ event: Event, state: inout State) throws(EventError) -> [Emission] {
        if event.type == SampleRecorded.type { return try take(event.payload(SampleRecorded.self), event, into: &state) }
        guard event.side == side else { return [] }
        switch event.type {
        case IncidentReported.type: return try take(event.payload(IncidentReported.self), event, into: &state)
        case IncidentClosed.type: try close(event.payload(IncidentClosed.self), in: &state)
        default: break
        }
        return []
    }
}

extension RiversProcessor {
    private func take(_ report: IncidentReported, _ event: Event, into state: inout State) throws(EventError) -> [Emission] {
        try Self.refuse(IncidentReport.check(report, against: rivers, at: event.time), event)
        if state.closed.contains(report.incident) {
            throw .payload(type: event.type, path: "incident", reason: "\(report.incident) is closed; report under a new number")
        }
        let samples = state.open.first { $0.report.incident == report.incident }?.samples ?? []
        state.open.removeAll { $0.report.incident == report.incident }
        state.open.append(OpenIncident(report: report, samples: samples))
        state.open.removeFirst(max(0, state.open.count - Self.maximumOpen))
        return answer(OpenIncident(report: report, samples: samples), event)
    }

    /// Nothing is dropped in silence: the shell makes `event.rejected` of what is thrown here.
    private static func refuse(_ problems: [IncidentReport.Problem], _ event: Event) throws(EventError) {
        guard let first = problems.first else { return }
        throw .payload(type: event.type, path: first.field, reason: problems.map { "\($0.field): \($0.text)" }.joined(separator: "; "))
    }

    private func close(_ closing: IncidentClosed, in state: inout State) throws(EventError) {
        guard state.open.contains(where: { $0.report.incident == closing.incident }) else {
            throw .payload(type: IncidentClosed.type, path: "incident", reason: "\(closing.incident) is not open; check the number")
        }
        state.open.removeAll { $0.report.incident == closing.incident }
        state.closed.append(closing.incident)
        state.closed.removeFirst(max(0, state.closed.count - Self.maximumClosed))
    }
}

// MARK: - Samples

extension RiversProcessor {
    /// A sample corrects every open incident that it may say something about.
    private func take(_ sample: SampleRecorded, _ event: Event, into state: inout State) throws(EventError) -> [Emission] {
        try Self.refuse(SampleReport.check(sample, against: rivers, at: event.time), event)
        var said: [Emission] = []
        for index in state.open.indices where state.open[index].concerns(sample) {
            state.open[index].add(sample)
            said += answer(state.open[index], event)
        }
        return said
    }

    private func answer(_ incident: OpenIncident, _ event: Event) -> [Emission] {
        let report = incident.report
        guard let river = rivers.river(report.river), let substance = rivers.substance(report.substance) else { return [] }
        let forecast = PlumeModel(river: river, substance: substance).forecast(report, samples: incident.samples, issued: event.time)
        return [Emission(forecast, subject: report.incident, correlationID: report.incident)]
    }
}

extension RiversProcessor.OpenIncident {
    /// A sample for another incident says nothing here; one for none says what it may.
    fileprivate func concerns(_ sample: SampleRecorded) -> Bool {
        guard sample.river == report.river, sample.substance == report.substance else { return false }
        if let incident = sample.incident { return incident == report.incident }
        return sample.sampled >= report.released - .hours(1)
    }

    /// The same number again corrects; the oldest is forgotten beyond what is used.
    fileprivate mutating func add(_ sample: SampleRecorded) {
        samples.removeAll { $0.sample == sample.sample }
        samples.append(sample)
        samples.removeFirst(max(0, samples.count - Evidence.maximumSamples))
    }
}
