import Chronology
import Events
import Playbook
import Wording

extension WarningExperience {
    /// The file's text; `read` gives the same value back.
    package var text: String {
        (Self.opening + head + ["editions:"] + editions.flatMap(\.lines)).joined(separator: "\n") + "\n"
    }

    /// What a reader of the file needs to know.
    private static let opening = [
        "# How each warning criterion would have served in the past, by the probability at which it fires. Written by `fengsui forecast experience`;",
        "# do not edit it, run the command again. Fewer than \(fewestEpisodes) episodes prove nothing, however exact the figures look.",
        "# 各预警条件按不同启动概率在历史回报中的表现，由 fengsui forecast experience 写成，请勿手改。不足 \(fewestEpisodes) 个过程时，这些数字什么也证明不了。",
        "#",
        "# By year, for each threshold (at):",
        "#   warnedDays      days of issue on which the probability reached it",
        "#   falseWarnings   空报: warnings without an episode; one that stands on counts again for every further lead",
        "#   missedEpisodes  漏报: episodes of which nothing warned before their first day",
        "#   lateEpisodes    of these, those with a warning while they lasted",
        "#   leadTimeDays    提前量: mean days from the first warning to the first day of the episodes that were not missed",
    ]

    private var head: [String] {
        [
            "place: \(place.quoted)", "standsFor: [\(standsFor.map(\.quoted).joined(separator: ", "))]",
            "period: {from: \(period.lowerBound), to: \(period.upperBound)}", "method: \(method.quoted)", "command: \(command.quoted)",
            "note:", "  zh: \(note.zh.quoted)", "  en: \(note.en.quoted)", "provenance: \(provenance.kind.rawValue)",
        ] + (provenance.source.map { ["source: \($0.quoted)"] } ?? [])
    }
}

extension EditionExperience {
    fileprivate var lines: [String] {
        [
            "  - edition: \(edition)", "    hazard: \(hazard.rawValue)", "    rules: \(rules.quoted)", "    days: \(days)", "    levels:",
        ] + levels.flatMap(\.lines)
    }
}

extension LevelExperience {
    fileprivate var lines: [String] {
        ["      - level: \(level.rawValue)", "        episodes: \(episodes)", "        thresholds:"]
            + scores.map { "          - \($0.line)" }
    }
}

extension ThresholdScore {
    fileprivate var line: String {
        let lead = leadTimeDays.map { ", leadTimeDays: \($0)" } ?? ""
        return "{at: \(threshold), warnedDays: \(warnedDaysPerYear), falseWarnings: \(falseWarningsPerYear), "
            + "missedEpisodes: \(missedEpisodesPerYear), lateEpisodes: \(lateEpisodesPerYear)\(lead)}"
    }
}

extension String {
    /// A double-quoted YAML text on one line.
    fileprivate var quoted: String {
        let escaped = map { character in
            switch character {
            case "\"": "\\\""
            case "\\": "\\\\"
            case "\n": "\\n"
            default: String(character)
            }
        }
        return "\"\(escaped.joined())\""
    }
}
