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

    /// What to record of a file, or the reason why not.
    /// - Parameters:
    ///   - digest: SHA-256 of its bytes in hexadecimal.
    ///   - now: becomes `known`, except in a file that says itself when it was known.
    package func taking(of file: GuidanceFile, digest: String, at now: Timestamp) -> GuidanceTaking {
        do throws(GuidanceError) {
            let runs = try file.runs(GuidanceContext(known: now, points: points), decodingGRIB: decode)
            var items: [GuidanceItem] = []
            for run in runs {
                for part in try run.parts(file: file.name, digest: digest) { items.append(GuidanceItem(part)) }
            }
            return GuidanceTaking(file: file, digest: digest, runs: items, faults: [])
        } catch {
            let fault = ObservationQuarantined(file: file.name, line: error.line, reason: error.text, content: "")
            return GuidanceTaking(file: file, digest: digest, runs: [], faults: [GuidanceItem(fault)])
        }
    }
}

/// What a file gave. `closing` goes behind the rest, when it is known how much of it was news.
package struct GuidanceTaking: Sendable {
    private let file: GuidanceFile
    private let digest: String
    package let runs: [GuidanceItem]
    package let faults: [GuidanceItem]

    init(file: GuidanceFile, digest: String, runs: [GuidanceItem], faults: [GuidanceItem]) {
        (self.file, self.digest, self.runs, self.faults) = (file, digest, runs, faults)
    }

    /// `air.file.read`.
    /// - Parameter unchanged: how many runs the journal had already, of an earlier reading or of the same file under another name.
    package func closing(unchanged: Int) -> GuidanceItem {
        let format = GuidanceFormat(recognising: file.bytes)?.rawValue ?? "unknown"
        return GuidanceItem(
            FileRead(
                file: file.name, digest: digest, layout: "guidance-\(format)", recorded: max(0, runs.count - unchanged),
                unchanged: unchanged, corrected: 0, quarantined: faults.count))
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
        id = EventIdentity.derived(
            from: ["file", file.file, file.digest] + [file.recorded, file.unchanged, file.quarantined].map(String.init))
        payload = file
        subject = GuidanceItem.subject(file.file)
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
