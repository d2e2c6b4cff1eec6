import Chronology
import Events
import Region
import Wording

/// `POST /api/alarms/{id}/received`: somebody has taken the alarm and read it back.
///
/// The side that was told records it for itself. The side that told may record it too, for a receiver on the telephone whose desk cannot be
/// reached; then `takenBy` is who read it back, and who wrote it down stands behind the words.
struct ReceiptForm: Decodable, Hashable {
    let request: String
    let post: String
    let person: String
    let takenBy: String?
    let readBack: String

    /// What to record.
    func payload(for id: String, _ around: FormSurroundings) throws(DeskRefusal) -> AlarmReceived {
        try FormText.check(request: request)
        guard let (alarm, incident) = around.state.alarm(id) else { throw .unknown(String(id.prefix(80))) }
        let (post, person) = (try FormText.post(post, around), try FormText.person(person))
        let words = try FormText.readBack(readBack)
        if alarm.toSide == around.side {
            return AlarmReceived(alarm: id, incident: incident, post: post, person: person, readBack: words, at: around.now)
        }
        guard alarm.side == around.side else { throw .alarmOfOtherSide(id) }
        let desk = around.region.post(post)?.name.zh ?? post
        return AlarmReceived(
            alarm: id, incident: incident, post: alarm.toPost, person: try FormText.receiver(takenBy ?? ""),
            readBack: "\(words)〔\(desk) \(person) 电话记录〕", at: around.now)
    }

    /// The same words under the same request are one event.
    func eventID(for alarm: String) -> String {
        EventIdentity.derived(from: ["receipt", request, alarm, post, person, takenBy ?? "", readBack])
    }
}

/// `POST /api/reports/{id}/submitted`: the report has been handed in.
struct SubmissionForm: Decodable, Hashable {
    let request: String
    let post: String
    let person: String
    let note: String?

    /// What to record.
    func payload(for id: String, _ around: FormSurroundings) throws(DeskRefusal) -> ReportSubmitted {
        try FormText.check(request: request)
        guard let (report, incident) = around.state.report(id) else { throw .unknown(String(id.prefix(80))) }
        guard incident.side == around.side else { throw .incidentOfOtherSide(incident.id) }
        if let done = report.submitted { throw .alreadySubmitted(id, by: done.person, at: done.at.beijingText) }
        return ReportSubmitted(
            report: id, incident: incident.id, post: try FormText.post(post, around), person: try FormText.person(person), at: around.now,
            note: try FormText.note(note ?? ""))
    }

    /// A report is handed in once, whoever does it first.
    static func eventID(for report: String) -> String { EventIdentity.derived(from: ["report-submitted", report]) }

    var words: String { EventIdentity.derived(from: [post, person, note ?? ""]) }

    /// Whether this is what was recorded already.
    func says(_ done: DeskReport.Submission) -> Bool {
        done.post == post && done.person == (try? FormText.person(person)) && done.note == (try? FormText.note(note ?? ""))
    }
}

/// `POST /api/incidents/{id}/grade`: a person answers for the grade.
struct GradeForm: Decodable, Hashable {
    let request: String
    let post: String
    let person: String
    let grade: String
    let reason: String

    /// What to record.
    func payload(for id: String, _ around: FormSurroundings) throws(DeskRefusal) -> GradeDecided {
        try FormText.check(request: request)
        let incident = try around.openIncident(id)
        guard incident.report != nil else { throw .onlySuspected(id) }
        guard let grade = IncidentGrade(rawValue: grade) else {
            throw .field("grade", zh: "请选择级别", en: "choose a grade")
        }
        return GradeDecided(
            incident: id, grade: grade, post: try FormText.post(post, around), person: try FormText.person(person),
            reason: try FormText.reason(reason))
    }

    func eventID(for incident: String) -> String {
        EventIdentity.derived(from: ["grade", request, incident, grade, post, person, reason])
    }
}

/// `POST /api/incidents/{id}/close`: the incident is over.
struct ClosingForm: Decodable, Hashable {
    let request: String
    let post: String
    let person: String
    let outcome: String

    /// What to record.
    func payload(for id: String, _ around: FormSurroundings) throws(DeskRefusal) -> IncidentClosed {
        try FormText.check(request: request)
        _ = try around.openIncident(id)
        return IncidentClosed(
            incident: id, post: try FormText.post(post, around), person: try FormText.person(person), outcome: try FormText.reason(outcome))
    }

    /// An incident ends once, whoever says so first.
    static func eventID(for incident: String) -> String { EventIdentity.derived(from: ["close", incident]) }

    var words: String { EventIdentity.derived(from: [post, person, outcome]) }

    /// Whether this is what was recorded already.
    func says(_ done: DeskIncident.Closing) -> Bool {
        done.post == post && done.person == (try? FormText.person(person)) && done.outcome == (try? FormText.reason(outcome))
    }
}

extension FormSurroundings {
    /// An incident that this side may decide about.
    func openIncident(_ id: String) throws(DeskRefusal) -> DeskIncident {
        guard let incident = state.incidents[id] else { throw .unknown(String(id.prefix(80))) }
        guard incident.side == side else { throw .incidentOfOtherSide(id) }
        guard incident.isOpen else { throw .incidentOver(id) }
        return incident
    }
}
