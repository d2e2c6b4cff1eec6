import Chronology
package import Events

/// What was heard about swaps, absences and take-overs: the same whatever order it came in, and bounded (`DutyLimits`).
///
/// It keeps both sides' and keeps them apart: a side's words count for its own posts and people only, and no side can crowd out the other.
package struct DutyBook: Hashable, Sendable, Codable {
    private var local = SideBook()
    private var corps = SideBook()

    package init() {}

    /// Takes an event of `duty.*`; any other is left alone.
    /// - Throws: `EventError` when it cannot be read or says what cannot be; the book is then as before.
    package mutating func take(_ event: Event) throws(EventError) {
        switch event.side {
        case .local: try local.take(event)
        case .corps: try corps.take(event)
        }
    }

    private func book(of side: Side) -> SideBook {
        switch side {
        case .local: local
        case .corps: corps
        }
    }

    /// What a side entered and did not take back, latest end first.
    package func changes(of side: Side) -> [RotaChange] { book(of: side).standing }
    /// What a side entered and took back again, latest end first.
    package func withdrawn(of side: Side) -> [RotaChange] { book(of: side).takenBack }
    /// Who sat down when, latest first.
    package func takeOvers(of side: Side) -> [TakeOver] { book(of: side).takeOvers.values }
    /// Whether something may have been forgotten because there was too much.
    package func isFull(of side: Side) -> Bool { book(of: side).isFull }
}

/// One side's part.
private struct SideBook: Hashable, Sendable, Codable {
    var changes = LatestFirst<RotaChange>()
    var withdrawals = LatestFirst<Withdrawal>()
    var takeOvers = LatestFirst<TakeOver>()

    private var withdrawnIDs: Set<String> { Set(withdrawals.values.map(\.change)) }
    var standing: [RotaChange] {
        let gone = withdrawnIDs
        return changes.values.filter { !gone.contains($0.id) }
    }
    var takenBack: [RotaChange] {
        let gone = withdrawnIDs
        return changes.values.filter { gone.contains($0.id) }
    }
    var isFull: Bool {
        changes.values.count >= DutyLimits.changes || withdrawals.values.count >= DutyLimits.withdrawals
    }

    mutating func take(_ event: Event) throws(EventError) {
        switch event.type {
        case ShiftSwapped.type: try take(swap: event.payload(), event)
        case AbsenceRecorded.type: try take(absence: event.payload(), event)
        case ShiftTaken.type: try take(shift: event.payload(), event)
        case RotaChangeWithdrawn.type:
            let withdrawn: RotaChangeWithdrawn = try event.payload()
            withdrawals.insert(Withdrawal(at: withdrawn.by.at, change: withdrawn.change), limit: DutyLimits.withdrawals)
        default: return
        }
    }

    private mutating func take(swap: ShiftSwapped, _ event: Event) throws(EventError) {
        try Self.check(event, from: swap.from, until: swap.until, longest: DutyLimits.longestChange)
        let kind = RotaChange.Kind.swap(rota: swap.rota, person: swap.person, replacement: swap.replacement)
        let change = RotaChange(
            id: swap.change, event: event.id, side: event.side, from: swap.from, until: swap.until, kind: kind, by: swap.by, note: swap.note
        )
        changes.insert(change, limit: DutyLimits.changes)
    }

    private mutating func take(absence: AbsenceRecorded, _ event: Event) throws(EventError) {
        try Self.check(event, from: absence.from, until: absence.until, longest: DutyLimits.longestChange)
        let change = RotaChange(
            id: absence.change, event: event.id, side: event.side, from: absence.from, until: absence.until,
            kind: .absence(person: absence.person), by: absence.by, note: absence.note)
        changes.insert(change, limit: DutyLimits.changes)
    }

    private mutating func take(shift: ShiftTaken, _ event: Event) throws(EventError) {
        try Self.check(event, from: shift.at, until: shift.until, longest: DutyLimits.horizon)
        let takeOver = TakeOver(
            event: event.id, side: event.side, post: shift.post, person: shift.person, at: shift.at, until: shift.until)
        takeOvers.insert(takeOver, limit: DutyLimits.takeOvers)
    }

    private static func check(_ event: Event, from: Timestamp, until: Timestamp, longest: Duration) throws(EventError) {
        guard from < until else {
            throw .payload(type: event.type, path: "until", reason: "it ends at \(until), before it begins at \(from)")
        }
        guard until - from <= longest else {
            throw .payload(type: event.type, path: "until", reason: "it lasts longer than \(longest.wholeSeconds / 86_400) days")
        }
    }
}
