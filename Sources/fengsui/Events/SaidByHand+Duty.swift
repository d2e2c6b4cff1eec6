import Events

// What people say about rotas.

extension ShiftTaken: SaidByHand {
    func check(as event: Event, by rules: HandRules) throws { try rules.check(post, "post", post, person, event) }
}

extension ShiftSwapped: SaidByHand {
    func check(as event: Event, by rules: HandRules) throws {
        try rules.check(rota, "rota", by.post, by.person, event)
        try rules.lasts(from, until)
    }
}

extension AbsenceRecorded: SaidByHand {
    func check(as event: Event, by rules: HandRules) throws {
        try rules.check(person, "person", by.post, by.person, event)
        try rules.lasts(from, until)
    }
}

extension RotaChangeWithdrawn: SaidByHand {
    func check(as event: Event, by rules: HandRules) throws {
        try rules.check(change, "change", by.post, by.person, event)
        try rules.needs("reason", reason)
    }
}
