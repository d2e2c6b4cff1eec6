import Chronology
import Events
import Foundation
import Playbook
import RiverMap
import Rivers
import Wording

/// What the maps are made from: the folder of playbooks.
struct RiverMapSource {
    let playbooks: Playbooks
    private let language: OutputLanguage

    /// - Throws: `Findings` with every mistake of the files.
    init(playbooks folder: String, language: OutputLanguage) throws {
        self.init(playbooks: try Playbooks.load(from: folder), language: language)
    }

    init(playbooks: Playbooks, language: OutputLanguage) { (self.playbooks, self.language) = (playbooks, language) }

    /// One river, or all of them.
    func rivers(_ id: String?) throws -> [River] {
        let all = playbooks.rivers.rivers
        guard let id else { return all }
        guard let found = playbooks.rivers.river(id) else {
            let list = all.map(\.id).joined(separator: ", ")
            let text = Bilingual(zh: "没有河流“\(id)”；可用：\(list)", en: "there is no river ‘\(id)’; write one of: \(list)")
            throw Complaint(language.choose(from: text))
        }
        return [found]
    }

    func subject(_ river: River, date: CalendarDate, realm: Realm) -> MapSubject {
        MapSubject(
            river, season: river.season(at: Timestamp(date, hour: 12)), region: playbooks.region,
            substances: playbooks.rivers.substances, geometry: playbooks.maps.geometry(river.id), backdrop: playbooks.maps.backdrop,
            realm: realm)
    }
}

/// An incident's report, and what the model makes of it.
struct IncidentDrawing {
    private let report: IncidentReported
    private let language: OutputLanguage

    /// - Throws: `Complaint` for a file that is no report, or one of another river than is to be drawn.
    init(reading file: String, river: String?, language: OutputLanguage) throws {
        self.language = language
        let decoder = JSONDecoder()
        guard let data = FileManager.default.contents(atPath: file), let report = try? decoder.decode(IncidentReported.self, from: data)
        else {
            throw Complaint(
                language.choose(
                    from: Bilingual(
                        zh: "\(file) 不是事件报告；格式见 fengsui publish --help",
                        en: "\(file) is no report of an incident; `fengsui publish --help` shows how one is written")))
        }
        guard report.river == river else {
            throw Complaint(
                language.choose(
                    from: Bilingual(
                        zh: "事件在“\(report.river)”；请写 --river \(report.river)",
                        en: "the incident is on the ‘\(report.river)’; write --river \(report.river)")))
        }
        self.report = report
    }

    /// - Parameter time: of the plume; nil for a day after the release.
    func incident(_ playbooks: Playbooks, at time: Timestamp?) throws -> MapIncident {
        let problems = IncidentReport.check(report, against: playbooks.rivers, at: report.released)
        guard problems.isEmpty, let river = playbooks.rivers.river(report.river),
            let substance = playbooks.rivers.substance(report.substance)
        else { throw Complaint(problems.map { language.choose(from: $0.text) }.joined(separator: "\n")) }
        let forecast = PlumeModel(river: river, substance: substance).forecast(report, issued: report.released)
        return MapIncident(report, forecast, substance: substance.name, at: time ?? report.released + .days(1))
    }
}
