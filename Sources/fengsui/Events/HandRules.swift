import Chronology
import Events
import Foundation
import Region
import Rivers
import WaterIncidents
import Wording

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
        case let sample as SampleRecorded:
            try check(sample.sample, "sample", sample.post, "-", read)
            try refuse(playbooks.problems(with: sample, at: read.time))
        case let impact as ImpactReported:
            try check(impact.incident, "incident", impact.reporter, impact.person, read)
            try refuse(HandCheck.problems(with: impact, at: read.time))
        case let decision as GradeDecided:
            try check(decision.incident, "incident", decision.post, decision.person, read)
            try refuse(HandCheck.problems(with: decision))
        case let report as ReportSubmitted: try check(report.report, "report", report.post, report.person, read)
        case let receipt as AlarmReceived:
            try check(receipt.alarm, "alarm", receipt.post, receipt.person, read)
            try refuse(HandCheck.problems(with: receipt))
        case let release as ReleaseAnnounced:
            try check(release.release, "release", release.post, release.person, read)
            try refuse(playbooks.problems(with: release, at: read.time))
        default: try checkPeople(payload, read)
        }
    }

    private func check(_ report: IncidentReported, _ event: Event) throws {
        try check(report.incident, "incident", report.reporter, "-", event)
        let problems = IncidentReport.check(report, against: playbooks.rivers, at: event.time)
        guard problems.isEmpty else { throw Complaint(problems.map { "\($0.field): \($0.text)" }.joined(separator: "\n")) }
    }

    private func refuse(_ problems: [Bilingual]) throws {
        guard problems.isEmpty else { throw Complaint(problems.map { "\($0)" }.joined(separator: "\n")) }
    }

    func check(_ number: String, _ field: String, _ post: String, _ person: String, _ event: Event) throws {
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

extension Playbooks {
    fileprivate func problems(with sample: SampleRecorded, at now: Timestamp) -> [Bilingual] {
        HandCheck.problems(with: sample, rivers: rivers, knows: { names[$0] != nil || incidents.quality.name($0) != nil }, at: now)
    }

    fileprivate func problems(with release: ReleaseAnnounced, at now: Timestamp) -> [Bilingual] {
        HandCheck.problems(with: release, rivers: rivers, at: now)
    }
}
