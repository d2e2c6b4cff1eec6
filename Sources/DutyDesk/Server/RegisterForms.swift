import Chronology
import Events

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

    /// What to record. An entry that nobody asks to be looked at may be visited as well, if the register of this side has it.
    func payload(for entry: String, _ around: FormSurroundings) throws(DeskRefusal) -> RegisterVerified {
        try FormText.check(request: request)
        guard let known = around.owner(of: entry, river) else { throw .unknown(String(entry.prefix(80))) }
        guard known == around.side else { throw .entryOfOtherSide(entry) }
        guard let outcome = RegisterVerified.Outcome(rawValue: outcome) else {
            throw .field("outcome", zh: "请选择核实结果", en: "choose what was found")
        }
        guard let date = CalendarDate(date), date <= around.now.beijingDate else {
            throw .field("date", zh: "请填核实日期，不能晚于今天", en: "give the day of the visit, not later than today")
        }
        return RegisterVerified(
            river: river, entry: entry, date: date, outcome: outcome, note: try FormText.reason(note),
            post: try FormText.post(post, around),
            person: try FormText.person(person))
    }

    func eventID(for entry: String) -> String {
        EventIdentity.derived(from: ["visit", request, river, entry, date, outcome, post, person, note])
    }
}

/// `POST /api/register/changes/{proposal}/approve` and `/refuse`: the side that owns the entry decides, by another post.
struct RegisterDecisionForm: Decodable, Hashable {
    let request: String
    let post: String
    let person: String
    let reason: String

    func approval(of id: String, _ around: FormSurroundings) throws(DeskRefusal) -> RegisterApproved {
        let (said, post) = (try waiting(id, around), try FormText.post(post, around))
        guard post != said.post else { throw .ownProposal }
        return RegisterApproved(
            proposal: id, river: said.river, entry: said.entry, reason: try FormText.reason(reason), post: post,
            person: try FormText.person(person))
    }

    func refusal(of id: String, _ around: FormSurroundings) throws(DeskRefusal) -> RegisterRefused {
        let (said, post) = (try waiting(id, around), try FormText.post(post, around))
        guard post != said.post else { throw .ownProposal }
        return RegisterRefused(
            proposal: id, river: said.river, entry: said.entry, reason: try FormText.reason(reason), post: post,
            person: try FormText.person(person))
    }

    private func waiting(_ id: String, _ around: FormSurroundings) throws(DeskRefusal) -> RegisterProposed {
        try FormText.check(request: request)
        guard let change = around.state.registerChanges.first(where: { $0.proposal.proposal == id }) else {
            throw .unknown(String(id.prefix(80)))
        }
        guard around.rules.owner(of: change.proposal) == around.side else { throw .entryOfOtherSide(change.proposal.entry) }
        return change.proposal
    }

    /// A decision falls once; an approval and a refusal under one request are two.
    func eventID(_ decision: String, of id: String) -> String {
        EventIdentity.derived(from: ["register-\(decision)", request, id, post, person, reason])
    }
}

extension DeskRules {
    /// Whose the entry is: the register's word, or of a new entry the proposal's own. Nil when neither says.
    func owner(of proposed: RegisterProposed) -> Side? {
        river(proposed.river)?.entries[proposed.entry]?.side ?? proposed.change.fields["side"].flatMap(Side.init(rawValue:))
    }
}

extension FormSurroundings {
    /// Whose an entry is that the register has, or that somebody is asked to look at.
    fileprivate func owner(of entry: String, _ river: String) -> Side? {
        rules.river(river)?.entries[entry]?.side ?? state.unverified.last { ($0.entry, $0.river) == (entry, river) }?.side
    }
}
