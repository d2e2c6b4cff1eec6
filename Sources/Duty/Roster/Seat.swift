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

    private struct Named {
        let person: String
        let ground: Shift.Ground
        /// When the person took over and said so.
        let satDown: Timestamp?
    }

    func occupant(at instant: Timestamp) -> Occupant {
        guard let named = named(rota.planned(at: instant), at: instant) else { return Occupant(holder: .vacant, ground: .plan) }
        guard isAbsent(named.person, at: instant, unlessEnteredBy: named.satDown) else {
            return Occupant(holder: .person(named.person), ground: named.ground)
        }
        let order = rota.order(at: instant) ?? []
        // Who gave the shift away comes last: there was a reason.
        let others = order.dropFirst() + order.prefix(1)
        guard let standIn = others.first(where: { $0 != named.person && !isAbsent($0, at: instant, unlessEnteredBy: nil) }) else {
            return Occupant(holder: .absent(named.person), ground: named.ground)
        }
        return Occupant(holder: .person(standIn), ground: .standIn(for: named.person))
    }

    /// The plan's person, and what people entered since: each swap changes it where it is the swapped person's turn, each take-over sets it.
    private func named(_ planned: String?, at instant: Timestamp, before limit: Int = .max) -> Named? {
        var named = planned.map { Named(person: $0, ground: .plan, satDown: nil) }
        for fact in facts.prefix(limit) {
            switch fact {
            case .swap(let change, let person, let replacement) where change.covers(instant) && named?.person == person:
                named = Named(person: replacement, ground: .swap(change.id), satDown: nil)
            case .takeOver(let takeOver) where takeOver.covers(instant):
                named = Named(person: takeOver.person, ground: .takeOver, satDown: takeOver.at)
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

    /// Whether a swap never meets a shift of the person whose shifts it gives away.
    func isIdle(_ swap: RotaChange) -> Bool {
        let index = facts.firstIndex { if case .swap(swap, _, _) = $0 { true } else { false } }
        guard let index, case .swap(_, let person, let replacement) = facts[index], person != replacement else { return true }
        var instant = swap.from
        while instant < swap.until {
            if named(rota.planned(at: instant), at: instant, before: index)?.person == person { return false }
            instant = nextEdge(after: instant)
        }
        return true
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

    /// When the shift in which an instant lies began; at most `DutyLimits.horizon` before it. Most began today, so the search starts near.
    func begin(at instant: Timestamp) -> Timestamp {
        var back = Duration.hours(13)
        while true {
            let limit = instant - back
            let begin = shifts(from: limit, until: instant + .milliseconds(1)).last?.from ?? limit
            guard begin == limit, back < DutyLimits.horizon else { return begin }
            back = min(back * 3, DutyLimits.horizon)
        }
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
