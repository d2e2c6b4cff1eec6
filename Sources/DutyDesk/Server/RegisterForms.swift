import Chronology
import Events
import Rivers

/// `POST /api/register/visits/{entry}`: somebody went there and looked.
struct VisitForm: Decodable, Hashable {
    let request: String
    let post: String
    let person: String
    let river: String
    /// `2026-07-15`, in Beijing.
    let date: String
    let outcome: String
    let note: String

    /// What to record. An entry that nobody asks to be looked at may be visited as well.
    func payload(for entry: String, _ around: FormSurroundings) throws(DeskRefusal) -> RegisterVerified {
        try FormText.check(request: request)
        let known = around.rules.register?.written(.init(river: river, entry: entry), in: around.state.book)
        guard let known else { throw .unknown(String(entry.prefix(80))) }
        guard known.side == around.side else { throw .entryOfOtherSide(entry) }
        guard let outcome = RegisterVerified.Outcome(rawValue: outcome) else {
            throw .field("outcome", zh: "请选择核实结果", en: "choose what was found")
        }
        return RegisterVerified(
            river: river, entry: entry, date: try day(after: known.lastVerified, around), outcome: outcome, note: try FormText.reason(note),
            post: try FormText.post(post, around), person: try FormText.person(person))
    }

    /// The register takes no day before the last visit.
    private func day(after last: CalendarDate?, _ around: FormSurroundings) throws(DeskRefusal) -> CalendarDate {
        guard let day = CalendarDate(date), day <= around.now.beijingDate else {
            throw .field("date", zh: "请填核实日期，不能晚于今天", en: "give the day of the visit, not later than today")
        }
        if let last, day < last {
            throw .field("date", zh: "\(last) 已核实过：请填不早于这一天的日期", en: "it was visited on \(last) already; give that day or a later one")
        }
        return day
    }

    func eventID(for entry: String) -> String {
        EventIdentity.derived(from: ["visit", request, river, entry, date, outcome, post, person, note])
    }
}

/// `POST /api/register/changes/{proposal}/approve` and `/refuse`: the side that owns the entry decides, by another post.
struct RegisterDecisionForm: Decodable, Hashable {
    let request: String
    /// The event of the proposal that was on the screen: its number may have come to stand for another one.
    let of: String
    let post: String
    let person: String
    let reason: String

    func approval(of id: String, _ around: FormSurroundings) throws(DeskRefusal) -> RegisterApproved {
        let said = try decision(about: id, around)
        return RegisterApproved(
            proposal: id, river: said.proposal.river, entry: said.proposal.entry, reason: said.reason, post: said.post, person: said.person)
    }

    func refusal(of id: String, _ around: FormSurroundings) throws(DeskRefusal) -> RegisterRefused {
        let said = try decision(about: id, around)
        return RegisterRefused(
            proposal: id, river: said.proposal.river, entry: said.proposal.entry, reason: said.reason, post: said.post, person: said.person)
    }

    /// What both decisions say, if this side and this post may.
    private func decision(
        about id: String, _ around: FormSurroundings
    ) throws(DeskRefusal) -> (proposal: RegisterProposed, reason: String, post: String, person: String) {
        try FormText.check(request: request)
        let waiting = around.state.registerChanges(around.rules.register)
        guard let change = waiting.first(where: { $0.proposal.proposal == id }) else { throw .unknown(String(id.prefix(80))) }
        guard change.event == of else { throw .replaced }
        guard let owner = change.owner else { throw .entryOfNobody(change.proposal.entry) }
        guard owner == around.side else { throw .entryOfOtherSide(change.proposal.entry) }
        let post = try FormText.post(post, around)
        guard post != change.proposal.post else { throw .ownProposal }
        return (change.proposal, try FormText.reason(reason), post, try FormText.person(person))
    }

    /// A decision falls once; an approval and a refusal under one request are two.
    func eventID(_ decision: String, of id: String) -> String {
        EventIdentity.derived(from: ["register-\(decision)", request, id, of, post, person, reason])
    }
}
