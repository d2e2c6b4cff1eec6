import Foundation
import Testing

@testable import Events

/// The files were written once by `Event.json` from a replay of the dust of 2020 with an imagined spill, and are never edited.
@Suite("What was published once is read and written the same for ever")
struct GoldenPromises {
    @Test("every type of the catalogue has its file, and every file its type")
    func complete() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).filter { $0.hasSuffix(".json") }
        let known = Catalogue.types.flatMap { type in (1...type.version).map { "\(type.type).v\($0).json" } }
        #expect(Set(files) == Set(known + Self.grown.map { "\($0).v1.full.json" }))
    }

    /// Types that have got members since their file was written. A second file has them.
    static let grown = members.keys.sorted()

    /// What they have got.
    private static let members: [String: Set<String>] = [
        "acknowledgement.recorded": ["expires"], "notification.failed": ["sent"], "warning.issued": ["release"],
        "warning.updated": ["release"], "warning.lifted": ["release"], "warning.proposed": ["formerDue"],
        "consultation.opened": ["formerDue"],
        "call.opened": ["asked", "people", "endedBy"], "link.received": ["aloneSince", "events"],
    ]

    @Test("a type that has got members is read and written with them and without", arguments: grown)
    func fullBytes(type: String) throws {
        let event = try Event(json: Self.json("\(type).v1.full"))
        let payload = try Catalogue.payload(of: event)
        #expect(try event.type == type && payload.json() == event.data)
        #expect(try Self.optionalMembers(event) == Self.optionalMembers(type).union(Self.members[type] ?? []))
    }

    @Test("a file's event is read as its type, and written again it has the same bytes", arguments: Catalogue.types.map { $0.type })
    func bytes(type: String) throws {
        let json = try Self.json(type)
        let event = try Event(json: json)
        #expect(event.type == type)
        #expect(event.json == json)
        let payload = try Catalogue.payload(of: event)
        #expect(try payload.json() == event.data)
    }

    @Test("a later member in the data does not keep a file from being read", arguments: Catalogue.types.map { $0.type })
    func additions(type: String) throws {
        let event = try Event(json: Self.json(type))
        let more = #"{"0":[null],"# + String(decoding: event.data.dropFirst(), as: UTF8.self)
        let later = sampleEvent(type: type, version: event.version, data: more)
        #expect(try Catalogue.payload(of: later).json() == event.data)
    }

    /// What may be left out today may be left out for ever: a member that becomes needed makes old events unreadable.
    @Test(
        "only these members of the data may be absent",
        arguments: [
            "water.register.overdue": ["lastVerified"],
            "acknowledgement.recorded": ["note"], "air.day.assessed": ["aqi", "dustRatio", "level"], "air.day.recorded": ["publishedAQI"],
            "air.observation.recorded": ["publishedAQI"], "response.activated": ["emissionCutPercent"],
            "task.assigned": ["dueReason", "emissionCutPercent"],
            "water.incident.reported": ["dischargeCubicMetresPerSecond", "massKilograms"],
            "water.alarm.sent": ["arrival"],
            "water.impact.reported": [
                "crosses", "deaths", "evacuated", "injured", "intakeCutOff", "lossTenThousandYuan", "touchesDwellings",
            ],
            "water.incident.graded": ["decidedBy", "former"],
            "water.incident.suspected": ["watercourse"],
            "water.release.announced": ["ends", "watercourse"],
            "water.report.submitted": ["note"],
            "water.sample.recorded": [
                "bank", "detectionLimit", "dischargeCubicMetresPerSecond", "incident", "milligramsPerLitre", "remark", "section",
                "watercourse",
            ],
            "cap.received": ["answer", "headline", "identifier", "msgType", "sender", "severity", "status"],
            "call.opened": ["ends", "level", "replaces"], "call.unanswered": ["next"],
            "consultation.answered": ["level"], "consultation.closed": ["level", "nextReview", "proposal", "warning"],
            "consultation.opened": ["level", "proposal", "requestedBy", "warning"],
            "duty.absence.recorded": ["note"], "duty.shift.swapped": ["note"], "duty.shift.taken": ["from", "note"],
            "notification.displayed": ["notification", "post"], "notification.requested": ["level", "person"],
            "notification.skipped": ["silence"], "notification.transported": ["reference"], "silence.set": ["level"],
            "warning.endorsed": ["note"], "warning.proposed": ["from"], "watch.lapsed": ["last"],
        ] as [String: Set<String>])
    func absent(type: String, members: Set<String>) throws {
        #expect(try Self.optionalMembers(type) == members)
    }

    @Test("of every other type none may be")
    func needed() throws {
        let some: Set = [
            "water.register.overdue",
            "acknowledgement.recorded", "air.day.assessed", "air.day.recorded", "air.observation.recorded", "response.activated",
            "task.assigned", "water.incident.reported", "water.sample.recorded",
            "water.alarm.sent", "water.impact.reported", "water.incident.graded", "water.incident.suspected", "water.release.announced",
            "water.report.submitted",
            "cap.received", "call.opened", "call.unanswered", "consultation.answered", "consultation.closed", "consultation.opened",
            "duty.absence.recorded", "duty.shift.swapped", "duty.shift.taken", "notification.displayed", "notification.requested",
            "notification.skipped", "notification.transported", "silence.set", "warning.endorsed", "warning.proposed", "watch.lapsed",
        ]
        for type in Catalogue.types.map({ $0.type }) where !some.contains(type) {
            #expect(try Self.optionalMembers(type) == [], "\(type)")
        }
    }

    static func json(_ type: String) throws -> [UInt8] {
        let name = type.contains(".v1") ? type : "\(type).v1"
        return Array(try Data(contentsOf: folder.appending(path: "\(name).json")))
    }

    private static var folder: URL { Bundle.module.bundleURL.appending(path: "Golden") }

    /// The members of the file's data without which it can still be read.
    private static func optionalMembers(_ type: String) throws -> Set<String> {
        try optionalMembers(Event(json: json(type)))
    }

    private static func optionalMembers(_ event: Event) throws -> Set<String> {
        let data = try #require(try JSONSerialization.jsonObject(with: Data(event.data)) as? [String: Any])
        let names = try data.keys.filter { name in
            let rest = try JSONSerialization.data(withJSONObject: data.filter { $0.key != name })
            let shorter = sampleEvent(type: event.type, data: String(decoding: rest, as: UTF8.self))
            return (try? Catalogue.check(shorter)) != nil
        }
        return Set(names)
    }
}
