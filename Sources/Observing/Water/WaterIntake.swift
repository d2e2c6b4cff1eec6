package import Chronology
import Events
import Wording

/// The way in for files of water samples: what to record of a file, beside what is known.
///
/// A sample's id follows from monitor, parameter, time and value, in whatever file and order it comes; what was recorded is counted and not
/// recorded again. A row that cannot be read is kept aside with its line and what to do about it. `FileRead` closes the file.
package struct WaterIntake: Sendable {
    private let names: WaterNames

    package init(names: WaterNames) { self.names = names }

    /// Whether a file is one of water samples, by its header.
    package static func recognises(_ bytes: [UInt8]) -> Bool { WaterFile.recognises(bytes) }

    /// What to record of a file, in order of time, then the rows kept aside, then `FileRead`; nothing of a file that was read before.
    package func items(of file: Intake.File, known: ObserveState, at now: Timestamp) -> [IntakeItem] {
        guard !known.files.holds(file.name, digest: file.digest) else { return [] }
        let contents = WaterFile(file.bytes, names: names, now: now)
        var (memory, samples, counts) = (known.samples, [IntakeItem](), (unchanged: contents.empty, corrected: 0, old: 0))
        var aside = contents.faults
        let rows = contents.rows.sorted { ($0.sample.sampled, $0.sample.sample, $0.line) < ($1.sample.sampled, $1.sample.sample, $1.line) }
        for row in rows {
            switch memory.verdict(on: row.sample) {
            case .unchanged: counts.unchanged += 1
            case .tooOld:
                counts.old += 1
                if counts.old == 1 { aside.append((row.line, Self.tooOld(row.sample.section ?? ""), row.sample.sampled.beijingText)) }
            case .correction:
                counts.corrected += 1
                samples.append(IntakeItem(row.sample))
            case .new: samples.append(IntakeItem(row.sample))
            }
            memory.take(row.sample)
        }
        let rowsAside = aside.map {
            IntakeItem(ObservationQuarantined(file: file.name, line: $0.line, reason: $0.reason, content: $0.content))
        }
        let end = FileRead(
            file: file.name, digest: file.digest, layout: WaterFile.layout, recorded: samples.count - counts.corrected,
            unchanged: counts.unchanged, corrected: counts.corrected, quarantined: contents.faultyRows + counts.old)
        return samples + rowsAside + [IntakeItem(end)]
    }

    private static func tooOld(_ monitor: String) -> Bilingual {
        Bilingual(
            zh: "“\(monitor)”的此行早于所保留的最近 \(SampleMemory.maximumWords) 次读数，此行及同类各行未采用",
            en:
                "‘\(monitor)’: this and like rows are older than the last \(SampleMemory.maximumWords) readings that are held, and were left out"
        )
    }
}

extension IntakeItem {
    /// (monitor, parameter, time, values): the same row in another file or order is the same event.
    init(_ sample: SampleRecorded) {
        let numbers = [sample.milligramsPerLitre, sample.detectionLimit, sample.dischargeCubicMetresPerSecond]
        let parts = ["sample", sample.sample, sample.sampled.rfc3339] + numbers.map { $0.map { "\($0)" } ?? "" } + [sample.remark ?? ""]
        self.init(id: EventIdentity.derived(from: parts), payload: sample, subject: Self.subject(sample.sample))
    }
}
