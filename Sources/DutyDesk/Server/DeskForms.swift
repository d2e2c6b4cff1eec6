import Chronology
import Events
import Region

/// What a form is judged by.
struct FormSurroundings {
    let state: DeskState
    let region: Region
    let side: Side
    let now: Timestamp
    var rules = DeskRules()
}

/// `POST /api/acknowledge`: I have seen this.
struct AcknowledgementForm: Decodable, Hashable {
    /// Made by the page for each time the form is opened, so that a double click is one acknowledgement.
    let request: String
    /// The id of the event that was on the screen.
    let of: String
    let aggregate: String
    let post: String
    let person: String
    let note: String?
    /// For so long this person has it in hand; nil: until it is over.
    var minutes: Int?

    static let shortestMinutes = 5

    /// What to record.
    func payload(_ around: FormSurroundings) throws(DeskRefusal) -> AcknowledgementRecorded {
        try FormText.check(request: request)
        guard FormText.isIdentifier(of), FormText.isIdentifier(aggregate), around.state.knows(aggregate) else {
            throw .unknown(String(aggregate.prefix(80)))
        }
        guard around.state.shows(of, of: aggregate) else { throw .replaced }
        return AcknowledgementRecorded(
            of: of, aggregate: aggregate, post: try FormText.post(post, around), person: try FormText.person(person), at: around.now,
            note: try FormText.note(note ?? ""), expires: try expiry(around))
    }

    private func expiry(_ around: FormSurroundings) throws(DeskRefusal) -> Timestamp? {
        guard let minutes else { return nil }
        let longest = max(Self.shortestMinutes, Int(around.rules.longestHold.components.seconds / 60))
        guard (Self.shortestMinutes...longest).contains(minutes) else {
            throw .field(
                "minutes", zh: "请填 \(Self.shortestMinutes)–\(longest) 分钟", en: "between \(Self.shortestMinutes) and \(longest) minutes")
        }
        return around.now + .minutes(minutes)
    }

    /// The same words under the same request are one event.
    var eventID: String {
        EventIdentity.derived(from: ["acknowledge", request, aggregate, of, post, person, note ?? ""] + (minutes.map { ["\($0)"] } ?? []))
    }
}

/// `POST /api/tasks/{id}/complete`: this is done.
struct CompletionForm: Decodable, Hashable {
    let request: String
    let post: String
    let person: String
    let evidence: String

    /// What to record.
    func payload(for id: String, _ around: FormSurroundings) throws(DeskRefusal) -> TaskCompleted {
        try FormText.check(request: request)
        guard let task = around.state.tasks[id] else { throw .unknown(String(id.prefix(80))) }
        guard task.side == around.side else { throw .notThisSide(id) }
        if let done = task.completion { throw .alreadyDone(id, by: done.person, at: done.at.beijingText) }
        guard task.isOpen else { throw .noLongerOpen(id) }
        return TaskCompleted(
            task: id, by: try FormText.post(post, around), person: try FormText.person(person), evidence: try FormText.evidence(evidence),
            at: around.now)
    }

    /// A task is reported done once, whoever does it first.
    static func eventID(for task: String) -> String { EventIdentity.derived(from: ["complete", task]) }

    var words: String { EventIdentity.derived(from: [post, person, evidence]) }
}
