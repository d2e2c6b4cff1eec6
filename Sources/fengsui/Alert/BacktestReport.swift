import Alerting
import Events
import Forecasting
import Wording

/// What a backtest found, in a table for each place.
struct BacktestReport {
    let results: [BacktestResult]
    let flapDays: Int
    let isPerfect: Bool
    let language: OutputLanguage

    var text: String {
        let blocks = results.flatMap { result in
            [Terminal.styled(head(of: result), .bold)] + table(of: result).lines.map { "  \($0)" } + [""]
        }
        return (blocks + [language.choose(from: note, between: "\n")]).joined(separator: "\n")
    }

    private func head(of result: BacktestResult) -> String {
        let dates = result.record.period.map { "\($0.lowerBound)…\($0.upperBound)" } ?? "–"
        return "\(result.place) \(dates)"
    }

    private func table(of result: BacktestResult) -> TextTable {
        var table = TextTable(head: Self.head.map { language.choose(from: $0, between: " ") })
        for score in result.scores {
            table.append([
                language.choose(from: score.hazard.name, between: " "), "\(score.edition)/\(score.level.rawValue)", "\(score.episodes)",
                "\(score.warnings)", "\(score.hits)", "\(score.falseAlarms)", "\(score.misses)", "\(score.late)", "\(score.flaps)",
                "\(score.warnedDays)", score.leadDays.map { "\(($0 * 10).rounded() / 10)" } ?? "–",
            ])
        }
        return table
    }

    private static let head = [
        Bilingual(zh: "灾种", en: "hazard"), Bilingual(zh: "条件", en: "criterion"), Bilingual(zh: "过程", en: "episodes"),
        Bilingual(zh: "预警", en: "warnings"), Bilingual(zh: "命中", en: "hits"), Bilingual(zh: "空报", en: "false"),
        Bilingual(zh: "漏报", en: "missed"), Bilingual(zh: "其中迟报", en: "of them late"), Bilingual(zh: "反复", en: "flaps"),
        Bilingual(zh: "预警日", en: "warned days"), Bilingual(zh: "提前（天）", en: "lead (days)"),
    ]

    private var note: Bilingual {
        let forecast =
            isPerfect
            ? Bilingual(zh: "预报假定完全正确。", en: "The forecasts know the days to come. ")
            : Bilingual(
                zh: "预报为当时可作出的回算（\(Hindcast.method)），无首要污染物，故不含臭氧。",
                en:
                    "The forecasts are those that could have been made then (\(Hindcast.method)); they have no primary pollutants, so ozone is left out. "
            )
        return Bilingual(
            zh: forecast.zh + "每一级按“该级或更高”计；\(flapDays) 天内撤回又发或发后空撤为反复；不足 \(WarningExperience.fewestEpisodes) 个过程时什么也证明不了。",
            en: forecast.en
                + "Each level counts itself or a higher one; a flap is taken back and said again, or said and taken back in vain, within \(flapDays) days; "
                + "fewer than \(WarningExperience.fewestEpisodes) episodes prove nothing.")
    }
}
