package import Chronology
package import Events
package import Region
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
        /// By river and substance (`yarkand/cadmium`), oldest first: what a suspicion is traced by.
        package internal(set) var recent: [String: [SampleRecorded]] = [:]
        /// What became of the registers.
        package internal(set) var book = RegisterBook()
    }

    /// A report with what was sampled since.
    package struct OpenIncident: Codable, Hashable, Sendable {
        package internal(set) var report: IncidentReported
        package internal(set) var samples: [SampleRecorded] = []
        /// When its source was last looked for; nil for one whose place was reported.
        package internal(set) var traced: Timestamp?
        /// When a sample was last answered, and whether some came since that were not.
        package internal(set) var answered: Timestamp?
        package internal(set) var isPending = false
        /// The last plan that was said, to say the next only when it is news.
        package internal(set) var plan: PlanComputed?
    }

    /// The oldest open incident is forgotten beyond this; it keeps the forecast that it got.
    package static let maximumOpen = 100
    /// The oldest closed number is forgotten beyond this.
    package static let maximumClosed = 1000
    /// Samples of one substance in one river; older ones than the longest travel, or beyond this, trace nothing.
    package static let maximumRecent = 300
    package static let recentDays = 10
    /// A source is looked for again at most this often, however many samples come.
    package static let tracingInterval = Duration.hours(1)
    /// Readings of automatic monitors are answered at most this often, so that a file of hundreds does not stand in the way of a new report; a
    /// bottle is answered at once.
    package static let readingInterval = Duration.minutes(10)

    package let name = "rivers"
    package let version = 4
    package let interests =
        [IncidentReported.type, SampleRecorded.type, IncidentSuspected.type, SuspicionCleared.type, PlanComputed.type, IncidentClosed.type]
        + RegisterKeeper.interests
    let side: Side
    let rivers: RiverPlaybook
    /// The register as it is now, from a state's book.
    package let keeper: RegisterKeeper

    package init(side: Side, rivers: RiverPlaybook, region: Region) {
        self.side = side
        self.rivers = rivers
        keeper = RegisterKeeper(side: side, rivers: rivers, region: region)
    }

    package func initialState() -> State { State() }

    package func handle(_ event: Event, state: inout State) throws(EventError) -> [Emission] {
        switch event.type {
        case SampleRecorded.type: return try take(event.payload(SampleRecorded.self), event, into: &state)
        case IncidentReported.type where event.side == side: return try take(event.payload(IncidentReported.self), event, into: &state)
        case IncidentSuspected.type where event.side == side: return try take(event.payload(IncidentSuspected.self), event, into: &state)
        case SuspicionCleared.type where event.side == side: try clear(event.payload(SuspicionCleared.self), in: &state)
        case IncidentClosed.type where event.side == side: try close(event.payload(IncidentClosed.self), in: &state)
        case PlanComputed.type where event.side == side: try note(event.payload(PlanComputed.self), in: &state)
        case IncidentReported.type, IncidentSuspected.type, SuspicionCleared.type, PlanComputed.type, IncidentClosed.type: break
        case DeadlineReached.type: return try keeper.take(event, into: &state.book) + wake(event, &state)
        default: return try keeper.take(event, into: &state.book)
        }
        return []
    }

    package func nextDeadline(in state: State) -> Timestamp? {
        let pending = state.open.filter(\.isPending).map(\.due)
        return ([keeper.nextDeadline(in: state.book)].compactMap { $0 } + pending).min()
    }

    /// Readings that had to wait are answered together.
    private func wake(_ event: Event, _ state: inout State) throws(EventError) -> [Emission] {
        guard event.side == side, try event.payload(DeadlineReached.self).processor == name else { return [] }
        var said: [Emission] = []
        for index in state.open.indices where state.open[index].isPending && state.open[index].due <= event.time {
            said += catchUp(&state.open[index], event, state)
        }
        return said
    }
}

extension RiversProcessor {
    private func take(_ report: IncidentReported, _ event: Event, into state: inout State) throws(EventError) -> [Emission] {
        try Self.refuse(IncidentReport.check(report, against: rivers, at: event.time), event)
        if state.closed.contains(report.incident) {
            throw .payload(type: event.type, path: "incident", reason: "\(report.incident) is closed; report under a new number")
        }
        let known = state.open.first { $0.report.incident == report.incident }
        let incident = OpenIncident(report: report, samples: known?.samples ?? [], plan: known?.plan)
        state.open.removeAll { $0.report.incident == report.incident }
        state.open.append(incident)
        state.open.removeFirst(max(0, state.open.count - Self.maximumOpen))
        return answer(incident, event, state)
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
        remember(sample, at: event.time, in: &state)
        var said: [Emission] = []
        for index in state.open.indices where state.open[index].concerns(sample) {
            state.open[index].add(sample)
            state.open[index].isPending = true
            if state.open[index].isDue(for: sample, at: event.time) { said += catchUp(&state.open[index], event, state) }
        }
        return said
    }

    private func remember(_ sample: SampleRecorded, at now: Timestamp, in state: inout State) {
        // pH and the like trace nothing.
        guard rivers.substance(sample.substance) != nil else { return }
        let key = "\(sample.river)/\(sample.substance)"
        var recent = state.recent[key] ?? []
        recent.removeAll { $0.sample == sample.sample || $0.sampled < now - .days(Self.recentDays) }
        recent.append(sample)
        recent.removeFirst(max(0, recent.count - Self.maximumRecent))
        state.recent[key] = recent
    }

    /// Answers everything that was sampled so far.
    func catchUp(_ incident: inout OpenIncident, _ event: Event, _ state: State) -> [Emission] {
        (incident.answered, incident.isPending) = (event.time, false)
        return answer(incident, event, state) + trace(&incident, event, state)
    }

    /// The forecast, and the plan if it is news, with the register as it is now.
    func answer(_ incident: OpenIncident, _ event: Event, _ state: State) -> [Emission] {
        let report = incident.report
        guard let river = keeper.river(report.river, in: state.book), let substance = rivers.substance(report.substance) else { return [] }
        let (model, planner) = (
            PlumeModel(river: river, substance: substance),
            InterceptionPlanner(river: river, substance: substance, measures: rivers.treatments)
        )
        let say = { (payload: any EventPayload) in Emission(payload, subject: report.incident, correlationID: report.incident) }
        guard let release = Release(report, river: river, substance: substance) else {
            return [say(model.forecast(report, issued: event.time))]
        }
        let knowledge = Knowledge(of: release, from: incident.samples)
        let forecast = say(model.forecast(release, knowledge, issued: event.time))
        // What is only suspected has neither place nor mass to plan for.
        guard incident.traced == nil else { return [forecast] }
        let plan = planner.plan(release, knowledge, issued: event.time)
        return plan.isNews(since: incident.plan) ? [forecast, say(plan)] : [forecast]
    }

    /// What was said is known only when it comes back.
    private func note(_ plan: PlanComputed, in state: inout State) throws(EventError) {
        guard let index = state.open.firstIndex(where: { $0.report.incident == plan.incident }) else { return }
        state.open[index].plan = plan
    }
}

extension RiversProcessor.OpenIncident {
    /// A sample for another incident says nothing here; one for none says what it may.
    fileprivate func concerns(_ sample: SampleRecorded) -> Bool {
        guard sample.river == report.river, sample.substance == report.substance else { return false }
        if let incident = sample.incident { return incident == report.incident }
        return sample.sampled >= report.released - .hours(1)
    }

    /// When what waits is answered.
    fileprivate var due: Timestamp { (answered ?? .distantPast) + RiversProcessor.readingInterval }

    fileprivate func isDue(for sample: SampleRecorded, at now: Timestamp) -> Bool {
        !sample.isAutomatic || now >= due
    }

    /// The same number again corrects; the oldest is forgotten beyond what is used.
    fileprivate mutating func add(_ sample: SampleRecorded) {
        samples.removeAll { $0.sample == sample.sample }
        samples.append(sample)
        samples.removeFirst(max(0, samples.count - Evidence.maximumSamples))
    }
}
