import Events

/// An event that people may put into the journal by hand, with what has to hold of it. Every other type is said by services alone.
protocol SaidByHand: EventPayload {
    /// - Throws: `Complaint` or `EventError` that says what to write instead.
    func check(as event: Event, by rules: HandRules) throws
}

extension Catalogue {
    /// The types that people may say, in the order of the catalogue.
    static let byHand = types.filter { $0 is any SaidByHand.Type }.map { $0.type }
}
