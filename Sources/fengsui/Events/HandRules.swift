import Chronology
import Events
import Foundation
import Region
import Wording

/// What may be said by hand, and how it has to look: what cannot be right is refused before it is in the journal.
struct HandRules {
    let playbooks: Playbooks

    init(_ playbooks: Playbooks) { self.playbooks = playbooks }

    /// - Throws: `Complaint` or `EventError` that says what to write instead.
    func check(_ event: Event) throws {
        let read = try Event(json: event.json)
        let payload = try Catalogue.payload(of: read)
        guard let said = payload as? any SaidByHand else {
            throw Complaint(
                "‘\(event.type)’ is decided by a service and not said by hand; by hand go \(Catalogue.byHand.joined(separator: ", "))")
        }
        try refuseUnknownMembers(of: read, payload)
        try said.check(as: read, by: self)
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

// MARK: - What holds of every one

extension HandRules {
    /// It is about its subject, and somebody of a post of this side says it.
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

    /// What both sides see has a number that only this side can have given it.
    func gives(_ number: String, _ event: Event) throws {
        let (own, other) = (event.side, event.side.other)
        if own.gives(number) { return }
        let bare = other.gives(number) ? String(number.dropFirst(other.rawValue.count + 1)) : number
        throw Complaint(
            "‘\(number)’ is a number that \(other.gives(number) ? "the other side gives" : "both sides could give"); begin it with this side's "
                + "name: \(own.rawValue)-\(bare) 编号须以本方名称 \(own.rawValue)- 开头，双方才不会重号")
    }

    func needs(_ field: String, _ text: String) throws {
        guard !text.trimmingCharacters(in: .whitespaces).isEmpty else { throw Complaint("‘\(field)’ is empty; write why") }
    }

    func lasts(_ from: Timestamp, _ until: Timestamp) throws {
        guard from < until else { throw Complaint("it ends at \(until.rfc3339), which is not after \(from.rfc3339)") }
    }

    func refuse(_ problems: [Bilingual]) throws {
        guard problems.isEmpty else { throw Complaint(problems.map { "\($0)" }.joined(separator: "\n")) }
    }
}
