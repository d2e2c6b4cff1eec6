import Alerting
import ArgumentParser
import Chronology
import Forecasting
import Foundation
import Playbook
import Wording

/// How the warning criteria would have served in the past, threshold by threshold.
struct ExperienceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "experience",
        abstract: "Apply the warning criteria to the forecasts of past days: false and missed warnings, time gained. 预警条件的历史表现",
        discussion: """
            Issues the forecast of each past day from what was known then, as
            ‘fengsui forecast hindcast’ does, applies every edition of the
            criteria in Playbooks/warnings to its scenarios as the alert service
            does, and holds that against the days that came. --out gets the file
            that belongs to Playbooks/warnings/experience.yaml, from which the
            desk shows what a threshold has meant before.

            The index is the one that the files publish. Fewer than 30 episodes
            prove nothing.

            Ends with 2 when files or options cannot be used.

            对历史上的每一天用当时已知的资料发布预报，套用各版本预警条件，统计空报、漏报和提前量。
            """)

    @Option(help: ArgumentHelp("Folder of daily values, city,date,aqi,… 历史日值目录", valueName: "folder"))
    var history: String

    @Option(help: ArgumentHelp("Folder of guidance: CSV, JSON, GRIB. 指导资料目录", valueName: "folder"))
    var guidance: String?

    @Option(help: ArgumentHelp("The place, by code or name. 地点", valueName: "place"))
    var place: String

    @Option(
        help: ArgumentHelp(
            "First day of issue; default: a year after the first day, or as soon as there can be a forecast. 首个起报日", valueName: "day"),
        transform: HindcastCommand.day)
    var from: CalendarDate?

    @Option(
        help: ArgumentHelp("Last day of issue; default: the last day with an observation. 最后起报日", valueName: "day"),
        transform: HindcastCommand.day)
    var to: CalendarDate?

    @Option(help: ArgumentHelp("Where the file goes; - is standard output. 输出文件", valueName: "file"))
    var out: String

    @Option(help: ArgumentHelp("Criteria, places and editions of HJ 633. 预案目录", valueName: "folder"))
    var playbooks = "Playbooks"

    @Option(help: "Language: zh, en or both; default: the system's. 语言")
    var language = OutputLanguage.system

    func run() async throws {
        do {
            let experience = try await experience()
            let text = ExperienceReport(experience: experience, language: language).text
            if out == "-" { printError(text) } else { print(text) }
        } catch let trouble as HindcastTrouble {
            printError("experience: \(language.choose(from: trouble.text, between: "\n"))")
            throw ExitCode(2)
        } catch let findings as Findings {
            printError(
                findings.findings.map { language.choose(from: Bilingual(zh: $0.text(in: .zh), en: $0.text(in: .en))) }.joined(
                    separator: "\n"))
            throw ExitCode(2)
        }
    }
}

// MARK: - The way of one

extension ExperienceCommand {
    private func experience() async throws -> WarningExperience {
        let known = try ExperiencePlaybooks.load(from: playbooks)
        let series = try HistoryFolder.read(history).series
        let all = series.map(\.place)
        guard let chosen = try PlaceChoice.of([place], in: series, region: known.region).first?.index else { throw Self.noPlace(place) }
        let span = try HindcastSpan(from: from, to: to, chosen: [all[chosen]], all: all)
        let found = try await guidance(in: span, known.policy)
        let record = PastRecord(
            issues: await PastIssues.hindcast(
                of: chosen, among: all, span, guidance: found?.sources.map(\.guidance) ?? [], known.policy),
            observed: all[chosen].observedDays(by: known.criteria))
        let origin = try origin(known.places(of: series[chosen].name), span, found)
        guard let experience = WarningExperience(of: record, by: known.criteria, origin) else { throw Self.nothing(span) }
        try write(experience)
        return experience
    }

    private func guidance(in span: HindcastSpan, _ policy: ForecastPolicy) async throws -> GuidanceFolder? {
        guard let guidance else { return nil }
        return try await GuidanceFolder.read(guidance, sectors: policy.sectors, issued: span.issued)
    }

    private func origin(
        _ places: (code: String, standsFor: [String]), _ span: HindcastSpan, _ found: GuidanceFolder?
    ) -> WarningExperience.Origin {
        WarningExperience.Origin(
            place: places.code, standsFor: places.standsFor, method: Hindcast.method, command: command(span),
            data: ExperienceReport.data(found?.sources ?? []))
    }

    /// The file is whole or as it was before.
    private func write(_ experience: WarningExperience) throws(HindcastTrouble) {
        let text = Data(experience.text.utf8)
        guard out != "-" else { return FileHandle.standardOutput.write(text) }
        do {
            try text.write(to: URL(filePath: out), options: .atomic)
        } catch {
            throw HindcastTrouble(
                zh: "无法写入 \(out)（\(error.localizedDescription)）；请核对 --out 的目录与权限",
                en: "\(out) cannot be written (\(error.localizedDescription)); check the folder of --out and who may write there")
        }
    }

    /// What reproduces the file, with the days that were taken.
    private func command(_ span: HindcastSpan) -> String {
        let paths = [("--history", history), ("--guidance", guidance), ("--place", place)]
        let days = [("--from", span.issued.lowerBound.description), ("--to", span.issued.upperBound.description)]
        let rest = [("--playbooks", playbooks), ("--out", out)]
        let options = (paths + days + rest).compactMap { name, value in value.map { "\(name) \($0.shellWord)" } }
        return "fengsui forecast experience \(options.joined(separator: " "))"
    }
}

extension String {
    /// As one word of a POSIX shell.
    fileprivate var shellWord: String {
        let isPlain = allSatisfy { $0.isLetter || $0.isNumber || "._-/".contains($0) } && !isEmpty
        return isPlain ? self : "'\(replacing("'", with: #"'\''"#))'"
    }
}

// MARK: - Words

extension ExperienceCommand {
    private static func noPlace(_ place: String) -> HindcastTrouble {
        HindcastTrouble(zh: "历史资料中没有“\(place)”", en: "the history has nothing called ‘\(place)’")
    }

    private static func nothing(_ span: HindcastSpan) -> HindcastTrouble {
        HindcastTrouble(
            zh: "\(span.issued.lowerBound) 至 \(span.issued.upperBound) 没有一次预报可与其后全部实况对照；请提供更长的历史",
            en:
                "from \(span.issued.lowerBound) to \(span.issued.upperBound) no forecast can be held against all the days after it; give a longer history"
        )
    }
}
