package import Chronology
package import Events

/// A release into a river over its life, suspected or reported, with the newest of everything that is known of it.
package struct DeskIncident: Shelved {
    package let id: String
    package let side: Side
    /// When it was first heard of here, by a person or by a monitor.
    package let reported: Timestamp
    /// Nil while nobody has reported it and only a monitor's readings speak for it.
    package private(set) var report: IncidentReported?
    /// What a monitor shows; nil for one that people reported by themselves.
    package private(set) var suspicion: DeskSuspicion?
    package private(set) var grade: DeskGrade?
    /// What a person decided about the grade.
    package private(set) var decision: DeskDecision?
    /// The newest calculation.
    package private(set) var plume: PlumeForecast?
    /// The newest plan.
    package private(set) var plan: PlanComputed?
    package private(set) var traced: SourceTraced?
    package private(set) var impact: DeskImpact?
    /// Taken for it; the newest first.
    package private(set) var samples: [DeskSample] = []
    /// In the order in which they fall due.
    package private(set) var reports: [DeskReport] = []
    package internal(set) var alarms = AlarmBook()
    package private(set) var closed: Closing?
    /// The last event about it, which is what a person on the page sees and acknowledges.
    package private(set) var event: String
    /// The events that an acknowledgement may name. A new calculation does not ask for a new one; a report of what was only suspected, a
    /// graver suspicion and a higher grade do.
    package private(set) var current: [String]

    package struct Closing: Codable, Hashable, Sendable {
        package let at: Timestamp
        package let post: String
        package let person: String
        package let outcome: String
    }

    /// A suspicion that nobody reported is over when the readings are normal again.
    package var isOpen: Bool { closed == nil && (report != nil || suspicion?.cleared == nil) }

    package var river: String { report?.river ?? suspicion?.river ?? "" }
    /// On which its kilometre counts; nil for the main stem.
    package var watercourse: String? { report.map(\.watercourse) ?? suspicion?.watercourse }
    package var substance: String { report?.substance ?? suspicion?.substance ?? "" }

    static let maximumCurrent = 100
    static let maximumSamples = 40
    static let maximumReports = 30

    init(_ report: IncidentReported, _ event: Event) {
        self.init(report.incident, event)
        self.report = report
    }

    init(_ suspicion: IncidentSuspected, _ event: Event) {
        self.init(suspicion.incident, event)
        self.suspicion = DeskSuspicion(suspicion)
    }

    private init(_ id: String, _ event: Event) {
        (self.id, side, reported) = (id, event.side, event.time)
        (self.event, current) = (event.id, [event.id])
    }

    private mutating func see(_ event: Event, asksAnew: Bool = false) {
        self.event = event.id
        current = asksAnew ? [event.id] : Array((current + [event.id]).suffix(Self.maximumCurrent))
    }
}

// MARK: - What it is

extension DeskIncident {
    mutating func take(_ report: IncidentReported, _ event: Event) {
        guard event.side == side else { return }
        let isConfirmed = self.report == nil
        self.report = report
        see(event, asksAnew: isConfirmed)
    }

    mutating func take(_ suspicion: IncidentSuspected, _ event: Event) {
        guard event.side == side else { return }
        let isGraver = self.suspicion.map { $0.severity < suspicion.severity } ?? false
        self.suspicion = DeskSuspicion(suspicion)
        see(event, asksAnew: isGraver && report == nil)
    }

    mutating func take(_ cleared: SuspicionCleared, _ event: Event) {
        guard event.side == side else { return }
        suspicion?.clear(cleared)
        see(event)
    }

    mutating func take(_ graded: IncidentGraded, _ event: Event) {
        guard event.side == side else { return }
        let isHigher = grade.map { $0.grade < graded.grade } ?? false
        grade = DeskGrade(graded, event)
        see(event, asksAnew: isHigher)
    }

    mutating func take(_ decision: GradeDecided, _ event: Event) {
        guard event.side == side else { return }
        self.decision = DeskDecision(decision, event)
    }

    /// Anybody of either side may say what it has done.
    mutating func take(_ report: ImpactReported, _ event: Event) {
        impact = (impact ?? DeskImpact()).with(report, event)
    }

    mutating func take(_ closing: IncidentClosed, _ event: Event) {
        guard event.side == side, closed == nil else { return }
        closed = Closing(at: event.time, post: closing.post, person: closing.person, outcome: closing.outcome)
        see(event)
    }
}

// MARK: - What is calculated

extension DeskIncident {
    mutating func take(_ plume: PlumeForecast, _ event: Event) {
        if let kept = self.plume, kept.issued > plume.issued { return }
        self.plume = plume.bounded
        see(event)
    }

    mutating func take(_ plan: PlanComputed) {
        if let kept = self.plan, kept.issued > plan.issued { return }
        self.plan = plan.bounded
    }

    mutating func take(_ traced: SourceTraced) {
        if let kept = self.traced, kept.samples > traced.samples { return }
        self.traced = traced.bounded
    }

    mutating func take(_ sample: SampleRecorded) {
        samples.removeAll { $0.id == sample.sample }
        samples.append(DeskSample(sample))
        samples.sort { ($0.sampled, $0.id) > ($1.sampled, $1.id) }
        samples = Array(samples.prefix(Self.maximumSamples))
    }
}

// MARK: - Reports

extension DeskIncident {
    mutating func take(_ due: ReportDue, _ event: Event) {
        guard event.side == side else { return }
        if reports.contains(where: { $0.id == due.report }) {
            change(due.report, event) { $0.take(due) }
        } else {
            reports.append(DeskReport(due, event))
        }
        reports.sort { ($0.due, $0.id) < ($1.due, $1.id) }
        reports = Array(reports.suffix(Self.maximumReports))
    }

    /// Only its own side's word counts.
    mutating func change(_ report: String, _ event: Event, _ body: (inout DeskReport) -> Void) {
        guard event.side == side, let index = reports.firstIndex(where: { $0.id == report }) else { return }
        body(&reports[index])
    }
}
