import Events
import Foundation
import Region
import Rivers

/// What may be said by hand, and how it has to look: what cannot be right is refused before it is in the journal.
struct HandRules {
    private let playbooks: Playbooks

    init(_ playbooks: Playbooks) { self.playbooks = playbooks }

    /// - Throws: `Complaint` or `EventError` that says what to write instead.
    func check(_ event: Event) throws {
        let read = try Event(json: event.json)
        let payload = try Catalogue.payload(of: read)
        try refuseUnknownMembers(of: read, payload)
        switch payload {
        case let report as IncidentReported: try check(report, read)
        case let closing as IncidentClosed: try check(closing.incident, "incident", closing.post, closing.person, read)
        case let receipt as AcknowledgementRecorded: try check(receipt.aggregate, "aggregate", receipt.post, receipt.person, read)
        case let done as TaskCompleted: try check(done.task, "task", done.by, done.person, read)
        case let proposed as RegisterProposed: try check(proposed.entry, "entry", proposed.post, proposed.person, read)
        case let approved as RegisterApproved: try check(approved.entry, "entry", approved.post, approved.person, read)
        case let refused as RegisterRefused: try check(refused.entry, "entry", refused.post, refused.person, read)
        case let verified as RegisterVerified: try check(verified.entry, "entry", verified.post, verified.person, read)
        default:
            throw Complaint(
                "‘\(event.type)’ is decided by a service and not said by hand; by hand go water.incident.reported, "
                    + "water.incident.closed, water.register.proposed, .approved, .refused and .verified, acknowledgement.recorded and "
                    + "task.completed")
        }
    }

    private func check(_ report: IncidentReported, _ event: Event) throws {
        try check(report.incident, "incident", report.reporter, "-", event)
        let problems = IncidentReport.check(report, against: playbooks.rivers, at: event.time)
        guard problems.isEmpty else { throw Complaint(problems.map { "\($0.field): \($0.text)" }.joined(separator: "\n")) }
    }

    private func check(_ number: String, _ field: String, _ post: String, _ person: String, _ event: Event) throws {
        guard number == event.subject else {
            throw Complaint("the subject is ‘\(event.subject)’ and the data's ‘\(field)’ is ‘\(number)’; they have to be the same")
        }
        let posts = playbooks.region.posts(of: event.side).map(\.id)
        guard posts.contains(post) else {
            throw Complaint("this side has no duty post ‘\(post)’; write one of \(posts.joined(separator: ", "))")
        }
        guard !person.trimmingCharacters(in: .whitespaces).isEmpty else { throw Complaint("‘person’ is empty; write who says it") }
    }

    /// A misspelt optional member would otherwise be left out in silence, and a known mass become an unknown one.
    private func refuseUnknownMembers(of event: Event, _ payload: any EventPayload) throws {
        let written = try members(Data(event.data))
        let understood = try members(JSONEncoder().encode(payload))
        let unknown = written.subtracting(understood).sorted()
        guard unknown.isEmpty else {
            throw Complaint(
                "\(event.type) has no member \(unknown.map { "‘\($0)’" }.joined(separator: ", ")); check the spelling, or leave it out")
        }
    }

    private func members(_ json: Data) throws -> Set<String> {
        Set((try JSONSerialization.jsonObject(with: json) as? [String: Any] ?? [:]).keys)
    }
}
