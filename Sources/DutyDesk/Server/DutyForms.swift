import Chronology
import Duty
import Events

/// `POST /api/duty/{post}/take`: I have the post now (接班).
struct TakeOverForm: Decodable, Hashable {
    let request: String
    /// By the id of the rota.
    let person: String
    let note: String?

    /// Calls that are handed over, at most.
    static let maximumCalls = 50

    /// What to record. It lasts until the end of the shift by the rota.
    func payload(for post: String, _ around: FormSurroundings) throws(DeskRefusal) -> ShiftTaken {
        try FormText.check(request: request)
        let post = try around.rota(post)
        let (person, roster) = (try around.shiftWorker(person, field: "person"), around.roster)
        guard let until = roster.shiftEnd(of: person, on: post, at: around.now) else { throw .noRota(post) }
        let before = roster.onDuty(post, at: around.now).person
        let open = around.state.calls.items.filter { $0.isOpen && $0.side == around.side }.suffix(Self.maximumCalls).map(\.id)
        return ShiftTaken(
            post: post, person: person, from: before == person ? nil : before, until: until, open: open,
            note: try FormText.note(note ?? ""), at: around.now)
    }

    func eventID(for post: String) -> String { EventIdentity.derived(from: ["take", request, post, person, note ?? ""]) }
}

/// `POST /api/duty/swaps`: one stands in for another.
struct SwapForm: Decodable, Hashable {
    let request: String
    let rota: String
    let from: Timestamp
    let until: Timestamp
    let away: String
    let replacement: String
    let post: String
    let person: String
    let note: String?

    /// What to record.
    func payload(_ around: FormSurroundings) throws(DeskRefusal) -> ShiftSwapped {
        try FormText.check(request: request)
        try around.check(from, until)
        let (away, replacement) = (
            try around.shiftWorker(away, field: "away"), try around.shiftWorker(replacement, field: "replacement")
        )
        guard away != replacement else {
            throw .field("replacement", zh: "替班人不能是本人", en: "somebody else has to stand in")
        }
        return ShiftSwapped(
            change: FormText.number("change", around.side, eventID), rota: try around.rota(rota), from: from, until: until, person: away,
            replacement: replacement, by: try around.clerk(post, person), note: try FormText.note(note ?? ""))
    }

    var eventID: String {
        EventIdentity.derived(from: ["swap", request, rota, from.rfc3339, until.rfc3339, away, replacement, post, person, note ?? ""])
    }
}

/// `POST /api/duty/absences`: somebody is away.
struct AbsenceForm: Decodable, Hashable {
    let request: String
    let from: Timestamp
    let until: Timestamp
    let away: String
    let post: String
    let person: String
    let note: String?

    /// What to record.
    func payload(_ around: FormSurroundings) throws(DeskRefusal) -> AbsenceRecorded {
        try FormText.check(request: request)
        try around.check(from, until)
        return AbsenceRecorded(
            change: FormText.number("change", around.side, eventID), person: try around.shiftWorker(away, field: "away"), from: from,
            until: until, by: try around.clerk(post, person), note: try FormText.note(note ?? ""))
    }

    var eventID: String {
        EventIdentity.derived(from: ["absence", request, from.rfc3339, until.rfc3339, away, post, person, note ?? ""])
    }
}

/// `POST /api/duty/changes/{id}/withdraw`: it is not so after all.
struct ChangeWithdrawalForm: Decodable, Hashable {
    let request: String
    let post: String
    let person: String
    let reason: String

    /// What to record.
    func payload(for id: String, _ around: FormSurroundings) throws(DeskRefusal) -> RotaChangeWithdrawn {
        try FormText.check(request: request)
        guard around.state.duty.changes(of: around.side).contains(where: { $0.id == id }) else { throw .unknown(String(id.prefix(80))) }
        return RotaChangeWithdrawn(change: id, by: try around.clerk(post, person), reason: try FormText.reason(reason))
    }

    func eventID(for id: String) -> String { EventIdentity.derived(from: ["withdraw-change", request, id, post, person, reason]) }
}

extension FormSurroundings {
    var roster: DutyRoster { DutyRoster(rules.duty, state.duty) }

    /// A post of this side that has a rota.
    func rota(_ id: String) throws(DeskRefusal) -> String {
        guard let rota = rules.duty.rota(id), rota.side == side else { throw .noRota(String(id.prefix(80))) }
        return rota.post
    }

    /// Somebody of this side who takes shifts.
    func shiftWorker(_ id: String, field: String) throws(DeskRefusal) -> String {
        guard let person = rules.duty.person(id), person.side == side else {
            throw .field(field, zh: "请从本方排班人员中选择", en: "choose somebody of this side's rotas")
        }
        return person.id
    }

    /// Who enters a change.
    func clerk(_ post: String, _ person: String) throws(DeskRefusal) -> Releaser {
        Releaser(post: try FormText.post(post, self), person: try FormText.person(person), at: now)
    }

    /// A stretch of time that is not over and not endless.
    func check(_ from: Timestamp, _ until: Timestamp) throws(DeskRefusal) {
        guard from < until, until > now, until - from <= DutyLimits.longestChange else {
            throw .field("until", zh: "结束须晚于开始，且不能已经过去", en: "it has to end after it begins, and not in the past")
        }
    }
}
