import Chronology
import Events
import Wording

extension IncidentReported: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let (river, substance) = (names.other(river), names.other(substance))
        let (post, time) = (names.post(reporter), Figures.time(released))
        let mass = massKilograms.map { Bilingual.same(Figures.number($0) + " kg") } ?? Bilingual(zh: "数量不明", en: "amount unknown")
        let km = Figures.number(kilometre)
        return Narration(
            .urgent, zh: "突发水污染 \(incident)：\(river.zh) \(km) 公里处，\(substance.zh)，\(mass.zh)，\(time.zh) 开始，\(post.zh)报告：\(description)",
            en: "River incident \(incident): \(river.en) at km \(km), \(substance.en), \(mass.en), began \(time.en); "
                + "reported by \(post.en): \(description)")
    }
}

extension PlumeForecast: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        guard let first = arrivals.filter(\.isPossible).min(by: { $0.exceeding.median < $1.exceeding.median })
        else {
            return Narration(
                .notable, zh: "事件 \(incident) 推算更新：\(arrivals.count) 个目标超限的可能都不到 10%。",
                en:
                    "Incident \(incident), new calculation: exceeding the limit is less than 10% likely at each of \(arrivals.count) targets."
            )
        }
        let band = first.exceeding
        let (side, early, median) = (names.side(first.side), Figures.time(band.early), Figures.time(band.median))
        let chance = first.exceedanceProbability.map(Figures.percent)
        let zh = chance.map { "，超限概率 \($0)" } ?? "，数量不明，只算前锋到达"
        let en = chance.map { ", probability above the limit \($0)" } ?? "; the amount is unknown, this is the front alone"
        return Narration(
            .urgent, zh: "事件 \(incident) 推算更新：最先到 \(first.name.zh)（\(side.zh)），最早 \(early.zh)，最可能 \(median.zh)\(zh)。",
            en: "Incident \(incident), new calculation: first to be reached is \(first.name.en) (\(side.en)), "
                + "\(early.en) at the earliest, most likely \(median.en)\(en).")
    }
}

extension PlumeArrival {
    /// From one member in ten on, as the forecast counts it; without a mass the front always comes.
    fileprivate var isPossible: Bool { exceedanceProbability.map { $0 >= 0.1 } ?? (arrival != nil) }
    /// A forecast of the first method left out what was less likely than not; its peak stands in.
    fileprivate var exceeding: TimeBand { arrival ?? peak }
}

extension IncidentClosed: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let post = names.post(post)
        return Narration(
            .notable, zh: "事件 \(incident) 由\(post.zh)（\(person)）结束：\(outcome)",
            en: "Incident \(incident) was closed by \(post.en) (\(person)): \(outcome)")
    }
}

extension SourceTraced: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        guard let first = candidates.first else {
            return Narration(
                .notable, zh: "事件 \(incident) 溯源：\(samples) 个样品不支持任何候选来源。",
                en: "Incident \(incident), search for the source: \(samples) samples agree with no candidate.")
        }
        let chance = Figures.percent(first.probability)
        let (from, to) = (Figures.time(first.released.early), Figures.time(first.released.late))
        return Narration(
            .notable,
            zh: "事件 \(incident) 溯源：\(first.name.zh)最可能（\(chance)，按 \(samples) 个样品），约在 \(from.zh) 至 \(to.zh) 开始；请现场核查。",
            en:
                "Incident \(incident), search for the source: most likely \(first.name.en) (\(chance), by \(samples) samples), begun between "
                + "\(from.en) and \(to.en); go and look.")
    }
}
