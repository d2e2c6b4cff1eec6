import Events
import Rivers
import WaterIncidents
import Wording

// What people say about the rivers: incidents, samples, alarms, reports and the register.

extension IncidentReported: SaidByHand {
    func check(as event: Event, by rules: HandRules) throws {
        try rules.check(incident, "incident", reporter, "-", event)
        try rules.gives(incident, event)
        let problems = IncidentReport.check(self, against: rules.playbooks.rivers, at: event.time)
        guard problems.isEmpty else { throw Complaint(problems.map { "\($0.field): \($0.text)" }.joined(separator: "\n")) }
    }
}

extension IncidentClosed: SaidByHand {
    func check(as event: Event, by rules: HandRules) throws { try rules.check(incident, "incident", post, person, event) }
}

extension SampleRecorded: SaidByHand {
    func check(as event: Event, by rules: HandRules) throws {
        try rules.check(sample, "sample", post, "-", event)
        let (rivers, names, parameters) = (rules.playbooks.rivers, rules.playbooks.names, rules.playbooks.incidents.quality)
        try rules.refuse(
            HandCheck.problems(with: self, rivers: rivers, knows: { names[$0] != nil || parameters.name($0) != nil }, at: event.time))
    }
}

extension ImpactReported: SaidByHand {
    func check(as event: Event, by rules: HandRules) throws {
        try rules.check(incident, "incident", reporter, person, event)
        try rules.refuse(HandCheck.problems(with: self, at: event.time))
    }
}

extension GradeDecided: SaidByHand {
    func check(as event: Event, by rules: HandRules) throws {
        try rules.check(incident, "incident", post, person, event)
        try rules.refuse(HandCheck.problems(with: self))
    }
}

extension ReportSubmitted: SaidByHand {
    func check(as event: Event, by rules: HandRules) throws { try rules.check(report, "report", post, person, event) }
}

extension AlarmReceived: SaidByHand {
    func check(as event: Event, by rules: HandRules) throws {
        try rules.check(alarm, "alarm", post, person, event)
        try rules.refuse(HandCheck.problems(with: self))
    }
}

extension ReleaseAnnounced: SaidByHand {
    func check(as event: Event, by rules: HandRules) throws {
        try rules.check(release, "release", post, person, event)
        try rules.gives(release, event)
        try rules.refuse(HandCheck.problems(with: self, rivers: rules.playbooks.rivers, at: event.time))
    }
}

// MARK: - Registers

extension RegisterProposed: SaidByHand {
    func check(as event: Event, by rules: HandRules) throws {
        try rules.check(entry, "entry", post, person, event)
        try rules.gives(proposal, event)
    }
}

extension RegisterApproved: SaidByHand {
    func check(as event: Event, by rules: HandRules) throws { try rules.check(entry, "entry", post, person, event) }
}

extension RegisterRefused: SaidByHand {
    func check(as event: Event, by rules: HandRules) throws { try rules.check(entry, "entry", post, person, event) }
}

extension RegisterVerified: SaidByHand {
    func check(as event: Event, by rules: HandRules) throws { try rules.check(entry, "entry", post, person, event) }
}
