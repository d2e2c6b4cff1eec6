import Chronology
import Duty
import Events

/// Who sits where, as the page shows it: each post with its next shifts, so that the page can tell by itself when one has passed.
struct DeskSeat: Encodable, Hashable {
    struct Stretch: Encodable, Hashable {
        let from: Timestamp
        let until: Timestamp
        /// Nil: nobody.
        let person: String?
        /// Who should be there and is away, with nobody to stand in.
        let absent: String?
        /// `plan`, `swap`, `take-over` or `stand-in`.
        let ground: String
        /// In whose place, or by which change.
        let because: String?
    }

    let post: String
    let side: Side
    let shifts: [Stretch]
    /// Since when who has it by the rota has not said so; nil when it is said, or need not be.
    let unconfirmedSince: Timestamp?
}

/// A swap or an absence that stands.
struct DeskChange: Encodable, Hashable {
    let id: String
    /// Nil for an absence, which is of every rota.
    let rota: String?
    let person: String
    let replacement: String?
    let from: Timestamp
    let until: Timestamp
    let by: Releaser
    let note: String?
}

/// What the rotas come to at one time.
struct DutyBoard: Encodable {
    let seats: [DeskSeat]
    let changes: [DeskChange]

    /// Shifts are shown this far ahead.
    static let ahead = Duration.seconds(36 * 3600)
    static let maximumShifts = 8
    static let maximumChanges = 40

    init(_ rules: DeskRules, _ book: DutyBook, side: Side, now: Timestamp) {
        let roster = DutyRoster(rules.duty, book)
        let rotas = now == .distantPast ? [] : rules.duty.rotas
        seats = rotas.map { Self.seat($0.post, $0.side, roster, now) }
        changes = book.changes(of: side).filter { $0.until > now }.prefix(Self.maximumChanges).map(DeskChange.init)
    }

    private static func seat(_ post: String, _ side: Side, _ roster: DutyRoster, _ now: Timestamp) -> DeskSeat {
        let shifts = roster.shifts(of: post, from: now, until: now + ahead)
        var since: Timestamp?
        if case .overdue(_, let from) = roster.handover(post, at: now) { since = from }
        return DeskSeat(post: post, side: side, shifts: shifts.prefix(maximumShifts).map(DeskSeat.Stretch.init), unconfirmedSince: since)
    }
}

extension DeskSeat.Stretch {
    init(_ shift: Shift) {
        (from, until, person) = (shift.from, shift.until, shift.holder.person)
        if case .absent(let id) = shift.holder { absent = id } else { absent = nil }
        (ground, because) =
            switch shift.ground {
            case .plan: ("plan", nil)
            case .swap(let change): ("swap", change)
            case .takeOver: ("take-over", nil)
            case .standIn(let person): ("stand-in", person)
            }
    }
}

extension DeskChange {
    init(_ change: RotaChange) {
        (id, from, until, by, note) = (change.id, change.from, change.until, change.by, change.note)
        switch change.kind {
        case .swap(let rota, let person, let replacement): (self.rota, self.person, self.replacement) = (rota, person, replacement)
        case .absence(let person): (rota, self.person, replacement) = (nil, person, nil)
        }
    }
}
