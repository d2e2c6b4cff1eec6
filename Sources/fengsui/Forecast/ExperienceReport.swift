import Alerting
import Events
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
}
