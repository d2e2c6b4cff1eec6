package import Chronology
package import Events
package import Wording

/// What a monitor's readings say.
package struct DeskSuspicion: Codable, Hashable, Sendable {
    package let monitor: String
    package let river: String
    package let watercourse: String?
    package let kilometre: Double
    package let substance: String
    package let since: Timestamp
    package let severity: SuspicionSeverity
    package let evidence: [SuspicionEvidence]
    package let reason: Bilingual
    /// When the readings were normal again, and why that is said.
    package private(set) var cleared: Cleared?

    package struct Cleared: Codable, Hashable, Sendable {
        package let at: Timestamp
        package let reason: Bilingual
    }

    static let maximumEvidence = 12

    init(_ suspicion: IncidentSuspected) {
        (monitor, river, watercourse) = (suspicion.monitor, suspicion.river, suspicion.watercourse)
        (kilometre, substance, since) = (suspicion.kilometre, suspicion.substance, suspicion.since)
        (severity, reason) = (suspicion.severity, suspicion.reason)
        evidence = Array(suspicion.evidence.prefix(Self.maximumEvidence))
    }

    mutating func clear(_ word: SuspicionCleared) { cleared = Cleared(at: word.at, reason: word.reason) }
}

/// The grade that applies, with its reasons.
package struct DeskGrade: Codable, Hashable, Sendable {
    package let grade: IncidentGrade
    package let former: IncidentGrade?
    package let computed: IncidentGrade
    package let provisional: Bool
    /// The gravest first.
    package let criteria: [GradeCriterion]
    package let decidedBy: String?
    /// What is not known yet, and what a person has to decide.
    package let open: [Bilingual]
    package let reason: Bilingual
    package let at: Timestamp

    /// Criteria and open questions, at most.
    static let maximumParts = 12

    init(_ graded: IncidentGraded, _ event: Event) {
        (grade, former, computed, provisional) = (graded.grade, graded.former, graded.computed, graded.provisional)
        criteria = Array(graded.criteria.prefix(Self.maximumParts))
        open = Array(graded.open.prefix(Self.maximumParts))
        (decidedBy, reason, at) = (graded.decidedBy, graded.reason, event.time)
    }
}

/// A person has answered for the grade.
package struct DeskDecision: Codable, Hashable, Sendable {
    /// The event that says so.
    package let event: String
    package let grade: IncidentGrade
    package let post: String
    package let person: String
    package let reason: String
    package let at: Timestamp

    init(_ decision: GradeDecided, _ event: Event) {
        (self.event, grade, post) = (event.id, decision.grade, decision.post)
        (person, reason, at) = (decision.person, decision.reason, event.time)
    }
}

/// What an incident has done, each fact the newest that was said.
package struct DeskImpact: Codable, Hashable, Sendable {
    package private(set) var deaths: Int?
    package private(set) var injured: Int?
    package private(set) var evacuated: Int?
    package private(set) var lossTenThousandYuan: Double?
    package private(set) var intakeCutOff: IntakeCutOff?
    package private(set) var crosses: BoundaryCrossed?
    package private(set) var touchesDwellings: Bool?
    /// Of the newest report.
    package private(set) var at: Timestamp?
    package private(set) var reporter: String?
    package private(set) var person: String?
    package private(set) var source: String?
    /// The event that says so.
    package private(set) var event: String?

    /// With what a report says; an older report only fills what nobody has said.
    func with(_ report: ImpactReported, _ event: Event) -> DeskImpact {
        let isNewer = at.map { $0 <= report.at } ?? true
        func newest<Value>(_ said: Value?, _ kept: Value?) -> Value? { isNewer ? said ?? kept : kept ?? said }
        var next = self
        next.deaths = newest(report.deaths, deaths)
        next.injured = newest(report.injured, injured)
        next.evacuated = newest(report.evacuated, evacuated)
        next.lossTenThousandYuan = newest(report.lossTenThousandYuan, lossTenThousandYuan)
        next.intakeCutOff = newest(report.intakeCutOff, intakeCutOff)
        next.crosses = newest(report.crosses, crosses)
        next.touchesDwellings = newest(report.touchesDwellings, touchesDwellings)
        guard isNewer else { return next }
        (next.at, next.reporter, next.person, next.source) = (report.at, report.reporter, report.person, report.source)
        next.event = event.id
        return next
    }
}
