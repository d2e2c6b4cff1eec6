import Chronology
import Events
import Foundation
import Playbook
import Rivers
import Wording

/// A past episode and what is put into it, as its YAML file says.
struct Scenario: Sendable {
    let exercise: String
    let name: Bilingual
    let from: Timestamp
    let to: Timestamp
    let step: Duration
    /// Daily files, read before the first hour.
    let history: [URL]
    /// Hourly files, read hour by hour.
    let hours: [URL]
    /// How long after its hour a value is published.
    let publicationDelay: Duration
    let people: SimulatedPeople.Habits
    let injects: [Inject]

    /// Something that somebody says in the middle: a report, or a sample of the water.
    struct Inject: Sendable {
        let at: Timestamp
        let side: Side
        let subject: String
        let payload: any EventPayload
    }

    static let longest = Duration.days(60)

    static func load(from path: String, playbooks: Playbooks) throws -> Scenario {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Complaint("\(path) cannot be read; name a scenario file (Deploy/sample has one)")
        }
        let base = URL(filePath: path).deletingLastPathComponent()
        let (value, findings) = Reader.read(String(decoding: data, as: UTF8.self), file: path) { ScenarioFields($0, base).scenario() }
        guard let value else { throw Findings(findings) }
        for inject in value.injects {
            let problems = Self.problems(of: inject, playbooks.rivers)
            guard problems.isEmpty else {
                throw Complaint("\(path): \(problems.map { "\($0.field): \($0.text)" }.joined(separator: "\n"))")
            }
        }
        for file in value.history + value.hours where !FileManager.default.fileExists(atPath: file.path) {
            throw Complaint("\(path) names \(file.path), and there is no such file")
        }
        return value
    }

    private static func problems(of inject: Inject, _ rivers: RiverPlaybook) -> [IncidentReport.Problem] {
        switch inject.payload {
        case let report as IncidentReported: IncidentReport.check(report, against: rivers, at: inject.at)
        case let sample as SampleRecorded: SampleReport.check(sample, against: rivers, at: inject.at)
        default: []
        }
    }
}

/// Reads a scenario's fields.
private struct ScenarioFields {
    private let fields: Fields
    private let base: URL

    init(_ fields: Fields, _ base: URL) { (self.fields, self.base) = (fields, base) }

    func scenario() -> Scenario? {
        let exercise = fields.identifier("exercise")
        let name = fields.bilingual("name")
        let from = time("from", of: fields)
        let to = time("to", of: fields)
        let step = fields.duration("step", in: .minutes(5) ... .hours(24))
        let history = files("history")
        let hours = files("hours")
        let delay = fields.duration("publicationDelay", in: .zero ... .hours(6))
        let people = fields.mapping("people", habits)
        let incidents = fields.list("incidents", count: 0...20, inject)
        let samples = fields.has("samples") ? fields.list("samples", count: 0...200, sample) : []
        fields.rejectUnknownKeys()
        guard let exercise, let name, let from, let to, let step, let history, let hours, let delay, let people, let incidents, let samples,
            isInOrder(from, to)
        else { return nil }
        return Scenario(
            exercise: exercise, name: name, from: from, to: to, step: step, history: history, hours: hours, publicationDelay: delay,
            people: people, injects: incidents + samples)
    }

    private func isInOrder(_ from: Timestamp, _ to: Timestamp) -> Bool {
        if from < to, to - from <= Scenario.longest { return true }
        fields.report(
            at: "to", problem: Bilingual(zh: "结束时间不对", en: "the end does not fit the beginning"),
            remedy: Bilingual(zh: "写在 from 之后、60 天以内", en: "write a time after ‘from’, at most 60 days later"))
        return false
    }

    private func files(_ key: String) -> [URL]? {
        fields.entries(key)?.compactMap { $0.string() }.map { URL(filePath: $0, relativeTo: base).standardizedFileURL }
    }

    /// Beijing time: `2020-03-26 17:00`.
    private func time(_ key: String, of fields: Fields) -> Timestamp? {
        fields.parsed(key, as: Bilingual(zh: "北京时间", en: "Beijing time"), example: "2020-03-26 17:00") { text in
            Timestamp(rfc3339: text.replacing(" ", with: "T") + ":00+08:00")
        }
    }

    private func habits(_ fields: Fields) -> SimulatedPeople.Habits? {
        let acknowledge = fields.duration("acknowledgeAfter", in: .zero ... .days(2))
        let complete = fields.number("completeAtShare", in: 0...1, unit: "")
        let share = fields.number("completedShare", in: 0...1, unit: "")
        let answer = fields.optional.duration("answerAfter", in: .zero ... .days(2))
        let release = fields.optional.duration("releaseAfter", in: .zero ... .days(2))
        let disagreeing = fields.optional.number("disagreeingShare", in: 0...1, unit: "")
        fields.rejectUnknownKeys()
        guard let acknowledge, let complete, let share else { return nil }
        // Without a word people answer as fast as they acknowledge, and release a while after.
        return SimulatedPeople.Habits(
            acknowledgeAfter: acknowledge, completeAtShare: complete, completedShare: share, answerAfter: answer ?? acknowledge,
            releaseAfter: release ?? acknowledge + acknowledge, disagreeingShare: disagreeing ?? 0)
    }

    private func inject(_ fields: Fields) -> Scenario.Inject? {
        let at = time("at", of: fields)
        let released = time("released", of: fields)
        let side = fields.choice("side", of: Side.self)
        let incident = fields.identifier("incident")
        let river = fields.identifier("river")
        let kilometre = fields.number("kilometre", in: 0...2000, unit: "km")
        let substance = fields.identifier("substance")
        let mass = fields.optional.number("massKilograms", in: 0...1e9, unit: "kg")
        let lasted = fields.optional.duration("duration", in: .zero ... .days(30)) ?? .zero
        let reporter = fields.identifier("reporter")
        let description = fields.string("description")
        fields.rejectUnknownKeys()
        guard let at, let released, let side, let incident, let river, let kilometre, let substance, let reporter, let description,
            gives(side, incident, fields)
        else { return nil }
        let report = IncidentReported(
            incident: incident, river: river, kilometre: kilometre, substance: substance, massKilograms: mass, released: released,
            durationSeconds: Double(lasted.wholeSeconds), reporter: reporter, description: description)
        return Scenario.Inject(at: at, side: side, subject: incident, payload: report)
    }

    /// As by hand: a number says whose it is.
    private func gives(_ side: Side, _ number: String, _ fields: Fields) -> Bool {
        if side.gives(number) { return true }
        fields.report(
            at: "incident", problem: Bilingual(zh: "编号“\(number)”看不出是哪一方的", en: "the number ‘\(number)’ does not say whose it is"),
            remedy: Bilingual(zh: "写 \(side.rawValue)-\(number)", en: "write \(side.rawValue)-\(number)"))
        return false
    }

    /// What was found in the water; without a concentration it was below the detection limit.
    private func sample(_ fields: Fields) -> Scenario.Inject? {
        let at = time("at", of: fields)
        let taken = time("sampled", of: fields)
        let side = fields.choice("side", of: Side.self)
        let number = fields.identifier("sample")
        let river = fields.identifier("river")
        let kilometre = fields.number("kilometre", in: 0...2000, unit: "km")
        let substance = fields.identifier("substance")
        let found = fields.optional.number("milligramsPerLitre", in: 0...1e6, unit: "mg/l")
        let detection = fields.optional.number("detectionLimit", in: 0...1e6, unit: "mg/l")
        let incident = fields.optional.string("incident")
        let post = fields.identifier("post")
        fields.rejectUnknownKeys()
        guard let at, let taken, let side, let number, let river, let kilometre, let substance, let post else { return nil }
        let sample = SampleRecorded(
            sample: number, river: river, kilometre: kilometre, substance: substance, sampled: taken, milligramsPerLitre: found,
            detectionLimit: detection, incident: incident, post: post, remark: "imagined 假想")
        return Scenario.Inject(at: at, side: side, subject: number, payload: sample)
    }
}
