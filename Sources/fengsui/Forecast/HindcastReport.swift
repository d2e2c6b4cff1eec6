import Chronology
import Forecasting
import Observing
import Wording

/// The scores as people read them.
struct HindcastReport {
    let summary: HindcastSummary
    let language: OutputLanguage

    var text: String {
        let tables = summary.board.quantities.flatMap { VariableReport(summary: summary, quantity: $0, language: language).lines }
        return (heading + notes + tables + [""] + legend.map { say($0) }).joined(separator: "\n")
    }

    private func say(_ text: Bilingual) -> String { text.zh == text.en ? text.en : language.choose(from: text, between: "\n") }

    private var heading: [String] {
        let (first, last) = (summary.issued.lowerBound, summary.issued.upperBound)
        let seconds = (summary.seconds * 10).rounded() / 10
        let title = Bilingual(
            zh: "回算：起报 \(first) 至 \(last)，地点 \(summary.places)，预报 \(summary.result.lines) 条，用时 \(seconds) 秒",
            en: "Hindcast: issued \(first) to \(last), places \(summary.places), forecasts \(summary.result.lines), \(seconds) s")
        return [Terminal.styled(say(title), .bold)]
    }
}

// MARK: - What it rests on

extension HindcastReport {
    private var notes: [String] {
        (guidanceNotes + leftOut + silentPlaces + fileNotes).map { "  \(say($0))" }
    }

    private var guidanceNotes: [Bilingual] {
        guard let guidance = summary.guidance else { return [] }
        guard !guidance.sources.isEmpty else {
            return [
                Bilingual(
                    zh: "--guidance 中没有可用的指导资料，评分未用任何指导", en: "Nothing in --guidance could be used; the scores are without guidance")
            ]
        }
        return guidance.sources.map { source in
            source.isAnalysis
                ? Bilingual(
                    zh: "指导资料 \(source.guidance.name)：是对已发生天气的分析，不是预报。由此得到的评分是上限，业务中达不到",
                    en:
                        "Guidance \(source.guidance.name): an analysis of what happened, no forecast. Scores with it are an upper bound that no service reaches"
                )
                : Bilingual(
                    zh: "指导资料 \(source.guidance.name)：只用起报日结束时已取得的预报",
                    en: "Guidance \(source.guidance.name): only runs that were known at the end of the day of issue")
        }
    }

    private var leftOut: [Bilingual] {
        guard !summary.without.isEmpty else { return [] }
        let names = summary.without.joined(separator: ", ")
        return [Bilingual(zh: "未用的成分：\(names)", en: "Left out: \(names)")]
    }

    private var silentPlaces: [Bilingual] {
        guard !summary.result.silent.isEmpty else { return [] }
        let names = HindcastTrouble.list(summary.result.silent)
        return [
            Bilingual(
                zh: "没有预报的地点（有值的日子不足 \(Hindcast.fewestDays) 天，或不在起报期内）：\(names.zh)",
                en: "Places without a forecast (fewer than \(Hindcast.fewestDays) days with values, or none in these days): \(names.en)")
        ]
    }

    private var fileNotes: [Bilingual] {
        let passed = (summary.history.passedOver + (summary.guidance?.passedOver ?? [])).prefix(HistoryFolder.maximumUnread).map { file in
            Bilingual(zh: "未采用 \(file.file)：\(file.reason.zh)", en: "Passed over \(file.file): \(file.reason.en)")
        }
        let rows = summary.history.unread.map { fault in
            Bilingual(
                zh: "\(fault.file) 第 \(fault.row.line) 行：\(fault.row.reason.zh)",
                en: "\(fault.file), line \(fault.row.line): \(fault.row.reason.en)")
        }
        return passed + counts + rows
    }

    private var counts: [Bilingual] {
        var counts: [Bilingual] = []
        let (unread, replaced) = (summary.history.unreadRows, summary.history.replaced)
        if unread > 0 { counts.append(Bilingual(zh: "无法读取的行：\(unread)", en: "Rows that could not be read: \(unread)")) }
        if replaced > 0 {
            counts.append(
                Bilingual(
                    zh: "不同文件给出不同数值的日子：\(replaced)，以文件名在后者为准",
                    en: "Days that two files give differently: \(replaced); the later file by name holds"))
        }
        return counts
    }

    private var legend: [Bilingual] {
        [
            Bilingual(
                zh: "CRPS：连续分级概率评分，由 19 个分位数求得，越小越好。技巧 = 1 − CRPS/参照的 CRPS；方括号内为 90% 区间（10 天一段的移动分段自助法），"
                    + "✓ 表示独立分段不少于 \(SkillInterval.fewestBlocks) 段且整个区间在 0 的一侧。",
                en:
                    "CRPS: continuous ranked probability score from 19 quantiles, smaller is better. Skill = 1 − CRPS / CRPS of the reference; in brackets its "
                    + "90 % interval (moving blocks of ten days), ✓ where there are at least \(SkillInterval.fewestBlocks) independent blocks and all of it lies on one side of 0."
            ),
            Bilingual(
                zh: "气候：起报时已知的前后 20 天同季节各日。持续：最后已知值乘以过去同样天数的变化。PIT：观测在分位数间分布不均的程度，0 为均匀。",
                en:
                    "Climatology: days within 20 days of the season known at issue. Persistence: the last known value times past changes over as many days. "
                    + "PIT: how unevenly observations fall between the quantiles, 0 is even."),
        ]
    }
}
