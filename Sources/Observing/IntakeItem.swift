package import Chronology
package import Events
import Wording

/// One thing to record of a file. Its id follows from what it is about, so that a second reading after a crash repeats nothing.
package struct IntakeItem: Sendable {
    package let id: String
    package let payload: any EventPayload
    package let subject: String

    /// The event as `observe` of a side says it.
    package func event(side: Side, realm: Realm, time: Timestamp) throws(EventError) -> Event {
        try Event(payload, id: id, source: "/\(side.rawValue)/observe", subject: subject, time: time, side: side, realm: realm)
    }
}

extension IntakeItem {
    /// (station, hour, revision)
    init(_ hour: ObservationRecorded) {
        let parts = ["hour", hour.station, hour.hour.rfc3339, String(hour.revision)]
        self.init(id: EventIdentity.derived(from: parts), payload: hour, subject: Self.subject(hour.station))
    }

    /// (place, day, revision)
    init(_ day: DayRecorded) {
        let parts = ["day", day.place, "\(day.date)", String(day.revision)]
        self.init(id: EventIdentity.derived(from: parts), payload: day, subject: day.place)
    }

    /// (file, line, reason)
    init(_ row: ObservationQuarantined) {
        let parts = ["row", row.file, String(row.line), row.reason.en]
        self.init(id: EventIdentity.derived(from: parts), payload: row, subject: Self.subject(row.file))
    }

    /// (file, content, what came of it): read again on purpose, the same file may give something else.
    init(_ file: FileRead) {
        let counts = [file.recorded, file.unchanged, file.corrected, file.quarantined].map(String.init)
        self.init(
            id: EventIdentity.derived(from: ["file", file.file, file.digest] + counts), payload: file, subject: Self.subject(file.file))
    }

    /// A name as the subject of an event: without blanks and control characters, at most 128 bytes.
    static func subject(_ name: String) -> String {
        var subject = ""
        for scalar in name.unicodeScalars {
            subject.unicodeScalars.append(Event.isAllowedInNames(scalar) ? scalar : "_")
            guard subject.utf8.count <= maximumSubjectBytes else { return String(subject.unicodeScalars.dropLast()) }
        }
        return subject.isEmpty ? "_" : subject
    }

    private static let maximumSubjectBytes = 128
}
