package import Chronology
package import Events
import Wording

/// The way in for guidance: a file's runs as events that a second reading repeats under the same ids.
package struct GuidanceIntake: Sendable {
    private let points: [GuidancePoint]
    private let decode: GuidanceFile.GRIBDecoder

    /// - Parameters:
    ///   - points: which points of a grid are wanted.
    ///   - decode: reads GRIB messages.
    package init(points: [GuidancePoint], decodingGRIB decode: @escaping GuidanceFile.GRIBDecoder) {
        self.points = points
        self.decode = decode
    }

    /// What to record of a file, and `air.file.read` behind it, or the reason why not.
    /// - Parameters:
    ///   - digest: SHA-256 of its bytes in hexadecimal.
    ///   - now: becomes `known`, except in a file that says itself when it was known.
    package func items(of file: GuidanceFile, digest: String, at now: Timestamp) -> [GuidanceItem] {
        do throws(GuidanceError) {
            let runs = try file.runs(GuidanceContext(known: now, points: points), decodingGRIB: decode)
            var items: [GuidanceItem] = []
            for run in runs {
                for part in try run.parts(file: file.name, digest: digest) { items.append(GuidanceItem(part)) }
            }
            return items + [closing(file, digest, recorded: items.count, quarantined: 0)]
        } catch {
            let fault = ObservationQuarantined(file: file.name, line: error.line, reason: error.text, content: "")
            return [GuidanceItem(fault), closing(file, digest, recorded: 0, quarantined: 1)]
        }
    }

    private func closing(_ file: GuidanceFile, _ digest: String, recorded: Int, quarantined: Int) -> GuidanceItem {
        let format = GuidanceFormat(recognising: file.bytes)?.rawValue ?? "unknown"
        return GuidanceItem(
            FileRead(
                file: file.name, digest: digest, layout: "guidance-\(format)", recorded: recorded, unchanged: 0, corrected: 0,
                quarantined: quarantined))
    }
}

/// One thing to record, with an id that follows from what it is about.
package struct GuidanceItem: Sendable {
    package let id: String
    package let payload: any EventPayload
    package let subject: String

    /// (source, model, run, kind, points, days, file content)
    init(_ run: GuidanceReceived) {
        let points = run.points.map { "\($0.latitude),\($0.longitude)" }.joined(separator: ";")
        let what = ["guidance", run.source, run.model, run.run.rfc3339, run.isAnalysis ? "analysis" : "forecast"]
        id = EventIdentity.derived(from: what + [points, "\(run.firstDay)", String(run.days), run.digest])
        payload = run
        subject = run.subject
    }

    init(_ fault: ObservationQuarantined) {
        id = EventIdentity.derived(from: ["row", fault.file, String(fault.line), fault.reason.en])
        payload = fault
        subject = GuidanceItem.subject(fault.file)
    }

    init(_ file: FileRead) {
        id = EventIdentity.derived(from: ["file", file.file, file.digest, String(file.recorded), String(file.quarantined)])
        payload = file
        subject = GuidanceItem.subject(file.file)
    }

    /// The event as `observe` of a side says it.
    package func event(side: Side, realm: Realm, time: Timestamp) throws(EventError) -> Event {
        try Event(payload, id: id, source: "/\(side.rawValue)/observe", subject: subject, time: time, side: side, realm: realm)
    }

    /// A name as the subject of an event: without blanks and control characters, at most 128 bytes.
    private static func subject(_ name: String) -> String {
        var subject = ""
        for scalar in name.unicodeScalars {
            subject.unicodeScalars.append(Event.isAllowedInNames(scalar) ? scalar : "_")
            guard subject.utf8.count <= 128 else { return String(subject.unicodeScalars.dropLast()) }
        }
        return subject.isEmpty ? "_" : subject
    }
}
