package import Events

/// The rivers service of one side: to every incident that its side reports, where the plume goes.
///
/// The forecast covers the targets of both sides. A report under the same number corrects the one before and is answered anew.
package struct RiversProcessor: Processor {
    /// The incidents of this side.
    package struct State: Codable, Hashable, Sendable {
        /// Oldest first; for the corrections by samples that are to come.
        package internal(set) var open: [IncidentReported] = []
        /// Numbers, oldest first; a closed number is not used again.
        package internal(set) var closed: [String] = []
    }

    /// The oldest open incident is forgotten beyond this; it keeps the forecast that it got.
    package static let maximumOpen = 100
    /// The oldest closed number is forgotten beyond this.
    package static let maximumClosed = 1000

    package let name = "rivers"
    package let version = 1
    package let interests = [IncidentReported.type, IncidentClosed.type]
    private let side: Side
    private let rivers: RiverPlaybook

    package init(side: Side, rivers: RiverPlaybook) {
        self.side = side
        self.rivers = rivers
    }

    package func initialState() -> State { State() }

    package func handle(_ event: Event, state: inout State) throws(EventError) -> [Emission] {
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
        try refuse(report, event, state)
        guard let river = rivers.river(report.river), let substance = rivers.substance(report.substance) else { return [] }
        state.open.removeAll { $0.incident == report.incident }
        state.open.append(report)
        state.open.removeFirst(max(0, state.open.count - Self.maximumOpen))
        let forecast = PlumeModel(river: river, substance: substance).forecast(report, issued: event.time)
        return [Emission(forecast, subject: report.incident, correlationID: report.incident)]
    }

    /// Nothing is dropped in silence: the shell makes `event.rejected` of what is thrown here.
    private func refuse(_ report: IncidentReported, _ event: Event, _ state: State) throws(EventError) {
        let problems = IncidentReport.check(report, against: rivers, at: event.time)
        if let first = problems.first {
            let reason = problems.map { "\($0.field): \($0.text)" }.joined(separator: "; ")
            throw .payload(type: event.type, path: first.field, reason: reason)
        }
        if state.closed.contains(report.incident) {
            throw .payload(type: event.type, path: "incident", reason: "\(report.incident) is closed; report under a new number")
        }
    }

    private func close(_ closing: IncidentClosed, in state: inout State) throws(EventError) {
        guard state.open.contains(where: { $0.incident == closing.incident }) else {
            throw .payload(type: IncidentClosed.type, path: "incident", reason: "\(closing.incident) is not open; check the number")
        }
        state.open.removeAll { $0.incident == closing.incident }
        state.closed.append(closing.incident)
        state.closed.removeFirst(max(0, state.closed.count - Self.maximumClosed))
    }
}
