import AirQuality
import Forecasting
import Wording

/// The tables of one variable.
struct VariableReport {
    let summary: HindcastSummary
    let quantity: Quantity
    let language: OutputLanguage

    private var leads: ClosedRange<Int> { 1...summary.board.leads }

    var lines: [String] {
        guard leads.contains(where: { summary.board.scores(quantity, lead: $0).count > 0 }) else {
            return ["", Terminal.styled(quantity.code, .bold), "  \(say(Self.nothing))"]
        }
        let own = quantity == .index ? [titled(Self.official, officialTable)] : []
        let chances =
            levels.isEmpty
            ? [["", "  \(say(Self.noChance))"]] : [titled(Self.brier, brierTable), titled(Self.reliability, reliabilityTable)]
        let blocks = [titled(nil, scoreTable)] + chances + own + [titled(Self.kinds, kindTable)]
        return ["", Terminal.styled(quantity.title, .bold)] + blocks.flatMap { $0 }
    }

    private func titled(_ title: Bilingual?, _ table: TextTable) -> [String] {
        (title.map { ["", "  \(say($0))"] } ?? []) + table.lines.map { "  \($0)" }
    }

    private func say(_ text: Bilingual) -> String { text.zh == text.en ? text.en : language.choose(from: text, between: " ") }
    private func head(_ texts: Bilingual...) -> TextTable { TextTable(head: texts.map(say)) }

    private static let nothing = Bilingual(zh: "没有可检验的预报", en: "no forecast that could be verified")
    private static let lead = Bilingual(zh: "提前", en: "lead")
    private static let days = Bilingual(zh: "预报数", en: "n")
    private static let season = Bilingual(zh: "气候", en: "climatology")
    private static let persistence = Bilingual(zh: "持续", en: "persistence")
    private static let skillSeason = Bilingual(zh: "技巧/气候", en: "skill/clim")
    private static let skillPersistence = Bilingual(zh: "技巧/持续", en: "skill/pers")
    private static let skillBetter = Bilingual(zh: "技巧/较好者", en: "skill/better")
    private static let band = Bilingual(zh: "80%区间含", en: "80 % band")
    private static let crps = Bilingual(zh: "CRPS", en: "CRPS")
    private static let pit = Bilingual(zh: "PIT", en: "PIT")
}

// MARK: - Scores, and probabilities of the levels

extension VariableReport {
    private var scoreTable: TextTable {
        var table = head(
            Self.lead, Self.days, Self.crps, Self.season, Self.persistence, Self.skillSeason, Self.skillPersistence, Self.skillBetter,
            Self.band, Self.pit)
        for lead in leads {
            let sums = summary.board.scores(quantity, lead: lead)
            let compared = sums.compared
            table.append([
                "\(lead)", "\(sums.count)", Self.text(sums.crps, quantity.decimals + 1),
                Self.text(compared.crps(of: .season), quantity.decimals + 1),
                Self.text(compared.crps(of: .persistence), quantity.decimals + 1), Self.text(compared.skill(against: .season), 3),
                Self.text(compared.skill(against: .persistence), 3), better(lead, compared), Self.percent(sums.coverage),
                Self.text(sums.pit.unevenness, 3),
            ])
        }
        return table
    }

    private func better(_ lead: Int, _ compared: Losses) -> String {
        let skill = Self.text(compared.skill(against: .better), 3)
        guard let interval = summary.interval(quantity, lead) else { return skill }
        return "\(skill) [\(Self.text(interval.low, 3)) \(Self.text(interval.high, 3))]\(interval.isClaimed ? " ✓" : "")"
    }

    /// The levels that were exceeded, or given one chance in ten at least once.
    private var levels: [Int] {
        ExceedanceLevels.all.indices.filter { level in
            leads.contains { lead in
                let sums = summary.board.scores(quantity, lead: lead).brier[level]
                return sums.bins.dropFirst().contains { $0.count > 0 } || sums.bins.contains { $0.events > 0 }
            }
        }
    }

    private var levelHeads: [String] { levels.map { "> \(ExceedanceLevels.all[$0])" } }

    private static let noChance = Bilingual(
        zh: "该变量的分指数从未超过 100，预报概率也都低于 10%", en: "its index was never above 100, nor ever given a chance of 10 %")

    private static let brier = Bilingual(
        zh: "Brier 评分（气候的评分；可靠性项、分辨率项）", en: "Brier score (climatology's; reliability, resolution) of an index above")

    private var brierTable: TextTable {
        var table = TextTable(head: [say(Self.lead)] + levelHeads)
        for lead in leads {
            let sums = summary.board.scores(quantity, lead: lead)
            table.append(
                ["\(lead)"]
                    + levels.map { level in
                        let (own, season) = (sums.brier[level], sums.seasonBrier[level])
                        guard let score = own.score else { return "–" }
                        let parts = "\(Self.text(own.reliability, 4)), \(Self.text(own.resolution, 4))"
                        return "\(Self.text(score, 4)) (\(Self.text(season.score, 4)); \(parts))"
                    })
        }
        return table
    }

    private static let reliability = Bilingual(
        zh: "可靠性（各提前天数合计）：预报概率 → 出现频率（次数）", en: "Reliability over all leads: forecast probability → frequency (forecasts)")

    private var reliabilityTable: TextTable {
        let pooled = levels.map { level in
            leads.reduce(into: BrierSums()) { $0.merge(summary.board.scores(quantity, lead: $1).brier[level]) }
        }
        var table = TextTable(head: [""] + levelHeads)
        for bin in 0..<BrierSums.binCount {
            let cells = pooled.map { sums -> String in
                let bin = sums.bins[bin]
                guard bin.count > 0 else { return "–" }
                return "\(Self.text(bin.meanProbability, 2)) → \(Self.text(bin.frequency, 2)) (\(bin.count))"
            }
            table.append(["\(bin * 10)–\((bin + 1) * 10) %"] + cells)
        }
        return table
    }
}

// MARK: - China's own scores, and kinds of day

extension VariableReport {
    private static let official = Bilingual(
        zh: "国内业务评分：级别取中位数；AQI 范围取 25%–75% 分位数；重污染为 AQI > 200（概率 ≥ 0.5；括号内按中位数）",
        en:
            "China's own scores: level of the median; range = the 25–75 % quantiles; heavy = index above 200, by probability ≥ 0.5 (by median)"
    )

    private var officialTable: TextTable {
        var table = head(
            Self.lead, Bilingual(zh: "级别准确率", en: "level"), Bilingual(zh: "AQI范围准确率", en: "AQI range"),
            Bilingual(zh: "首要污染物准确率", en: "primary"), Bilingual(zh: "重污染日", en: "heavy days"),
            Bilingual(zh: "命中率", en: "hit rate"), Bilingual(zh: "空报率", en: "false alarms"), Bilingual(zh: "TS", en: "threat score"))
        for lead in leads {
            let scores = summary.board.official(lead: lead)
            let (chance, median) = (scores.heavyByProbability, scores.heavyByMedian)
            table.append([
                "\(lead)", Self.percent(scores.level.share), Self.percent(scores.range.share), Self.percent(scores.primary.share),
                "\(chance.hits + chance.misses)", "\(Self.percent(chance.hitRate)) (\(Self.percent(median.hitRate)))",
                "\(Self.percent(chance.falseAlarmRatio)) (\(Self.percent(median.falseAlarmRatio)))",
                "\(Self.text(chance.threatScore, 3)) (\(Self.text(median.threatScore, 3)))",
            ])
        }
        return table
    }

    private static let kinds = Bilingual(
        zh: "按季节和沙尘（PM2.5/PM10 < 0.35）：对较好参照的技巧（预报数）", en: "By season and dust (PM2.5/PM10 < 0.35): skill against the better reference (n)")
    private static let shownLeads = [1, 2, 3, 5, 7, 10]

    private var kindTable: TextTable {
        let shown = Self.shownLeads.filter(leads.contains)
        var table = TextTable(head: [""] + shown.map { "\(say(Self.lead)) \($0)" })
        for stratum in Stratum.allCases where stratum != .all {
            let cells = shown.map { lead -> String in
                let compared = summary.board.scores(quantity, lead: lead, stratum).compared
                return compared.count == 0 ? "–" : "\(Self.text(compared.skill(against: .better), 3)) (\(compared.count))"
            }
            table.append([say(stratum.title)] + cells)
        }
        return table
    }
}

// MARK: - Numbers

extension VariableReport {
    static func text(_ value: Double?, _ decimals: Int) -> String {
        guard let value else { return "–" }
        var bytes: [UInt8] = []
        bytes.append(value, decimals: decimals)
        return String(decoding: bytes, as: UTF8.self)
    }

    static func percent(_ share: Double?) -> String { share.map { "\(text($0 * 100, 1)) %" } ?? "–" }
}

extension Stratum {
    fileprivate var title: Bilingual {
        switch self {
        case .all: Bilingual(zh: "全部", en: "all")
        case .spring: Bilingual(zh: "春（3–5月）", en: "spring (Mar–May)")
        case .summer: Bilingual(zh: "夏（6–8月）", en: "summer (Jun–Aug)")
        case .autumn: Bilingual(zh: "秋（9–11月）", en: "autumn (Sep–Nov)")
        case .winter: Bilingual(zh: "冬（12–2月）", en: "winter (Dec–Feb)")
        case .dust: Bilingual(zh: "沙尘日", en: "dust")
        case .other: Bilingual(zh: "非沙尘日", en: "no dust")
        }
    }
}

extension Quantity {
    /// `pm10, µg/m³`
    fileprivate var title: String {
        switch self {
        case .index: code
        case .pollutant(let pollutant): "\(code), \(pollutant.unit)"
        }
    }
}
