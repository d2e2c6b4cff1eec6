import Events

extension CallRule {
    func isMet(by occasion: Occasion, of event: Event, on side: Side) -> Bool {
        guard sides.include(event.side, on: side), occasion.addressee.map({ $0 == side }) ?? true else { return false }
        return when.allSatisfy { fact, values in occasion.facts[fact].map { values.contains($0) } ?? false }
    }
}

extension RuleSides {
    func include(_ speaker: Side, on side: Side) -> Bool {
        switch self {
        case .own: speaker == side
        case .other: speaker != side
        case .both: true
        }
    }
}
