import Alerting
import Events
import Forecasting
import Wording

/// What a hindcast of the criteria found, in a table for each edition.
struct ExperienceReport {
    let experience: WarningExperience
    let language: OutputLanguage

    /// Of the grid; the file has them all.
    private static let shown = [0.25, 0.5, 0.65, 0.8]

    var text: String {
        let period = "\(experience.place) \(experience.period.lowerBound)…\(experience.period.upperBound)"
        let blocks = experience.editions.map { edition in
            ["", Terminal.styled(edition.edition, .bold)] + table(of: edition).lines.map { "  \($0)" }
        }
        let note = language.choose(from: experience.note, between: "\n")
        return ([period] + blocks.flatMap { $0 } + ["", note]).joined(separator: "\n")
    }

    private func table(of edition: EditionExperience) -> TextTable {
        var table = TextTable(head: Self.head.map { language.choose(from: $0, between: " ") })
        for level in edition.levels {
            for score in level.scores where Self.shown.contains(score.threshold) {
                table.append([
                    level.level.rawValue, "\(level.episodes)", "\(score.threshold)", "\(score.warnedDaysPerYear)",
                    "\(score.falseWarningsPerYear)", "\(score.missedEpisodesPerYear)", "\(score.lateEpisodesPerYear)",
                    score.leadTimeDays.map { "\($0)" } ?? "–",
                ])
            }
        }
        return table
    }

    private static let head = [
        Bilingual(zh: "级别", en: "level"), Bilingual(zh: "过程", en: "episodes"), Bilingual(zh: "启动概率", en: "at"),
        Bilingual(zh: "预警日/年", en: "warned days/yr"), Bilingual(zh: "空报/年", en: "false/yr"), Bilingual(zh: "漏报/年", en: "missed/yr"),
        Bilingual(zh: "其中迟报", en: "of them late"), Bilingual(zh: "提前量（天）", en: "lead time (days)"),
    ]

    /// What a reader has to know of the data behind a file.
    static func data(_ sources: [GuidanceFolder.Source]) -> Bilingual {
        let names = sources.map(\.guidance.name).joined(separator: ", ")
        let hasAnalysis = sources.contains(where: \.isAnalysis)
        let zh = sources.isEmpty ? "预报未用指导资料" : "预报用到指导资料（\(names)）" + (hasAnalysis ? "，其中有分析资料，结果只是上限" : "")
        let en =
            sources.isEmpty
            ? "without guidance" : "with guidance (\(names))" + (hasAnalysis ? ", an analysis among it: an upper bound" : "")
        return Bilingual(
            zh: "指数为文件所载的发布值，并非由日均值按 HJ 633 算得；\(zh)；起报当日的实况为预报所知，预警不知。",
            en:
                "The index is the one that the files publish, not HJ 633 of the means; \(en); the forecast knows the day of issue to its end, "
                + "the warning does not know it.")
    }
}
