package import Chronology
import Events

/// The plan and what became of it: who is on duty on which post, now and later.
package struct DutyRoster: Sendable {
    package let plan: DutyPlan
    package let book: DutyBook
    private let facts: [String: [Seat.Fact]]
    private let absences: [String: [RotaChange]]

    package init(_ plan: DutyPlan, _ book: DutyBook = DutyBook()) {
        self.plan = plan
        self.book = book
        let changes = Side.allCases.flatMap { book.changes(of: $0) }
        let takeOvers = Side.allCases.flatMap { book.takeOvers(of: $0) }.filter { Self.trouble(of: $0, plan) == nil }
        let counting = changes.filter { Self.trouble(of: $0, plan) == nil }
        absences = Dictionary(grouping: counting.compactMap(Self.absence), by: \.person).mapValues { $0.map(\.change) }
        let swaps = counting.compactMap(Self.swap) + takeOvers.map { ($0.post, Seat.Fact.takeOver($0)) }
        facts = Dictionary(grouping: swaps, by: \.post).mapValues { $0.map(\.fact).sorted(by: Seat.Fact.precedes) }
    }

    private static func absence(_ change: RotaChange) -> (person: String, change: RotaChange)? {
        if case .absence(let person) = change.kind { (person, change) } else { nil }
    }

    private static func swap(_ change: RotaChange) -> (post: String, fact: Seat.Fact)? {
        guard case .swap(let rota, let person, let replacement) = change.kind else { return nil }
        return (rota, .swap(change, person: person, replacement: replacement))
    }

    /// A post without a rota is told as such, without a person.
    package func hasRota(_ post: String) -> Bool { plan.rota(post) != nil }
}

// MARK: - Who, when

extension DutyRoster {
    /// Who is on duty, and until when: the end of the person's time here, at most `DutyLimits.horizon` away.
    package func onDuty(_ post: String, at instant: Timestamp) -> OnDuty {
        guard let seat = seat(post) else { return .vacant(until: nil) }
        let shift = seat.stretch(from: instant, limit: instant + DutyLimits.horizon)
        return switch shift.holder {
        case .person(let id): .person(id, until: shift.until)
        case .vacant: .vacant(until: shift.until)
        case .absent(let id): .absent(id, until: shift.until)
        }
    }

    /// The holders of a post from one instant to another (`DutyLimits.longestWindow` at most): each shift begins where the one before ends.
    /// None for a post without a rota.
    package func shifts(of post: String, from: Timestamp, until: Timestamp) -> [Shift] {
        seat(post)?.shifts(from: from, until: min(until, from + DutyLimits.longestWindow)) ?? []
    }

    /// Whether who has the post has said so.
    package func handover(_ post: String, at instant: Timestamp) -> HandOver {
        guard let seat = seat(post), let person = seat.occupant(at: instant).holder.person else { return .nobody }
        let begin = seat.begin(at: instant)
        let said = seat.facts.contains { fact in
            guard case .takeOver(let takeOver) = fact else { return false }
            return takeOver.person == person && begin <= takeOver.at && takeOver.at <= instant
        }
        return said || !seat.rota.isConfirmed ? .settled(person, since: begin) : .overdue(person, since: begin)
    }

    /// When somebody who sits down now has to be relieved: at the end of their own shift where it is running or next, else of the running one.
    package func shiftEnd(of person: String, on post: String, at instant: Timestamp) -> Timestamp? {
        let shifts = shifts(of: post, from: instant, until: instant + DutyLimits.horizon)
        guard let running = shifts.first else { return nil }
        return shifts.prefix(2).first { $0.holder.person == person }?.until ?? running.until
    }

    func seat(_ post: String) -> Seat? {
        guard let rota = plan.rota(post) else { return nil }
        let facts = facts[post, default: []]
        let others = facts.map { fact in
            switch fact {
            case .swap(_, _, let replacement): replacement
            case .takeOver(let takeOver): takeOver.person
            }
        }
        let everyone = Set(rota.people + others)
        return Seat(rota: rota, facts: facts, absences: absences.filter { everyone.contains($0.key) })
    }
}

// MARK: - What does not count

/// Why a change or a take-over does not count.
package enum RotaTrouble: Hashable, Sendable {
    /// There is no such rota.
    case noRota(String)
    /// There is no such person.
    case noPerson(String)
    /// The rota is not the side's that said it.
    case strangePost(String)
    /// The person is not of the side that said it.
    case strangePerson(String)
}

extension DutyRoster {
    /// Why the roster leaves a change out; nil when it counts. A side speaks for its own posts and its own people.
    static func trouble(of change: RotaChange, _ plan: DutyPlan) -> RotaTrouble? {
        switch change.kind {
        case .absence(let person): trouble(people: [person], side: change.side, plan)
        case .swap(let rota, let person, let replacement):
            trouble(post: rota, side: change.side, plan) ?? trouble(people: [person, replacement], side: change.side, plan)
        }
    }

    static func trouble(of takeOver: TakeOver, _ plan: DutyPlan) -> RotaTrouble? {
        trouble(post: takeOver.post, side: takeOver.side, plan) ?? trouble(people: [takeOver.person], side: takeOver.side, plan)
    }

    private static func trouble(post: String, side: Side, _ plan: DutyPlan) -> RotaTrouble? {
        guard let rota = plan.rota(post) else { return .noRota(post) }
        return rota.side == side ? nil : .strangePost(post)
    }

    private static func trouble(people: [String], side: Side, _ plan: DutyPlan) -> RotaTrouble? {
        for id in people {
            guard let person = plan.person(id) else { return .noPerson(id) }
            if person.side != side { return .strangePerson(id) }
        }
        return nil
    }
}
