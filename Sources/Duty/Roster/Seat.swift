import Chronology
import Events

/// One post with everything that bears on it. The only code that decides who sits there: one function of the instant, so that there are
/// never two owners, and a pattern without gaps stays without gaps.
struct Seat {
    let rota: Rota
    /// Swaps of this rota and take-overs of this post, in the order in which people entered them.
    let facts: [Fact]
    /// Of everyone who may come up.
    let absences: [String: [RotaChange]]

    /// Something that a person entered about who sits here.
    enum Fact {
        case swap(RotaChange, person: String, replacement: String)
        case takeOver(TakeOver)
    }

    /// Who has it, and why.
    struct Occupant: Equatable {
        let holder: Holder
        let ground: Shift.Ground
    }

    func occupant(at instant: Timestamp) -> Occupant {
        let order = rota.order(at: instant) ?? []
        guard let named = named(order.first, at: instant) else { return Occupant(holder: .vacant, ground: .plan) }
        guard isAbsent(named.person, at: instant, unlessEnteredBy: named.satDown) else {
            return Occupant(holder: .person(named.person), ground: named.ground)
        }
        // Who gave the shift away comes last: there was a reason.
        let others = order.dropFirst() + order.prefix(1)
        guard let standIn = others.first(where: { $0 != named.person && !isAbsent($0, at: instant, unlessEnteredBy: nil) }) else {
            return Occupant(holder: .absent(named.person), ground: named.ground)
        }
        return Occupant(holder: .person(standIn), ground: .standIn(for: named.person))
    }

    /// The plan's person, and what people entered since: each swap changes it where it is the swapped person's turn, each take-over sets it.
    private func named(_ planned: String?, at instant: Timestamp) -> (person: String, ground: Shift.Ground, satDown: Timestamp?)? {
        var named = planned.map { (person: $0, ground: Shift.Ground.plan, satDown: Timestamp?.none) }
        for fact in facts {
            switch fact {
            case .swap(let change, let person, let replacement) where change.covers(instant) && named?.person == person:
                named = (replacement, .swap(change.id), nil)
            case .takeOver(let takeOver) where takeOver.covers(instant):
                named = (takeOver.person, .takeOver, takeOver.at)
            case .swap, .takeOver: continue
            }
        }
        return named
    }

    /// An absence that was known when the person sat down all the same does not count against that sitting.
    private func isAbsent(_ person: String, at instant: Timestamp, unlessEnteredBy satDown: Timestamp?) -> Bool {
        absences[person, default: []].contains { absence in
            absence.covers(instant) && !(satDown.map { absence.by.at <= $0 } ?? false)
        }
    }

    /// An instant after this one up to which the occupant does not change.
    func nextEdge(after instant: Timestamp) -> Timestamp {
        var nearest = rota.nextEdge(after: instant)
        func consider(_ edge: Timestamp) { if instant < edge, edge < nearest { nearest = edge } }
        for fact in facts {
            consider(fact.from)
            consider(fact.until)
        }
        for absence in absences.values.joined() {
            consider(absence.from)
            consider(absence.until)
        }
        return nearest
    }
}

extension Seat.Fact {
    var from: Timestamp {
        switch self {
        case .swap(let change, _, _): change.from
        case .takeOver(let takeOver): takeOver.at
        }
    }

    var until: Timestamp {
        switch self {
        case .swap(let change, _, _): change.until
        case .takeOver(let takeOver): takeOver.until
        }
    }

    /// The order in which they count: when they were entered, then their numbers.
    private var entered: (Timestamp, String, String) {
        switch self {
        case .swap(let change, _, _): (change.by.at, change.id, change.event)
        case .takeOver(let takeOver): (takeOver.at, takeOver.event, takeOver.person)
        }
    }

    static func precedes(_ left: Seat.Fact, _ right: Seat.Fact) -> Bool { left.entered < right.entered }
}

// MARK: - Stretches

extension Seat {
    /// The stretch of one holder from an instant on, up to a limit.
    func stretch(from: Timestamp, limit: Timestamp) -> Shift {
        let occupant = occupant(at: from)
        var until = min(nextEdge(after: from), limit)
        while until < limit, self.occupant(at: until).holder == occupant.holder {
            until = min(nextEdge(after: until), limit)
        }
        return Shift(post: rota.post, from: from, until: until, holder: occupant.holder, ground: occupant.ground)
    }

    func shifts(from: Timestamp, until: Timestamp) -> [Shift] {
        var shifts: [Shift] = []
        var instant = from
        while instant < until {
            let shift = stretch(from: instant, limit: until)
            shifts.append(shift)
            instant = shift.until
        }
        return shifts
    }
}
