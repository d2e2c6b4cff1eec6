import Events

// What people say about warnings, calls and tasks: the same words that the duty desk's forms record.

extension WarningEndorsed: SaidByHand {
    func check(as event: Event, by rules: HandRules) throws { try rules.check(warning, "warning", post, person, event) }
}

extension WarningDeclined: SaidByHand {
    func check(as event: Event, by rules: HandRules) throws {
        try rules.check(warning, "warning", post, person, event)
        try rules.needs("reason", reason)
    }
}

extension WarningRecalled: SaidByHand {
    func check(as event: Event, by rules: HandRules) throws {
        try rules.check(warning, "warning", post, person, event)
        try rules.needs("reason", reason)
    }
}

extension ConsultationRequested: SaidByHand {
    func check(as event: Event, by rules: HandRules) throws {
        try rules.check(area, "area", post, person, event)
        try rules.needs("reason", reason)
    }
}

extension ConsultationAnswered: SaidByHand {
    func check(as event: Event, by rules: HandRules) throws {
        try rules.check(consultation, "consultation", post, person, event)
        try rules.needs("reason", reason)
    }
}

extension AcknowledgementRecorded: SaidByHand {
    func check(as event: Event, by rules: HandRules) throws { try rules.check(aggregate, "aggregate", post, person, event) }
}

extension TaskCompleted: SaidByHand {
    func check(as event: Event, by rules: HandRules) throws { try rules.check(task, "task", by, person, event) }
}

extension SilenceSet: SaidByHand {
    func check(as event: Event, by rules: HandRules) throws {
        try rules.check(silence, "silence", post, person, event)
        try rules.needs("reason", reason)
        try rules.lasts(begins, ends)
        guard upTo == .minor || !about.isEmpty else {
            throw Complaint("only minor calls are kept quiet altogether; for others name the warnings, incidents or watches in ‘about’")
        }
    }
}

extension SilenceEnded: SaidByHand {
    func check(as event: Event, by rules: HandRules) throws {
        try rules.check(silence, "silence", post, person, event)
        try rules.needs("reason", reason)
    }
}
