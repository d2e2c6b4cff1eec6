import ArgumentParser
import Chronology
import Events
import Foundation
import Playbook
import Processing
import RiverMap
import Rivers
import Runtime
import Wording

/// The maps of the rivers, to be printed or laid over one another.
struct RiverMapCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "map",
        abstract: "One river, one plan, one map: sheets on A3 as SVG or PDF, or layers as GeoJSON. 一河一策一图",
        discussion: """
            A river has a sheet of its own, its lists, and a sheet for each reach. In a folder only the sheets are written anew that changed.

              fengsui river map                                              # all rivers, into the folder maps
              fengsui river map --river yarkand --format pdf --out yarkand.pdf
              fengsui river map --river yarkand --reach kaqun-shache --out -
              fengsui river map --river kashgar --format geojson --out kashgar.geojson
              fengsui river map --river yarkand --incident report.json --time '2026-07-16 08:00' --out incident

            report.json is what `fengsui publish … water.incident.reported` takes.
            """)

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case svg, pdf, geojson
    }

    @Option(help: ArgumentHelp("The river's id; default: every river. 河流", valueName: "id"))
    var river: String?

    @Option(help: ArgumentHelp("Only the sheet of this reach. 河段", valueName: "id"))
    var reach: String?

    @Option(help: "svg, pdf or geojson. 格式")
    var format = Format.svg

    @Option(help: ArgumentHelp("A folder; a file, with an ending; or - for standard output. 输出", valueName: "path"))
    var out = "maps"

    @Option(help: ArgumentHelp("The date on the sheets, which also chooses the season; default: today in Beijing. 日期", valueName: "date"))
    var at: DayOption?

    @Option(help: ArgumentHelp("For an exercise of this id: marked as such across each sheet. 演练", valueName: "id"))
    var exercise: String?

    @Option(help: ArgumentHelp("An incident to be drawn: its report as JSON. 事件报告", valueName: "file"))
    var incident: String?

    @Option(
        help: ArgumentHelp(
            "When its plume is drawn: '2026-07-16 08:00' in Beijing; default: a day after the release. 时刻", valueName: "time"))
    var time: TimeOption?

    @Option(help: ArgumentHelp("The folder of playbooks. 预案目录", valueName: "folder"))
    var playbooks = "Playbooks"

    @Option(help: "Language of messages: zh, en or both; default: the system's. 语言")
    var language = OutputLanguage.system

    func run() async throws {
        let maps = try RiverMapSource(playbooks: playbooks, language: language)
        let rivers = try maps.rivers(river)
        let date = at?.date ?? NodeClock.system().beijingDate
        let realm = try realm()
        let report = try incident.map { try IncidentDrawing(reading: $0, river: river, language: language) }
        let subjects = rivers.map { maps.subject($0, date: date, realm: realm) }
        let drawn = try report.map { try $0.incident(maps.playbooks, at: time?.time) }
        let output = RiverMapOutput(path: out, language: language)
        guard format != .geojson else { return try output.write(geoJSON: subjects, incident: drawn) }
        let sheets = try subjects.flatMap { try chosen(RiverMap.sheets($0, date: date, incident: drawn), of: $0) }
        switch format {
        case .svg, .geojson: try output.write(svg: sheets)
        case .pdf: try await output.write(pdf: sheets)
        }
    }

    private func realm() throws -> Realm {
        guard let exercise else { return .actual }
        guard Realm.isExerciseID(exercise) else {
            throw Complaint(
                language.choose(
                    from: Bilingual(
                        zh: "演练标识“\(exercise)”只能由小写字母、数字和连字符组成",
                        en: "the exercise ‘\(exercise)’ must be of lower-case letters, digits and hyphens")))
        }
        return .exercise(exercise)
    }

    private func chosen(_ sheets: [Sheet], of subject: MapSubject) throws -> [Sheet] {
        guard let reach else { return sheets }
        let known = subject.courses.flatMap(\.reaches).map(\.id)
        let found = sheets.filter { $0.id == "\(subject.id)-\(reach)" && known.contains(reach) }
        guard found.isEmpty else { return found }
        let list = known.joined(separator: ", ")
        throw Complaint(
            language.choose(
                from: Bilingual(
                    zh: "\(subject.name.zh)没有河段“\(reach)”；可用：\(list)",
                    en: "the \(subject.name.en) has no reach ‘\(reach)’; write one of: \(list)")))
    }
}

/// A day as people write it: `2026-07-15`.
struct DayOption: ExpressibleByArgument {
    let date: CalendarDate

    init?(argument: String) {
        guard let date = CalendarDate(argument) else { return nil }
        self.date = date
    }
}
